// The talk with the bridge.
const { test } = require('node:test');
const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { Bridge, NAMES, PORTS } = require('../bridge.js');
const { keep } = require('../keep.js');
const { NoBridge, Problem, Unpaired } = require('../problem.js');
const { bytes, hex, hmac, sha256 } = require('../sha256.js');

globalThis.crypto ??= crypto.webcrypto; // Node 18 has it under another name than UXP

const TOKEN = 'x'.repeat(43);
const hash = (token) => crypto.createHash('sha256').update(token).digest('hex');

/** Bridges by their port, each a function of a call; every call is written down. */
function machine(bridges, token = TOKEN) {
  const calls = [];
  let kept = token;
  const net = async (url, { method, headers, body, credentials }) => {
    const { host, port, pathname, search } = new URL(url);
    calls.push({ url, host, path: pathname + search, method, headers, credentials });
    const one = bridges[port];
    if (!one || !host.startsWith('127.')) throw new TypeError('refused');
    const [status, said] = one(pathname, body && JSON.parse(body));
    return { status, json: async () => said };
  };
  const bridge = new Bridge({ get: async () => kept, set: async (now) => void (kept = now) }, net);
  return { bridge, calls, kept: () => kept };
}

/** A bridge that knows these panels. */
const knows = (...tokens) => (where, said) => {
  if (where === '/v1/hello') {
    return [200, { hmac: '', api: 1, panels: tokens.map((token) => crypto.createHmac('sha256', hash(token)).update(said.nonce).digest('hex')) }];
  }
  if (where === '/v1/pair') return said.code === 'GOOD' ? [200, { token: 'new' }] : [403, { code: 'gate.code', detail: 'The code is wrong.' }];
  if (where === '/v1/pair/code') return [201, { code: 'CODE' }];
  if (where === '/v1/outbox') return [200, { items: [{ id: 'o/1', jobId: 'j' }, { id: 'o2', jobId: 'k' }], next: null }];
  if (where === '/v1/jobs/j') return [200, { state: 'done' }];
  if (where === '/v1/jobs/k') return [200, { state: 'rendering' }];
  return [200, {}];
};
const sent = (calls) => calls.filter((call) => call.headers.Authorization);

test('SHA-256 and HMAC are those of others, at every length', () => {
  for (let length = 0; length < 200; length++) {
    const some = crypto.randomBytes(length);
    const key = crypto.randomBytes(length);
    assert.equal(hex(sha256(some)), crypto.createHash('sha256').update(some).digest('hex'));
    assert.equal(hex(hmac(key, some)), crypto.createHmac('sha256', key).update(some).digest('hex'));
  }
  assert.deepEqual(bytes('Az0-_'), new Uint8Array(Buffer.from('Az0-_')));
});

test('the bridge is found on the next port too, and what waits is asked of it', async () => {
  const { bridge, calls } = machine({ 4749: knows(TOKEN) });
  const waiting = await bridge.waiting('/films/Ü & b.prproj');
  assert.deepEqual(waiting.map(({ item }) => item.id), ['o/1']);
  assert.equal(calls.find((call) => call.path.startsWith('/v1/outbox')).path, '/v1/outbox?nle=premiere&project=%2Ffilms%2F%C3%9C%20%26%20b.prproj');
  await bridge.acknowledge({ id: 'o/1' }, { state: 'in-bin' });
  assert.equal(calls.at(-1).path, '/v1/outbox/o%2F1/ack');
});

test('the token goes to nobody who has not proved that he knows it', async () => {
  const { bridge, calls } = machine({ 4747: knows('another'), 4748: knows(TOKEN) });
  await bridge.tell({});
  assert.deepEqual([...new Set(sent(calls).map((call) => call.host))], ['127.0.0.1:4748']);
});

test('a stranger on the port gets no token', async () => {
  const { bridge, calls } = machine({ 4747: knows() });
  await assert.rejects(bridge.tell({}), Unpaired);
  assert.deepEqual(sent(calls), []);
});

test('whoever takes the place of a bridge that died has to prove itself anew', async () => {
  const bridges = { 4747: knows(TOKEN) };
  const { bridge, calls } = machine(bridges);
  await bridge.tell({});
  delete bridges[4747];
  await assert.rejects(bridge.tell({}), NoBridge);
  bridges[4747] = knows('another');
  const before = sent(calls).length;
  await assert.rejects(bridge.tell({}), Unpaired);
  assert.equal(sent(calls).length, before);
});

test('no cookies are sent, and nobody but this machine is asked', async () => {
  const { bridge, calls } = machine({ 4747: knows(TOKEN) });
  await bridge.waiting('x');
  assert.ok(calls.every((call) => call.credentials === 'omit'));
  assert.ok(calls.every((call) => /^(127\.0\.0\.1|localhost):47(4[7-9]|5[0-6])$/.test(call.host)));
});

test('what is asked is what the manifest allows, no more and no less', () => {
  const manifest = JSON.parse(fs.readFileSync(path.join(__dirname, '../../../plugin-manifest/premiere/manifest.json'), 'utf8'));
  const asked = PORTS.flatMap((port) => NAMES.map((name) => `http://${name}:${port}`));
  assert.deepEqual(manifest.requiredPermissions.network.domains, asked);
});

test('a code is exchanged for a token, which is kept', async () => {
  const { bridge, kept } = machine({ 4747: knows() }, null);
  assert.equal(await bridge.paired(), false);
  await assert.rejects(bridge.pair('BAD'), (fault) => fault instanceof Problem && fault.message === 'The code is wrong.');
  await bridge.pair('GOOD');
  assert.equal(kept(), 'new');
});

test('a panel that was paired anew elsewhere forgets its token', async () => {
  const bridges = { 4747: knows(TOKEN) };
  const { bridge, kept } = machine(bridges);
  await bridge.tell({});
  bridges[4747] = () => [401, { code: 'gate.token', detail: 'no' }];
  await assert.rejects(bridge.tell({}), Unpaired);
  assert.equal(kept(), null);
});

test('no bridge, no wait', async () => {
  const { bridge } = machine({});
  await assert.rejects(bridge.tell({}), /Run scripts\/pickup serve/);
  await assert.rejects(bridge.pair('GOOD'), NoBridge);
});

test('all that is wrong is said', async () => {
  const { bridge } = machine({ 4747: (where, said) => (where === '/v1/hello' ? knows(TOKEN)(where, said) : [422, { problems: [{ detail: 'One.' }, { detail: 'Two.' }] }]) });
  await assert.rejects(bridge.tell({}), /^Error: One\. Two\.$/);
});

test('the browser\'s panel is opened with a code', async () => {
  const { bridge } = machine({ 4750: knows(TOKEN) });
  assert.equal(await bridge.panel(), 'http://127.0.0.1:4750/panel/#CODE');
});

test('the token is kept where UXP encrypts it; what it has lost is nothing', async () => {
  const stored = new Map();
  const storage = {
    getItem: async (key) => stored.get(key) ?? Promise.reject(new Error('none')),
    setItem: async (key, value) => void stored.set(key, new Uint8Array(Buffer.from(value))),
    removeItem: async (key) => (stored.delete(key) ? undefined : Promise.reject(new Error('none'))),
  };
  assert.equal(await keep(storage).get(), null);
  await keep(storage).set(TOKEN);
  assert.equal(await keep(storage).get(), TOKEN);
  const again = keep(storage);
  await again.set(null);
  await again.set(null);
  assert.equal(await again.get(), null);
});
