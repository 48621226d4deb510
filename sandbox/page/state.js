// What the page knows: who is there, who speaks now, and what stands in the open chat.

export const MOST_SHOWN = 200;
export const state = { bot: {}, people: new Map(), groups: new Map(), person: 0, chatId: 0, messages: [], commands: [], shift: 0 };
export const last = new Map();
export const unread = new Map();

export const at = (id) => document.getElementById(id);
export const me = () => state.people.get(state.person);
export const group = () => state.groups.get(state.chatId);
export const own = (message) => message.from?.id === state.person;
export const now = () => Date.now() / 1000 + state.shift;
export const profile = () => {
  const profiles = state.bot.profiles ?? {};
  return profiles[me()?.language_code] ?? profiles[""] ?? {};
};
