// The one way to the bridge: the token, JSON, problems as errors.

const TOKEN = 'pickup.token';
let token = sessionStorage.getItem(TOKEN);

/** The bridge said no, and why. */
export class Refusal extends Error {
  constructor(status, said) {
    super(said.detail);
    this.status = status;
    this.said = said;
    this.problems = said.problems ?? [said];
  }
}

/** Nobody answered. */
export class Away extends Error {}

export const paired = () => token !== null;

export function forget() {
  token = null;
  sessionStorage.removeItem(TOKEN);
}

export async function pair(code) {
  const answer = await call('POST', '/v1/pair', { code, panel: 'browser' });
  token = answer.token;
  sessionStorage.setItem(TOKEN, token);
}

async function send(method, path, { body, headers, signal } = {}) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      signal,
      body,
      headers: { ...headers, ...(token ? { Authorization: 'Bearer ' + token } : {}) },
    });
  } catch (fault) {
    if (fault.name === 'AbortError') throw fault;
    throw new Away();
  }
  if (answer.ok) return answer;
  const said = await answer.json().catch(() => ({ code: 'internal', detail: String(answer.status), args: {}, charged: 'unknown', retry: 'later' }));
  if (answer.status === 401 && said.code === 'gate.token') {
    forget();
    dispatchEvent(new Event('unpaired'));
  }
  throw new Refusal(answer.status, said);
}

export async function call(method, path, body, { key, signal } = {}) {
  const headers = {};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  const answer = await send(method, path, { body: body === undefined ? undefined : JSON.stringify(body), headers, signal });
  try {
    return await answer.json();
  } catch {
    throw new Away();
  }
}

export const get = (path, more) => call('GET', path, undefined, more);
export const post = (path, body, more) => call('POST', path, body ?? {}, more);

/** A picture, a proxy, a table: the address of its bytes in memory. */
export async function bytes(path, { signal, accept } = {}) {
  const answer = await send('GET', path, { signal, headers: accept ? { Accept: accept } : {} });
  return answer.blob();
}

/** Hands over what has no path, and gets the path under which the bridge keeps it. */
export async function upload(blob) {
  const answer = await send('POST', '/v1/uploads', { body: blob, headers: { 'Content-Type': blob.type } });
  return (await answer.json()).path;
}

/** Server-sent events until the stream ends; `fetch`, since an EventSource can not send the token. */
export async function events(last, heard, signal) {
  const answer = await send('GET', '/v1/events', { signal, headers: last === null ? {} : { 'Last-Event-ID': String(last) } });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop();
    for (const part of parts) heard(parse(part));
  }
}

function parse(part) {
  const event = {};
  for (const line of part.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) event[line.slice(0, colon)] = line.slice(colon + 2);
  }
  return event.data ? { id: Number(event.id), job: JSON.parse(event.data) } : null;
}
