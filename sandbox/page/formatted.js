// Text with its entities as DOM nodes. Never HTML from a message: text goes in as text.

import { locale } from "./words.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const SAFE = /^(https?|tg|mailto):/i;

export function element(tag, facts = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(facts)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "class") node.className = value;
    else if (key === "text") node.textContent = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function outside(address, ...children) {
  if (!SAFE.test(address)) return element("span", {}, ...children);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: address }, ...children);
}

function moment(one) {
  const date = new Date(one.unix_time * 1000);
  const format = one.date_time_format || "";
  if (/^r$/i.test(format)) {
    const minutes = Math.round((date - Date.now()) / 60000);
    const relative = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
    if (Math.abs(minutes) < 60) return relative.format(minutes, "minute");
    if (Math.abs(minutes) < 2880) return relative.format(Math.round(minutes / 60), "hour");
    return relative.format(Math.round(minutes / 1440), "day");
  }
  const wanted = {};
  if (format.includes("w")) wanted.weekday = "long";
  if (format.includes("d")) Object.assign(wanted, { day: "numeric", month: "numeric", year: "numeric" });
  if (format.includes("D")) Object.assign(wanted, { day: "numeric", month: "long", year: "numeric" });
  if (/t/i.test(format)) Object.assign(wanted, { hour: "2-digit", minute: "2-digit" });
  if (format.includes("T")) wanted.second = "2-digit";
  return new Intl.DateTimeFormat(locale(), wanted).format(date);
}

function wrapped(one, inner, words, onCommand) {
  switch (one.type) {
    case "text_link":
      return outside(one.url, ...inner);
    case "url":
      return outside(/^[a-z]+:\/\//i.test(words) ? words : `http://${words}`, ...inner);
    case "email":
      return outside(`mailto:${words}`, ...inner);
    case "bot_command":
      return element("button", { type: "button", class: "command", onclick: () => onCommand(words) }, ...inner);
    case "mention": case "hashtag": case "cashtag": case "text_mention":
      return element("span", { class: "mention" }, ...inner);
    case "spoiler": {
      const cover = element("span", { class: "spoiler", tabindex: "0", role: "button" }, ...inner);
      const lift = () => cover.classList.add("seen");
      cover.addEventListener("click", lift);
      cover.addEventListener("keydown", (event) => { if (event.key === "Enter") lift(); });
      return cover;
    }
    case "date_time":
      if (!one.date_time_format) return element("time", { datetime: new Date(one.unix_time * 1000).toISOString() }, ...inner);
      return element("time", { class: "mention", datetime: new Date(one.unix_time * 1000).toISOString(), title: words, text: moment(one) });
    case "expandable_blockquote": {
      const quote = element("blockquote", { class: "folded", tabindex: "0" }, ...inner);
      quote.addEventListener("click", () => quote.classList.toggle("folded"));
      return quote;
    }
    default:
      return TAGS[one.type] ? element(TAGS[one.type], {}, ...inner) : element("span", {}, ...inner);
  }
}

const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];

// Entities come sorted by offset, the longer first, and never cross one another.
function part(text, entities, begin, end, onCommand) {
  const nodes = [];
  let at = begin;
  let place = 0;
  let done = null;
  // A block begins and ends its line by itself: one newline beside it is already drawn.
  const plain = (from, to, before) => {
    const start = before && BLOCKS.includes(before.type) && text[from] === "\n" ? from + 1 : from;
    const next = entities[place];
    const stop = next && BLOCKS.includes(next.type) && text[to - 1] === "\n" ? to - 1 : to;
    if (stop > start) nodes.push(document.createTextNode(text.slice(start, stop)));
  };
  while (place < entities.length) {
    const one = entities[place];
    const close = Math.min(one.offset + one.length, end);
    if (one.offset > at) plain(at, one.offset, done);
    const inside = [];
    place += 1;
    while (place < entities.length && entities[place].offset < close) {
      inside.push(entities[place]);
      place += 1;
    }
    nodes.push(wrapped(one, part(text, inside, one.offset, close, onCommand), text.slice(one.offset, close), onCommand));
    at = close;
    done = one;
  }
  if (at < end) plain(at, end, done);
  return nodes;
}

export function formatted(text, entities, onCommand) {
  return part(text, entities ?? [], 0, text.length, onCommand);
}
