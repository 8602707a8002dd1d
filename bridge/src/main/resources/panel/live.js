// The ledger as it changes. When the bridge goes away it is waited for; when it is back, the ledger is read again.
import { Away, Refusal, events, get, paired } from './bridge.js';

export const jobs = new Map();
const listeners = new Set();
let last = null;
let away = false;

/** Calls with the job that changed, or with null when many did. */
export function watch(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const newest = () => [...jobs.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));

export const isAway = () => away;

export function keep(job) {
  const known = jobs.get(job.id);
  if (known && known.revision > job.revision) return;
  jobs.set(job.id, job);
  listeners.forEach((listener) => listener(job));
}

export async function listen() {
  let pause = 250;
  while (paired()) {
    try {
      await read();
      came();
      pause = 250;
      await follow();
    } catch (fault) {
      if (fault instanceof Refusal && fault.status === 401) return;
      if (!(fault instanceof Away || fault instanceof Refusal || fault.name === 'AbortError' || fault instanceof TypeError)) throw fault;
    }
    went();
    await wait(pause);
    pause = Math.min(pause * 2, 2000);
  }
}

async function read() {
  const page = await get('/v1/jobs?limit=100');
  for (const job of page.items) {
    jobs.set(job.id, job);
    last = Math.max(last ?? 0, job.revision);
  }
  listeners.forEach((listener) => listener(null));
}

/** The bridge says something every 15 s; silence for 40 means that the line is dead. */
async function follow() {
  const line = new AbortController();
  let timer = setTimeout(() => line.abort(), 40_000);
  try {
    await events(
      last,
      (event) => {
        clearTimeout(timer);
        timer = setTimeout(() => line.abort(), 40_000);
        if (!event) return;
        last = event.id;
        keep(event.job);
      },
      line.signal,
    );
  } finally {
    clearTimeout(timer);
  }
}

function went() {
  if (away) return;
  away = true;
  dispatchEvent(new Event('away'));
}

function came() {
  const was = away;
  away = false;
  if (was) dispatchEvent(new Event('back'));
}

const wait = (millis) => new Promise((done) => setTimeout(done, millis));

/** Sends an order until it is answered. The key makes it one order, however often it is sent. */
export async function order(send) {
  for (;;) {
    try {
      return await send();
    } catch (fault) {
      if (!(fault instanceof Away)) throw fault;
      went();
      await wait(500);
    }
  }
}
