// The panel between the stand-in for Premiere and a real bridge: node against.js PORT CODE MEDIA. Pairs, tells what is selected, takes in
// what waits, and prints how all lies.
const { Bridge } = require('../bridge.js');
const { Session } = require('../session.js');
const { PAL, all, house } = require('./house.js');

globalThis.crypto ??= require('node:crypto').webcrypto;
const [, , port, code, media] = process.argv;

async function main() {
  let token = null;
  const strange = [];
  // the test's bridge has a port of its own, lest it meets one that is in use on this machine
  const net = (url, how) => {
    if (!url.startsWith('http://127.0.0.1:4747/')) return Promise.reject(new TypeError('refused'));
    if (how.headers.Authorization && /hello|pair$/.test(url)) strange.push(url);
    return fetch(url.replace(':4747', `:${port}`), how);
  };
  const bridge = new Bridge({ get: async () => token, set: async (now) => void (token = now) }, net);
  await bridge.pair(code);

  const { world, original } = house();
  original.path = media;
  Object.assign(world.main.video[0][0], { in: 10n * PAL, out: 60n * PAL, end: 100n * PAL });
  world.media = new Proxy({}, { get: () => ({ duration: world.at(48) }) });
  const session = new Session(world.premiere, bridge);
  await session.look();
  console.log(JSON.stringify({ problem: session.state.problem?.message ?? null, strange, ...all(world), panel: await bridge.panel() }));
}
main();
