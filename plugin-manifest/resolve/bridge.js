// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the bridge that runs on this machine, starts it where none runs, and asks it for the address of its panel.
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');
const { spawn } = require('child_process');

const PROGRAM = '@program@';
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];
const SHORT = 2000; // milliseconds for an answer
const LONG = 30000; // milliseconds until a bridge that was started answers

function home(env = process.env, system = process.platform) {
  if ((env.PICKUP_HOME ?? '').trim()) return env.PICKUP_HOME;
  const user = os.homedir();
  if (system === 'darwin') return path.join(user, 'Library/Application Support/Pickup');
  if (system === 'win32') return path.join(env.LOCALAPPDATA ?? path.join(user, 'AppData/Local'), 'Pickup');
  return path.join(env.XDG_DATA_HOME || path.join(user, '.local/share'), 'pickup');
}

/** http follows no redirects and knows no proxies here: the token stays on this machine. */
function post(url, way, body, token) {
  return new Promise((done, failed) => {
    const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: 'Bearer ' + token } : {}) };
    const request = http.request(new URL(way, url), { method: 'POST', headers, timeout: SHORT }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => (text += part));
      answer.on('end', () => {
        try {
          answer.statusCode < 300 ? done(JSON.parse(text)) : failed(new Error('The bridge said no.'));
        } catch (fault) {
          failed(fault);
        }
      });
    });
    request.on('timeout', () => request.destroy(new Error('The bridge does not answer.')));
    request.on('error', failed);
    request.end(JSON.stringify(body));
  });
}

/** The bridge that the runtime file names, once it has proved to be the file's writer. */
async function find(folder) {
  const { url, token } = JSON.parse(fs.readFileSync(path.join(folder, 'bridge.json'), 'utf8'));
  const place = new URL(url);
  if (place.protocol !== 'http:' || !LOOPBACK.includes(place.hostname)) throw new Error('The bridge is on another machine.');
  const nonce = crypto.randomBytes(32).toString('hex');
  const said = await post(url, '/v1/hello', { nonce });
  const proof = crypto.createHmac('sha256', token).update(nonce).digest('hex');
  if (said.hmac !== proof) throw new Error('Another program answers in place of the bridge.');
  return { url, token };
}

function start(program, folder) {
  const words = process.platform === 'win32' ? ['bash', program] : [program];
  words.push('serve', '--idle-exit');
  const child = spawn(words[0], words.slice(1), { detached: true, stdio: 'ignore', env: { ...process.env, PICKUP_HOME: folder } });
  child.on('error', () => {});
  child.unref();
}

/** The panel's address, with a code that lets one browser in, once. */
async function panel(folder = home(), program = PROGRAM) {
  let bridge = await find(folder).catch(() => null);
  if (!bridge) {
    start(program, folder);
    for (const end = Date.now() + LONG; !bridge && Date.now() < end; ) {
      await new Promise((done) => setTimeout(done, 200));
      bridge = await find(folder).catch(() => null);
    }
  }
  if (!bridge) throw new Error('The bridge did not start. Run scripts/pickup serve in a terminal to see why. Charged: no');
  const { code } = await post(bridge.url, '/v1/pair/code', {}, bridge.token);
  return `${bridge.url}/panel/#${code}`;
}

module.exports = { find, home, panel };
