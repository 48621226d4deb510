// One message as a bubble: who, what, when, and the buttons under it.

import { fileAddress } from "./api.js";
import { element, formatted, outside } from "./formatted.js";
import { dayOf, sizeOf, timeOf, word } from "./words.js";

export function hue(id) {
  return Math.abs(id * 47) % 360;
}

export function initials(name) {
  return [...(name || "?").trim()].slice(0, 1).join("").toUpperCase();
}

export function avatar(id, name, extra = "") {
  const circle = element("span", { class: `avatar ${extra}`, "aria-hidden": "true", text: initials(name) });
  circle.style.setProperty("--hue", hue(id));
  return circle;
}

export function summary(message) {
  if (message.text || message.caption) return message.text || message.caption;
  for (const kind of ["photo", "document", "voice", "sticker", "location", "contact", "poll"]) {
    if (message[kind]) return kind === "document" ? message.document.file_name || word(kind) : word(kind);
  }
  return serviceText(message) ?? "";
}

export function serviceText(message) {
  if (message.new_chat_members) return `${message.new_chat_members.map((one) => one.first_name).join(", ")} ${word("joined")}`;
  if (message.left_chat_member) return `${message.left_chat_member.first_name} ${word("left")}`;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return word("upgraded");
  return null;
}

export function daySeparator(unix, now) {
  return element("p", { class: "day" }, element("span", { text: dayOf(unix, now) }));
}

function picture(message) {
  const size = message.photo.at(-1);
  const image = element("img", {
    class: "photo", src: fileAddress(size.file_id), width: size.width, height: size.height,
    alt: message.caption || word("photo"), loading: "lazy",
  });
  return outsideFile(size.file_id, image);
}

function outsideFile(fileId, inner) {
  return element("a", { class: "photo-link", href: fileAddress(fileId), target: "_blank", rel: "noopener" }, inner);
}

function documentCard(file) {
  const name = file.file_name || word("document");
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "…";
  return element("a", {
    class: "document", href: fileAddress(file.file_id), download: name, "aria-label": `${word("download")}: ${name}`,
  },
  element("span", { class: "document-kind", text: ending, "aria-hidden": "true" }),
  element("span", { class: "document-names" },
    element("span", { class: "document-name", dir: "auto", text: name }),
    element("span", { class: "faint", text: sizeOf(file.file_size) })));
}

function pollCard(message, acts) {
  const poll = message.poll;
  const most = Math.max(1, poll.total_voter_count);
  const options = poll.options.map((option, place) => {
    const share = Math.round((100 * option.voter_count) / most);
    const bar = element("span", { class: "poll-bar", "aria-hidden": "true" });
    bar.style.setProperty("--share", `${share}%`);
    return element("button", {
      type: "button", class: "poll-option", disabled: poll.is_closed, onclick: () => acts.vote(message, [place]),
    }, element("span", { class: "poll-share", text: `${share}%` }), element("span", { dir: "auto", text: option.text }), bar);
  });
  const count = `${poll.total_voter_count} ${word("votes")}`;
  return element("div", { class: "poll" },
    element("strong", { dir: "auto", text: poll.question }), ...options,
    element("span", { class: "faint", text: poll.is_closed ? `${word("closed")} · ${count}` : count }));
}

function media(message, acts) {
  if (message.photo) return picture(message);
  if (message.document) return documentCard(message.document);
  if (message.voice || message.audio) {
    return element("audio", { controls: true, src: fileAddress((message.voice || message.audio).file_id) });
  }
  if (message.sticker) return element("img", { class: "sticker", src: fileAddress(message.sticker.file_id), alt: message.sticker.emoji });
  if (message.location) {
    const { latitude, longitude } = message.location;
    return element("span", { class: "place", text: `${word("location")} ${latitude.toFixed(4)}, ${longitude.toFixed(4)}` });
  }
  if (message.contact) return element("span", { class: "place", text: `${message.contact.first_name} · ${message.contact.phone_number}` });
  if (message.poll) return pollCard(message, acts);
  return null;
}

function inlineKeys(message, acts) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return element("div", { class: "keys" }, ...rows.map((row) =>
    element("div", { class: "keys-row" }, ...row.map((button) => inlineKey(message, button, acts)))));
}

function inlineKey(message, button, acts) {
  if (button.url) {
    const link = outside(button.url, document.createTextNode(button.text));
    link.classList.add("key", "key-link");
    link.setAttribute("dir", "auto");
    return link;
  }
  const key = element("button", { type: "button", class: "key", dir: "auto", text: button.text });
  key.addEventListener("click", () => acts.press(message, button, key));
  return key;
}

function quote(original, acts) {
  const name = original.from?.first_name ?? "";
  return element("button", { type: "button", class: "quoted", onclick: () => acts.show(original.message_id) },
    element("strong", { dir: "auto", text: name }),
    element("span", { dir: "auto", text: summary(original).slice(0, 120) }));
}

function origin(message) {
  const from = message.forward_origin;
  const name = from?.sender_user?.first_name ?? from?.chat?.title ?? from?.sender_user_name;
  if (name) return element("span", { class: "origin", dir: "auto", text: `${word("forwarded")} ${name}` });
  if (message.via_bot) return element("span", { class: "origin", text: `${word("via")} @${message.via_bot.username}` });
  return null;
}

export function bubble(message, { mine, group, follows, acts }) {
  const service = serviceText(message);
  if (service) return element("p", { class: "service", "data-id": message.message_id, text: service });
  const author = message.sender_chat && !message.from?.id ? message.sender_chat : message.from ?? message.chat;
  const name = author.first_name ?? author.title ?? "";
  const words = message.text ?? message.caption ?? "";
  const text = words ? element("div", { class: "words", dir: "auto" },
    ...formatted(words, message.entities ?? message.caption_entities, acts.command)) : null;
  const marks = element("span", { class: "marks" },
    message.edit_date ? element("span", { text: word("edited") }) : null,
    element("time", { datetime: new Date(message.date * 1000).toISOString(), text: timeOf(message.date) }));
  text?.append(marks);
  const heading = group && !mine && !follows
    ? element("strong", { class: "author", dir: "auto", text: name }) : null;
  heading?.style.setProperty("--hue", author.is_bot ? 172 : hue(author.id));
  const tools = element("span", { class: "tools" },
    element("button", { type: "button", class: "tool", text: word("reply"), onclick: () => acts.reply(message) }),
    mine && words ? element("button", { type: "button", class: "tool", text: word("edit"), onclick: () => acts.edit(message) }) : null);
  const body = element("div", { class: `bubble${message.photo ? " with-photo" : ""}` },
    heading, origin(message), message.reply_to_message ? quote(message.reply_to_message, acts) : null,
    media(message, acts), text ?? marks);
  return element("article", {
    class: `message ${mine ? "mine" : "theirs"}${follows ? " follows" : ""}`, "data-id": message.message_id,
    "aria-label": `${name}, ${timeOf(message.date)}`,
  },
  group && !mine ? avatar(author.id, name, author.is_bot ? "small bot-avatar" : "small") : null,
  element("div", { class: "stack" }, body, inlineKeys(message, acts), tools));
}
