// What the page asks of the sandbox, and what it hears from it.

async function read(response) {
  const answer = await response.json();
  if (answer.ok === false) throw new Error(answer.error);
  return answer;
}

export async function load(path) {
  return read(await fetch(`/sandbox/${path}`));
}

export async function post(path, facts = {}) {
  const form = facts instanceof FormData;
  const response = await fetch(`/sandbox/${path}`, {
    method: "POST",
    headers: form ? {} : { "Content-Type": "application/json" },
    body: form ? facts : JSON.stringify(facts),
  });
  return (await read(response)).result;
}

export function act(person, name, facts) {
  return post(`people/${person}/${name}`, facts);
}

export function listen(onEvent, onReturn) {
  const source = new EventSource("/sandbox/events");
  let lost = false;
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
  source.onerror = () => { lost = true; };
  source.onopen = () => {
    if (lost) onReturn();
    lost = false;
  };
}

export function fileAddress(fileId) {
  return `/sandbox/files/${encodeURIComponent(fileId)}`;
}
