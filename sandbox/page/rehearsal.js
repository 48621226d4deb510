// The rehearsal's sheet: the clock that can be moved, people to bring in, and what each received.

import { load, post } from "./api.js";
import { element } from "./formatted.js";
import { at, now, state } from "./state.js";
import { locale, word } from "./words.js";

const HOUR = 3600;
const MOVES = [
  ["hour", { seconds: HOUR }],
  ["day", { seconds: 24 * HOUR }],
  ["nextDue", { to_next: true }],
  ["playWeek", { play: { days: 7, seconds: 60 } }],
  ["stopPlaying", { play: null }],
];
let ticking = 0;
const complain = (error) => { at("stage-fault").textContent = error.message; };

// `refresh` reads the people and groups anew.
export function wireRehearsal(refresh) {
  at("rehearse").addEventListener("click", () => { at("stage").showModal(); draw(); tick(); });
  at("stage").addEventListener("close", () => clearInterval(ticking));
  at("clock-buttons").replaceChildren(...MOVES.map(([name, facts]) => button(name, () => post("clock", facts).then(draw))));
  at("personas").addEventListener("click", (event) => {
    const name = event.target.dataset?.persona;
    if (name) post("persona", { name }).then(refresh).then(draw).catch(complain);
  });
}

// Called when the clock was moved, by whomever.
export function clockMoved(event) {
  state.shift = event.now - Date.now() / 1000;
  if (at("stage").open) draw();
}

function tick() {
  clearInterval(ticking);
  ticking = setInterval(() => { drawTime(); }, 1000);
}

async function draw() {
  at("stage-fault").textContent = "";
  drawWords();
  drawTime();
  const facts = await load("state");
  at("personas").replaceChildren(...facts.personas.map((name) => {
    const one = button(`persona-${name}`);
    one.dataset.persona = name;
    return one;
  }));
  const { rows } = await load("received?limit=300");
  at("received").replaceChildren(...byReader(rows).flatMap(([id, found]) => [
    element("h3", { dir: "auto", text: reader(id) }),
    element("ol", { class: "received" }, ...found.map((row) => element("li", {},
      element("span", { class: "faint", text: `${moment(row.at)} · ${word(`kind-${row.kind}`)} ` }),
      element("span", { dir: "auto", text: row.words })))),
  ]));
  if (!rows.length) at("received").replaceChildren(element("p", { class: "faint", text: word("nothing") }));
}

function drawWords() {
  at("stage-title").textContent = word("people");
  at("received-title").textContent = word("received");
  at("stage-close").textContent = word("close");
  for (const [place, [name]] of MOVES.entries()) at("clock-buttons").children[place].textContent = word(name);
}

function drawTime() {
  at("stage-time").textContent = new Date(now() * 1000).toLocaleString(locale(), {
    weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit",
  });
}

function button(name, onPress) {
  const made = element("button", { type: "button", class: "quiet", text: word(name) });
  if (onPress) made.addEventListener("click", () => onPress().catch(complain));
  return made;
}

function byReader(rows) {
  const found = new Map();
  for (const row of rows) found.set(row.chat_id, [...(found.get(row.chat_id) ?? []), row]);
  return [...found];
}

function reader(id) {
  const person = state.people.get(id);
  if (!person) return state.groups.get(id)?.title ?? String(id);
  return [person.first_name, person.zone, person.blocked ? word("blocked") : ""].filter(Boolean).join(" · ");
}

function moment(unix) {
  return new Date(unix * 1000).toLocaleString(locale(), { day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit" });
}
