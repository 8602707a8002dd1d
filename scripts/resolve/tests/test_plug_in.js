// SPDX-License-Identifier: GPL-3.0-or-later
// The plug-in's talk with the bridge, without Electron and without Resolve: node test_plug_in.js
const assert = require('assert');
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const Module = require('module');
const os = require('os');
const path = require('path');
const test = require('node:test');
const plugIn = path.join(__dirname, '../../../plugin-manifest/resolve');
const { find, home, panel } = require(path.join(plugIn, 'bridge.js'));

const TOKEN = 'a token that must not leave';

/** A bridge in this process; `as`: the token it knows. */
async function bridge(t, as = TOKEN) {
  const asked = [];
  const server = http.createServer((request, answer) => {
    let text = '';
    request.on('data', (part) => (text += part));
    request.on('end', () => {
      asked.push({ path: request.url, authorization: request.headers.authorization });
      const said = request.url === '/v1/hello'
        ? { hmac: crypto.createHmac('sha256', as).update(JSON.parse(text).nonce).digest('hex') }
        : { code: 'ABCD-1234' };
      answer.end(JSON.stringify(said));
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close());
  const url = `http://127.0.0.1:${server.address().port}`;
  return { asked, url, folder: runtime(t, url) };
}

function runtime(t, url) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pickup 作業 '));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  fs.writeFileSync(path.join(folder, 'bridge.json'), JSON.stringify({ url, token: TOKEN, pid: 1, version: '0', api: 1 }));
  return folder;
}

test('opens the panel with a code, and never the token', async (t) => {
  const { asked, url, folder } = await bridge(t);
  assert.strictEqual(await panel(folder, '/no/program'), `${url}/panel/#ABCD-1234`);
  assert.deepStrictEqual(asked, [
    { path: '/v1/hello', authorization: undefined },
    { path: '/v1/pair/code', authorization: 'Bearer ' + TOKEN },
  ]);
});

test('an impostor gets no token', async (t) => {
  const { asked, folder } = await bridge(t, 'another');
  await assert.rejects(find(folder), /Another program/);
  assert.deepStrictEqual(asked.map((one) => one.path), ['/v1/hello']);
});

test('a bridge elsewhere is never asked', async (t) => {
  for (const url of ['http://192.0.2.1:4747', 'https://127.0.0.1:1', 'http://127.0.0.1.example:1']) {
    await assert.rejects(find(runtime(t, url)), /another machine/);
  }
});

test('home is where the bridge has it', () => {
  assert.strictEqual(home({ PICKUP_HOME: '/x' }, 'linux'), '/x');
  assert.strictEqual(home({}, 'darwin'), path.join(os.homedir(), 'Library/Application Support/Pickup'));
  assert.strictEqual(home({ XDG_DATA_HOME: '/d' }, 'linux'), '/d/pickup');
});

test('the waiting page runs its own script and no other', () => {
  const page = fs.readFileSync(path.join(plugIn, 'index.html'), 'utf8');
  const script = page.match(/<script>(.*?)<\/script>/s)[1];
  assert.ok(page.includes(`sha256-${crypto.createHash('sha256').update(script).digest('base64')}`));
});

/** Runs main.js with an Electron and a module of Resolve's that only write down; gives what they wrote. */
async function shown(t, panelOf) {
  const seen = { loaded: [], sent: [], outside: [], callbacks: {} };
  class BrowserWindow {
    constructor(options) {
      seen.options = options;
      this.webContents = {
        on: (name, listener) => (seen[name] = listener),
        send: (...words) => seen.sent.push(words),
        setWindowOpenHandler: (handler) => (seen.opens = handler),
      };
    }
    setMenuBarVisibility() {}
    async loadFile(file) { seen.loaded.push(file); }
    async loadURL(url) { seen.loaded.push(url); }
  }
  const app = { whenReady: async () => {}, on: () => {}, quit: () => (seen.quit = true) };
  const stand = {
    electron: { app, BrowserWindow, shell: { openExternal: (url) => seen.outside.push(url) } },
    './bridge': { panel: panelOf },
    './WorkflowIntegration.node': {
      InitializePromise: async (id) => (seen.id = id),
      RegisterCallback: (name, call) => (seen.callbacks[name] = call),
      CleanUp: () => {},
    },
  };
  const load = Module._load;
  Module._load = (name, ...rest) => stand[name] ?? load(name, ...rest);
  t.after(() => (Module._load = load));
  const main = path.join(plugIn, 'main.js');
  delete require.cache[main];
  require(main);
  await new Promise((done) => setTimeout(done, 50));
  return seen;
}

test('the panel comes into a window that may do nothing else, and goes with Resolve', async (t) => {
  const seen = await shown(t, async () => 'http://127.0.0.1:4747/panel/#ABCD-1234');
  assert.deepStrictEqual(seen.loaded, ['index.html', 'http://127.0.0.1:4747/panel/#ABCD-1234']);
  const { sandbox, contextIsolation, nodeIntegration } = seen.options.webPreferences;
  assert.deepStrictEqual({ sandbox, contextIsolation, nodeIntegration }, { sandbox: true, contextIsolation: true, nodeIntegration: false });
  assert.strictEqual(seen.id, 'app.pickup');
  let stopped = 0;
  seen['will-navigate']({ preventDefault: () => stopped++ }, 'https://example.com/');
  seen['will-navigate']({ preventDefault: () => stopped++ }, 'http://127.0.0.1:4747/panel/');
  assert.strictEqual(stopped, 1);
  assert.deepStrictEqual(seen.opens({ url: 'https://example.org/' }), { action: 'deny' });
  seen.opens({ url: 'file:///etc/passwd' });
  assert.deepStrictEqual(seen.outside, ['https://example.com/', 'https://example.org/']);
  seen.callbacks.ResolveQuit();
  assert.ok(seen.quit);
});

test('what is wrong is said in the window', async (t) => {
  const seen = await shown(t, async () => { throw new Error('The bridge did not start. Charged: no'); });
  assert.deepStrictEqual(seen.sent, [['problem', 'The bridge did not start. Charged: no']]);
});
