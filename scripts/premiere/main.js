// The panel: shows how the session stands and passes on what is clicked. Text goes in as text and never as HTML.
const { shell, secureStorage } = require('uxp');
const premiere = require('premierepro');
const { Bridge } = require('./bridge.js');
const { keep } = require('./keep.js');
const { Problem } = require('./problem.js');
const { Session } = require('./session.js');
const { named, needed, refused, sentence } = require('./words.js');

const LOOK = 1500; // milliseconds between looks

const bridge = new Bridge(keep(secureStorage), fetch);
const session = new Session(premiere, bridge);

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {Problem | null} */
let clicked = null; // what was wrong with the last click

function show() {
  const { paired, selection, waiting, problem } = session.state;
  at('pair').hidden = paired;
  at('desk').hidden = !paired;
  write('selection', sentence(selection));
  list('refused', (selection?.refused ?? []).map((one) => [refused(one)]));
  list('waiting', waiting.map((item) => (item.placement.state === 'failed' ? [named(item), again(item.id)] : [named(item)])));
  // a panel that is not paired yet is asked for a code; that is no problem
  const wrong = clicked ?? (paired ? problem : null);
  at('problem').hidden = !wrong;
  write('problem', needed(wrong));
}

/** @param {string} id @param {string} text */
function write(id, text) {
  // said anew only when it is new, or a screen reader would not stop
  if (at(id).textContent !== text) at(id).textContent = text;
}

/** @type {Map<string, string>} */
const listed = new Map();

/** @param {string} id @param {(string | Element)[][]} lines */
function list(id, lines) {
  const text = JSON.stringify(lines.map(([line, more]) => [line, Boolean(more)]));
  if (listed.get(id) === text) return; // else the focus would leave a button that is looked at
  listed.set(id, text);
  const place = at(id);
  while (place.firstChild) place.removeChild(place.firstChild);
  for (const line of lines) {
    const entry = document.createElement('li');
    for (const part of line) {
      entry.appendChild(typeof part === 'string' ? document.createTextNode(part) : part);
    }
    place.appendChild(entry);
  }
}

/** @param {string} id */
function again(id) {
  const button = document.createElement('button');
  button.textContent = 'Place again';
  button.addEventListener('click', () => did(() => session.look(id)));
  return button;
}

/** @param {() => Promise<unknown>} work */
async function did(work) {
  clicked = null;
  try {
    await work();
  } catch (fault) {
    clicked = fault instanceof Problem ? fault : new Problem(String(fault));
  }
  show();
}

async function pair() {
  const code = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (at('code')));
  await bridge.pair(code.value);
  code.value = '';
  await session.look();
}

async function open() {
  const wrong = await shell.openExternal(await bridge.panel(), 'Pickup opens its own panel in your browser, on this machine.');
  if (wrong) throw new Problem(`The browser did not open: ${wrong}`);
}

at('pair').addEventListener('submit', (/** @type {Event} */ event) => {
  event.preventDefault();
  did(pair);
});
at('open').addEventListener('click', () => did(open));

async function forever() {
  await session.look();
  show();
  setTimeout(forever, LOOK);
}
forever();
