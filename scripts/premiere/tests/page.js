// index.html as far as main.js touches it, and the modules that UXP and Premiere bring.
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const PAGE = fs.readFileSync(path.join(__dirname, '../index.html'), 'utf8');

class Element {
  constructor(tag) {
    Object.assign(this, { tag, children: [], heard: {}, hidden: false, value: '', text: '' });
  }
  set innerHTML(html) {
    throw new Error('text goes in as text');
  }
  get firstChild() {
    return this.children[0];
  }
  removeChild(child) {
    this.children.splice(this.children.indexOf(child), 1);
  }
  appendChild(child) {
    this.children.push(child);
  }
  addEventListener(name, work) {
    this.heard[name] = work;
  }
  set textContent(text) {
    this.text = text;
    this.children = [];
  }
  get textContent() {
    return this.text + this.children.map((child) => child.textContent).join('');
  }
}

/** Opens the panel; `look` goes on by one look. */
function open({ uxp, premierepro, fetch }) {
  const elements = new Map([...PAGE.matchAll(/<(\w+) [^>]*?id="(\w+)"([^>]*)/g)].map(([, tag, id, more]) => {
    const element = new Element(tag);
    element.hidden = /\bhidden\b/.test(more);
    return [id, element];
  }));
  globalThis.document = {
    getElementById: (id) => elements.get(id) ?? null,
    createElement: (tag) => new Element(tag),
    createTextNode: (text) => ({ textContent: text }),
  };
  const [load, net] = [Module._load, globalThis.fetch];
  Module._load = (name, ...rest) => ({ uxp, premierepro })[name] ?? load(name, ...rest);
  globalThis.fetch = fetch;
  later = [];
  const main = require.resolve('../main.js');
  delete require.cache[main];
  require(main);
  return {
    at: (id) => elements.get(id),
    settled: () => until(() => later.length > 0),
    look: async () => {
      later.splice(0).forEach((work) => work());
      await until(() => later.length > 0);
    },
    close: () => {
      Module._load = load;
      globalThis.fetch = net;
    },
  };
}

/** The looks that are to come, which only tests let begin: a panel that is forgotten keeps no test from ending. */
let later = [];
const real = globalThis.setTimeout;
globalThis.setTimeout = (work, millis) => (millis === 1500 ? later.push(work) : real(work, millis));

/** Waits for something that comes; says so when it does not. */
async function until(there) {
  for (let tries = 0; !there(); tries++) {
    if (tries > 2000) throw new Error(`never came: ${there}`);
    await new Promise((go) => real(go, 5));
  }
}

module.exports = { PAGE, open, until };
