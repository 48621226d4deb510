// Where people write: text, files, replies and edits, the command menu, inline queries, reply keys.

import { act } from "./api.js";
import { element } from "./formatted.js";
import { summary } from "./bubbles.js";
import { word } from "./words.js";

const at = (id) => document.getElementById(id);
const PICTURES = ["image/png", "image/jpeg", "image/webp"];

export class Composer {
  // `talk` gives the current person, chat id, bot and commands; `fail` shows what went wrong.
  constructor(talk, fail) {
    this.talk = talk;
    this.fail = fail;
    this.replyTo = null;
    this.editing = null;
    this.inlineQuery = null;
    this.text = at("text");
    at("composer").addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("input", () => { this.grow(); this.suggest(); });
    at("quote-close").addEventListener("click", () => this.forget());
    at("attach").addEventListener("click", () => at("file").click());
    at("file").addEventListener("change", () => this.sendFile(at("file").files[0]));
    at("commands").addEventListener("click", () => this.toggleCommands());
    at("keyboard-toggle").addEventListener("click", () => this.toggleKeyboard());
    document.addEventListener("paste", (event) => {
      const file = event.clipboardData?.files[0];
      if (file) this.sendFile(file);
    });
  }

  label() {
    for (const [id, name] of [["commands", "commands"], ["attach", "attach"], ["send", "send"],
      ["keyboard-toggle", "keyboard"], ["quote-close", "cancel"], ["text", "write"]]) {
      at(id).setAttribute("aria-label", word(name));
      if (id !== "text") at(id).title = word(name);
    }
    this.text.placeholder = word("write");
  }

  async attempt(work) {
    try {
      return await work();
    } catch (error) {
      this.fail(error.message);
      return null;
    }
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, 160)}px`;
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      this.forget();
      this.hideSuggestions();
    } else if (event.key === "ArrowUp" && !this.text.value) {
      const last = this.talk().lastOwn();
      if (last) { event.preventDefault(); this.edit(last); }
    } else if (event.key === "ArrowDown" && !at("suggestions").hidden) {
      event.preventDefault();
      at("suggestions").querySelector("button")?.focus();
    }
  }

  async send() {
    const text = this.text.value.trim();
    if (!text) return;
    const { person, chatId } = this.talk();
    const { editing, replyTo } = this;
    this.text.value = "";
    this.grow();
    this.hideSuggestions();
    this.forget();
    await this.attempt(() => (editing
      ? act(person, "edits", { message_id: editing.message_id, text, chat_id: chatId })
      : act(person, "says", { text, chat_id: chatId, ...(replyTo ? { reply_to: replyTo.message_id } : {}) })));
  }

  async say(text) {
    const { person, chatId } = this.talk();
    await this.attempt(() => act(person, "says", { text, chat_id: chatId }));
  }

  async sendFile(file) {
    at("file").value = "";
    if (!file) return;
    const { person, chatId } = this.talk();
    const form = new FormData();
    form.append("chat_id", chatId);
    form.append("caption", this.text.value.trim());
    form.append(PICTURES.includes(file.type) ? "photo" : "document", file, file.name);
    this.text.value = "";
    this.grow();
    await this.attempt(() => act(person, "sends", form));
  }

  reply(message) {
    this.editing = null;
    this.replyTo = message;
    this.quote(`${word("reply")}: ${summary(message)}`);
  }

  edit(message) {
    this.replyTo = null;
    this.editing = message;
    this.text.value = message.text ?? message.caption ?? "";
    this.grow();
    this.quote(`${word("editing")}: ${summary(message)}`);
  }

  quote(line) {
    at("quote-text").textContent = line;
    at("quote-bar").hidden = false;
    this.text.focus();
  }

  forget() {
    if (this.editing) { this.text.value = ""; this.grow(); }
    this.replyTo = this.editing = null;
    at("quote-bar").hidden = true;
  }

  // Suggestions over the composer: commands, or the results of an inline query.

  hideSuggestions() {
    at("suggestions").hidden = true;
    at("commands").setAttribute("aria-expanded", "false");
  }

  showSuggestions(rows) {
    const list = at("suggestions");
    list.replaceChildren(...rows.map((row) => element("li", {}, element("button", {
      type: "button", onclick: row.choose, onkeydown: (event) => this.walk(event),
    },
    element("strong", { dir: "auto", text: row.title }), element("span", { class: "faint", dir: "auto", text: row.detail })))));
    list.hidden = rows.length === 0;
    at("commands").setAttribute("aria-expanded", String(!list.hidden));
  }

  walk(event) {
    const buttons = [...at("suggestions").querySelectorAll("button")];
    const place = buttons.indexOf(event.target);
    if (event.key === "ArrowDown") buttons[place + 1]?.focus();
    else if (event.key === "ArrowUp") (buttons[place - 1] ?? this.text).focus();
    else if (event.key === "Escape") { this.hideSuggestions(); this.text.focus(); } else return;
    event.preventDefault();
  }

  commandRows(prefix = "") {
    return this.talk().commands.filter((one) => one.command.startsWith(prefix)).map((one) => ({
      title: `/${one.command}`,
      detail: one.description,
      choose: () => {
        this.text.value = "";
        this.hideSuggestions();
        this.say(`/${one.command}`);
        this.text.focus();
      },
    }));
  }

  toggleCommands() {
    if (at("suggestions").hidden) this.showSuggestions(this.commandRows());
    else this.hideSuggestions();
  }

  suggest() {
    const text = this.text.value;
    const inline = `@${this.talk().bot.username} `;
    clearTimeout(this.timer);
    if (/^\/\w*$/.test(text)) this.showSuggestions(this.commandRows(text.slice(1)));
    else if (text.startsWith(inline)) this.timer = setTimeout(() => this.askInline(text.slice(inline.length)), 250);
    else this.hideSuggestions();
  }

  async askInline(query) {
    const { person, chatId } = this.talk();
    const asked = await this.attempt(() => act(person, "asks_inline", { query, chat_id: chatId }));
    this.inlineQuery = asked && { id: asked.query_id, query };
  }

  inlineResults(event) {
    if (event.query_id !== this.inlineQuery?.id) return;
    const { person, chatId } = this.talk();
    const { query } = this.inlineQuery;
    this.showSuggestions(event.results.map((result) => ({
      title: result.title,
      detail: result.description,
      choose: () => {
        this.text.value = "";
        this.hideSuggestions();
        this.attempt(() => act(person, "chooses", { result, query, chat_id: chatId }));
      },
    })));
  }

  // The reply keyboard the bot put under the composer.

  showKeyboard(markup) {
    const box = at("reply-keyboard");
    const rows = markup?.keyboard ?? [];
    box.replaceChildren(...rows.map((row) => element("div", { class: "keys-row" }, ...row.map((button) =>
      element("button", { type: "button", class: "reply-key", dir: "auto", text: button.text, onclick: () => this.tap(button) })))));
    box.hidden = rows.length === 0;
    at("keyboard-toggle").hidden = rows.length === 0;
    at("keyboard-toggle").setAttribute("aria-expanded", String(rows.length > 0));
    this.text.placeholder = markup?.input_field_placeholder ?? word("write");
  }

  toggleKeyboard() {
    const box = at("reply-keyboard");
    box.hidden = !box.hidden;
    at("keyboard-toggle").setAttribute("aria-expanded", String(!box.hidden));
  }

  tap(button) {
    const { person, chatId } = this.talk();
    if (button.request_contact) this.attempt(() => act(person, "sends_contact", { phone_number: "+41220000000", chat_id: chatId }));
    else if (button.request_location) this.attempt(() => act(person, "sends_location", { latitude: 46.2222, longitude: 6.0967, chat_id: chatId }));
    else this.say(button.text);
  }
}
