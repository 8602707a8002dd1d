// What the editor sees and clicks.
const { test } = require('node:test');
const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { house } = require('./house.js');
const { PAGE, open, until } = require('./page.js');

globalThis.crypto ??= crypto.webcrypto;

/** The panel, a bridge on 4747 that knows the code GOOD, and what the browser was told to open. */
function panel(here = house()) {
  const stored = new Map();
  const opened = [];
  const hash = crypto.createHash('sha256').update('token').digest('hex');
  const items = [];
  const answer = (where, said) => {
    if (where === '/v1/hello') return [200, { api: 1, panels: [crypto.createHmac('sha256', hash).update(said.nonce).digest('hex')] }];
    if (where === '/v1/pair') return said.code === 'GOOD' ? [200, { token: 'token' }] : [401, { code: 'gate.code', detail: 'The code is wrong. Get a new one.' }];
    if (where === '/v1/pair/code') return [201, { code: 'C0DE' }];
    if (where === '/v1/outbox') return [200, { items, next: null }];
    if (where.startsWith('/v1/jobs/')) return [200, { id: 'j', kind: 'edit', state: 'done', takes: [] }];
    return [200, {}];
  };
  const fetch = async (url, { body }) => {
    const { port, hostname, pathname } = new URL(url);
    if (port !== '4747' || hostname !== '127.0.0.1') throw new TypeError('refused');
    const [status, said] = answer(pathname, body && JSON.parse(body));
    return { status, json: async () => said };
  };
  const uxp = {
    shell: { openExternal: async (url) => (opened.push(url), '') },
    secureStorage: {
      getItem: async (key) => stored.get(key) ?? Promise.reject(new Error('none')),
      setItem: async (key, value) => void stored.set(key, new Uint8Array(Buffer.from(value))),
      removeItem: async (key) => void stored.delete(key),
    },
  };
  return { here, items, opened, page: open({ uxp, premierepro: here.world.premiere, fetch }) };
}

const click = (page, id, event = 'click') => page.at(id).heard[event]({ preventDefault: () => {} });

async function pair(page, code) {
  await page.settled();
  page.at('code').value = code;
  click(page, 'pair', 'submit');
}

async function paired(page) {
  await pair(page, 'GOOD');
  await until(() => !page.at('desk').hidden);
}

test('a code is asked for, a wrong one is told with its cost, a good one opens the desk', async () => {
  const { page } = panel();
  try {
    await page.settled();
    assert.deepEqual([page.at('pair').hidden, page.at('desk').hidden, page.at('problem').hidden], [false, true, true]);
    await pair(page, 'BAD');
    await until(() => !page.at('problem').hidden);
    assert.equal(page.at('problem').textContent, 'The code is wrong. Get a new one. Charged: no');
    await paired(page);
    assert.deepEqual([page.at('pair').hidden, page.at('desk').hidden, page.at('problem').hidden], [true, false, true]);
    assert.equal(page.at('selection').textContent, 'A001.mov: frames 100–199 of its media, on V1 from frame 50 on.');
  } finally {
    page.close();
  }
});

test('a name is text, whatever it holds, and what is left out says why', async () => {
  const here = house();
  here.original.name = '<img src=x onerror=alert(1)>';
  here.world.main.video[0][0].speed = 2;
  const { page } = panel(here);
  try {
    await paired(page);
    assert.equal(page.at('selection').textContent, 'Nothing that is selected can be used.');
    assert.equal(
      page.at('refused').textContent,
      '<img src=x onerror=alert(1)> is left out. It is played at another speed or in reverse. Render that first.');
  } finally {
    page.close();
  }
});

test('the bridge\'s own panel is opened in the browser', async () => {
  const { page, opened } = panel();
  try {
    await paired(page);
    click(page, 'open');
    await until(() => opened.length > 0);
    assert.deepEqual(opened, ['http://127.0.0.1:4747/panel/#C0DE']);
  } finally {
    page.close();
  }
});

test('a clip that could not be placed can be placed again', async () => {
  const { page, items } = panel();
  items.push({ id: 'o1', jobId: 'j', takeId: 't', name: 'A001_v001', bin: [], placement: { state: 'failed', why: 'No room.' } });
  try {
    await paired(page);
    assert.equal(page.at('waiting').textContent, 'A001_v001 could not be placed. No room. Charged: no Place again');
    const button = page.at('waiting').children[0].children[1];
    await page.look();
    assert.equal(page.at('waiting').children[0].children[1], button, 'the focus stays on it');
    button.heard.click();
    await until(() => page.at('waiting').textContent.includes('The job has no take t any more'));
  } finally {
    page.close();
  }
});

test('every field has a label, every button words, and what changes is announced', () => {
  for (const [, id] of PAGE.matchAll(/<input id="(\w+)"/g)) assert.match(PAGE, new RegExp(`<label for="${id}">\\w`));
  for (const [, text] of PAGE.matchAll(/<button[^>]*>([^<]*)/g)) assert.match(text, /\w/);
  assert.match(PAGE, /id="selection" role="status"/);
  assert.match(PAGE, /id="problem" role="alert"/);
});

test('no script makes HTML or code of text', () => {
  for (const file of fs.readdirSync(path.join(__dirname, '..')).filter((name) => name.endsWith('.js'))) {
    const script = fs.readFileSync(path.join(__dirname, '..', file), 'utf8');
    assert.doesNotMatch(script, /innerHTML|outerHTML|insertAdjacentHTML|\beval\b|new Function/, file);
  }
});
