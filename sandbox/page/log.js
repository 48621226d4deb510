// The messages of the open chat, oldest first, the newest kept in sight.

import { bubble, daySeparator } from "./bubbles.js";
import { element } from "./formatted.js";
import { MOST_SHOWN, at, group, now, own, profile, state } from "./state.js";
import { word } from "./words.js";

let acts = {};

// What a click in a bubble does; the page hands it in once.
export function useActs(given) {
  acts = given;
}

export function drawLog() {
  const log = at("log");
  const shown = state.messages.slice(-MOST_SHOWN);
  const nodes = [];
  let before = null;
  for (const message of shown) {
    const newDay = !before || new Date(before.date * 1000).toDateString() !== new Date(message.date * 1000).toDateString();
    if (newDay) nodes.push(daySeparator(message.date, now()));
    nodes.push(draw(message, newDay ? null : before));
    before = message;
  }
  if (!nodes.length) nodes.push(welcome());
  log.replaceChildren(...nodes);
  requestAnimationFrame(() => { log.scrollTop = log.scrollHeight; });
}

function draw(message, before) {
  const follows = Boolean(before?.from && before.from.id === message.from?.id && message.date - before.date < 300);
  return bubble(message, { mine: own(message), group: Boolean(group()), follows, acts });
}

function welcome() {
  const texts = profile();
  if (group() || !texts.description) return element("p", { class: "service", text: word("nothing") });
  return element("section", { class: "welcome" },
    element("strong", { text: word("what") }), element("p", { dir: "auto", text: texts.description }));
}

export function added(message) {
  const log = at("log");
  const near = log.scrollHeight - log.scrollTop - log.clientHeight < 160;
  const before = state.messages.at(-1);
  state.messages.push(message);
  if (!before) { drawLog(); return; }
  if (new Date(before.date * 1000).toDateString() !== new Date(message.date * 1000).toDateString()) log.append(daySeparator(message.date, now()));
  const node = draw(message, before);
  node.classList.add("new");
  log.append(node);
  if (near || own(message)) {
    log.scrollTo({ top: log.scrollHeight, behavior: "smooth" });
    node.querySelector("img")?.addEventListener("load", () => { log.scrollTop = log.scrollHeight; });
  }
}

export function changed(message) {
  const place = state.messages.findIndex((one) => one.message_id === message.message_id);
  if (place < 0) return;
  state.messages[place] = message;
  const log = at("log");
  const near = log.scrollHeight - log.scrollTop - log.clientHeight < 160;
  log.querySelector(`[data-id="${message.message_id}"]`)?.replaceWith(draw(message, state.messages[place - 1]));
  if (near) log.scrollTop = log.scrollHeight;
}

export function removed(id) {
  state.messages = state.messages.filter((one) => one.message_id !== id);
  at("log").querySelector(`[data-id="${id}"]`)?.remove();
}

// The newest stays in sight when the keyboard below takes room.
let atEnd = true;
export function stayAtEnd() {
  const log = at("log");
  log.addEventListener("scroll", () => { atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80; }, { passive: true });
  new ResizeObserver(() => { if (atEnd) log.scrollTop = log.scrollHeight; }).observe(log);
}
