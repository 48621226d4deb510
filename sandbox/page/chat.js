// The page: who speaks, in which chat, and what they see. All of it goes over the wire to the bot.

import { act, listen, load, post } from "./api.js";
import { avatar, hue, initials, summary } from "./bubbles.js";
import { Composer } from "./composer.js";
import { element } from "./formatted.js";
import { added, changed, drawLog, removed, stayAtEnd, useActs } from "./log.js";
import { MOST_SHOWN, at, group, last, me, own, profile, state, unread } from "./state.js";
import { clockMoved, wireRehearsal } from "./rehearsal.js";
import { speak, timeOf, word } from "./words.js";

const waiting = new Map();
let toastTimer = 0;
let actionTimer = 0;

const composer = new Composer(() => ({
  person: state.person, chatId: state.chatId, bot: state.bot, commands: state.commands,
  lastOwn: () => state.messages.findLast((message) => own(message) && !message.via_bot && !message.forward_origin && (message.text || message.caption)),
}), toast);

const acts = {
  reply: (message) => composer.reply(message),
  edit: (message) => composer.edit(message),
  command: (text) => composer.say(text),
  vote: (message, options) => composer.attempt(() => act(state.person, "votes", { message_id: message.message_id, options, chat_id: state.chatId })),
  show: (id) => at("log").querySelector(`[data-id="${id}"]`)?.scrollIntoView({ block: "center", behavior: "smooth" }),
  press,
};
useActs(acts);

async function press(message, button, key) {
  if (button.copy_text) {
    await navigator.clipboard.writeText(button.copy_text.text);
    toast(word("copied"));
    return;
  }
  const inline = button.switch_inline_query_current_chat ?? button.switch_inline_query;
  if (inline !== undefined) {
    at("text").value = `@${state.bot.username} ${inline}`;
    at("text").focus();
    composer.suggest();
    return;
  }
  if (key.getAttribute("aria-busy")) return;
  key.setAttribute("aria-busy", "true");
  const done = () => key.removeAttribute("aria-busy");
  try {
    const pressed = await act(state.person, "presses", { message_id: message.message_id, data: button.callback_data, chat_id: state.chatId });
    waiting.set(pressed.query_id, done);
    setTimeout(() => { waiting.delete(pressed.query_id); done(); }, 15000);
  } catch (error) {
    done();
    toast(error.message);
  }
}

function toast(text) {
  const box = at("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { box.hidden = true; }, 4000);
}

function answered(event) {
  waiting.get(event.query_id)?.();
  waiting.delete(event.query_id);
  if (!event.text) return;
  if (!event.show_alert) { toast(event.text); return; }
  at("alert-text").textContent = event.text;
  at("alert").showModal();
}

// People and groups

function drawPeople() {
  const rows = [...state.people.values()].map((person) => row(person.id, person.first_name, [
    word(person.role), person.language_code?.toUpperCase()].filter(Boolean).join(" · "), person.id));
  rows.push(...[...state.groups.values()].map((chat) => row(chat.id, chat.title, `${chat.members.length + 1} ${word("members")}`, null)));
  at("people-list").replaceChildren(...rows);
}

function row(chatId, name, detail, person) {
  const line = last.get(chatId);
  const count = unread.get(chatId);
  const here = chatId === state.chatId;
  return element("li", {}, element("button", {
    type: "button", class: "person", "aria-current": here ? "true" : false,
    onclick: () => open(person ?? (group() || state.groups.get(chatId)?.members.includes(state.person) ? state.person : state.groups.get(chatId).members[0]), chatId),
  },
  avatar(chatId, name, person ? "" : "square"),
  element("span", { class: "person-names" },
    element("span", { class: "person-top" },
      element("strong", { dir: "auto", text: name }),
      line ? element("time", { class: "faint", text: timeOf(line.date) }) : null),
    element("span", { class: "person-detail", dir: "auto", text: line ? summary(line).split("\n")[0] : detail }),
    element("span", { class: "person-role", text: detail.split(" · ")[0] })),
  count ? element("span", { class: "badge", text: String(count) }) : null));
}

function drawHead() {
  const chat = group();
  const name = chat ? chat.title : profile().name || state.bot.first_name;
  at("who-name").textContent = name;
  at("who-avatar").textContent = initials(name);
  at("who-avatar").style.setProperty("--hue", hue(chat ? chat.id : 1));
  at("who-avatar").classList.toggle("square", Boolean(chat));
  showAction(null);
  at("writing-as").hidden = !chat;
  at("writing-as-label").textContent = word("as");
  at("writing-as-choice").replaceChildren(...(chat?.members ?? []).map((id) =>
    element("option", { value: id, selected: id === state.person, text: state.people.get(id)?.first_name ?? id })));
  at("block").hidden = Boolean(chat) || !me()?.started;
  at("block").textContent = word(me()?.blocked ? "unblock" : "block");
  document.title = `${me()?.first_name ?? ""} · ${name}`;
}

function drawFoot() {
  const person = me();
  const big = at("big-button");
  const action = group() ? null : person.deleted ? "gone" : person.blocked ? "unblock" : person.started ? null : "start";
  big.hidden = !action;
  big.disabled = action === "gone";
  big.textContent = action ? word(action) : "";
  big.dataset.action = action ?? "";
  at("composer").hidden = Boolean(action);
  at("commands").hidden = state.commands.length === 0;
}

function drawWords() {
  speak(me()?.language_code);
  at("rehearsal").textContent = word("rehearsal");
  at("rehearse").textContent = word("clock");
  at("people-title").textContent = word("people");
  at("add-person").textContent = word("add");
  at("log").setAttribute("aria-label", word("messages"));
  for (const [id, name] of [["alert-ok", "ok"], ["profile-close", "close"], ["new-person-title", "newPerson"],
    ["new-name-label", "name"], ["new-language-label", "language"], ["new-cancel", "cancel"], ["new-ok", "ok"]]) {
    at(id).textContent = word(name);
  }
  composer.label();
}

function showAction(action) {
  clearTimeout(actionTimer);
  const status = at("who-status");
  status.classList.toggle("lively", Boolean(action));
  if (action) {
    status.textContent = word(action.startsWith("upload") ? "uploading" : "typing");
    actionTimer = setTimeout(() => showAction(null), 5000);
  } else {
    status.textContent = group() ? `${group().members.length + 1} ${word("members")}` : word("bot");
  }
}

async function open(person, chatId) {
  state.person = person;
  state.chatId = chatId;
  unread.delete(chatId);
  composer.forget();
  composer.hideSuggestions();
  drawWords();
  const chat = await load(`chats/${chatId}?person=${person}&limit=${MOST_SHOWN}`);
  if (state.chatId !== chatId || state.person !== person) return;
  state.messages = chat.messages;
  state.commands = chat.commands;
  drawPeople();
  drawHead();
  drawFoot();
  drawLog();
  composer.showKeyboard(chat.keyboard);
  at("people-list").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

async function refresh() {
  const all = await load("state");
  state.bot = all.bot;
  state.shift = all.now - Date.now() / 1000;
  state.people = new Map(all.people.map((one) => [one.id, one]));
  state.groups = new Map(all.chats.map((one) => [one.id, one]));
}

// What happens

const HEARD = {
  message: (event, here) => {
    last.set(event.chat_id, event.message);
    const author = state.people.get(event.message.from?.id);
    if (author && !group() && event.chat_id === author.id && !author.started) {
      author.started = true;
      if (here) { drawHead(); drawFoot(); }
    }
    if (here) {
      added(event.message);
      if (!own(event.message)) showAction(null);
    } else unread.set(event.chat_id, (unread.get(event.chat_id) ?? 0) + 1);
    drawPeople();
  },
  edited: (event, here) => { if (here) changed(event.message); },
  deleted: (event, here) => { if (here) removed(event.message_id); },
  keyboard: (event, here) => { if (here) composer.showKeyboard(event.keyboard); },
  action: (event, here) => { if (here) showAction(event.action); },
  answer: (event) => { if (event.people?.includes(state.person)) answered(event); else waiting.delete(event.query_id); },
  inline_results: (event) => composer.inlineResults(event),
  person: (event) => {
    state.people.set(event.person.id, event.person);
    drawPeople();
    if (event.person.id === state.person) { drawHead(); drawFoot(); }
  },
  clock: clockMoved,
  chat: (event) => { state.groups.set(event.chat.id, event.chat); drawPeople(); },
  profile: async () => { await refresh(); state.commands = (await load(`chats/${state.chatId}?person=${state.person}&limit=1`)).commands; drawHead(); drawFoot(); if (!state.messages.length) drawLog(); },
};

function wire() {
  stayAtEnd();
  wireRehearsal(async () => { await refresh(); drawPeople(); });
  at("who").addEventListener("click", () => {
    const texts = profile();
    at("profile-name").textContent = texts.name || state.bot.first_name;
    at("profile-avatar").textContent = initials(texts.name || state.bot.first_name);
    at("profile-username").textContent = `@${state.bot.username}`;
    at("profile-text").textContent = texts.short_description || texts.description || "";
    at("profile").showModal();
  });
  at("block").addEventListener("click", () => composer.attempt(() => act(state.person, me().blocked ? "unblocks" : "blocks")));
  at("big-button").addEventListener("click", (event) => {
    const name = event.target.dataset.action === "unblock" ? "unblocks" : "starts";
    composer.attempt(() => act(state.person, name)).then(() => at("text").focus());
  });
  at("writing-as-choice").addEventListener("change", (event) => open(Number(event.target.value), state.chatId));
  at("add-person").addEventListener("click", () => { at("new-person-form").reset(); at("new-person").showModal(); });
  at("new-cancel").addEventListener("click", () => at("new-person").close());
  at("new-person-form").addEventListener("submit", async () => {
    const made = await composer.attempt(() => post("people", { first_name: at("new-name").value, language_code: at("new-language").value }));
    if (made) { state.people.set(made.id, made); open(made.id, made.id); }
  });
}

async function begin() {
  await refresh();
  for (const id of [...state.people.keys(), ...state.groups.keys()]) {
    const { messages } = await load(`chats/${id}?limit=1`);
    if (messages.length) last.set(id, messages[0]);
  }
  wire();
  const wanted = Number(location.hash.slice(1));
  const first = state.people.has(wanted) ? wanted : state.people.keys().next().value;
  if (!first) { at("new-person").showModal(); drawWords(); } else if (state.groups.has(wanted)) await open(state.groups.get(wanted).members[0], wanted);
  else await open(first, first);
  listen((event) => HEARD[event.type]?.(event, event.chat_id === state.chatId),
    async () => { await refresh(); await open(state.person, state.chatId); });
}

begin();
