// Finds the bridge on this machine and calls it. Knows nothing of Premiere.
const { NoBridge, Problem, Unpaired } = require('./problem.js');
const { bytes, hex, hmac, sha256 } = require('./sha256.js');

/**
 * @typedef {{id: string, jobId: string, takeId: string, bin: string[], clip: string, name: string, place: 'bin' | 'above',
 *   at?: {sequence?: string, track: number, frame: number}, placement: {state: string, why?: string}}} Item of the outbox
 * @typedef {{id: string, sidecar: string, handles: {head: number, tail: number},
 *   proof: {checks: {name: string, actual: string}[]}}} Take
 * @typedef {{id: string, kind: string, state: string, takes: Take[]}} Job
 * @typedef {{state: 'in-bin' | 'failed', readBack?: string, why?: string}} Receipt
 * @typedef {import('./timeline.js').Selection} Selection
 * @typedef {{get: () => Promise<string | null>, set: (token: string | null) => Promise<void>}} Keep where the token is kept
 * @typedef {{code: string, detail: string, problems?: {detail: string}[]}} Said what a refusal says
 */

const API = 1;
const NLE = 'premiere';
// as in the manifest: no other address is open to this panel, and the bridge takes the next free port when 4747 is taken
const PORTS = Array.from({ length: 10 }, (_, more) => 4747 + more);
const NAMES = ['127.0.0.1', 'localhost'];
const SHORT = 2000; // milliseconds for a look
const LONG = 30000; // for what first looks into media

class Bridge {
  /** @type {string | null} */
  #url = null;
  #keep;
  #fetch;

  /**
   * @param {Keep} keep
   * @param {typeof fetch} fetch
   */
  constructor(keep, fetch) {
    this.#keep = keep;
    this.#fetch = fetch;
  }

  /** Whether there is a token. */
  async paired() {
    return (await this.#keep.get()) !== null;
  }

  /** Exchanges a code that was typed for a token of this panel's own. @param {string} code */
  async pair(code) {
    const url = (await this.#answering())[0]?.url;
    if (!url) throw new NoBridge(NOBODY);
    const said = await this.#send(url, 'POST', '/v1/pair', { code, panel: NLE }, SHORT, null);
    await this.#keep.set(said.token);
    this.#url = null;
  }

  forget() {
    this.#url = null;
    return this.#keep.set(null);
  }

  /** What is selected, for the bridge's own panel. @param {Selection} selection */
  tell(selection) {
    return this.#call('PUT', `/v1/hosts/${NLE}/selection`, selection, LONG);
  }

  /** What the project is to take in, each with its job. @param {string} project @returns {Promise<{item: Item, job: Job}[]>} */
  async waiting(project) {
    const found = [];
    for (const item of (await this.#call('GET', `/v1/outbox?nle=${NLE}&project=${encodeURIComponent(project)}`)).items) {
      const job = await this.#call('GET', `/v1/jobs/${encodeURIComponent(item.jobId)}`);
      if (job.state === 'done') found.push({ item, job });
    }
    return found;
  }

  /** @param {Item} item @param {Receipt} receipt */
  acknowledge(item, receipt) {
    return this.#call('POST', `/v1/outbox/${encodeURIComponent(item.id)}/ack`, receipt);
  }

  /** The address of the bridge's own panel, with a code that lets one browser in, once. */
  async panel() {
    const { code } = await this.#call('POST', '/v1/pair/code', {});
    return `${this.#url}/panel/#${code}`;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @param {number} [most] milliseconds
   */
  async #call(method, path, body, most = SHORT) {
    const token = await this.#keep.get();
    if (token === null) throw new Unpaired('Pair this panel first.');
    const url = this.#url ?? (await this.#prove(token));
    try {
      this.#url = url;
      return await this.#send(url, method, path, body, most, token);
    } catch (fault) {
      // whoever answers there next has to prove itself anew
      if (fault instanceof NoBridge) this.#url = null;
      if (fault instanceof Unpaired) await this.forget();
      throw fault;
    }
  }

  /** The bridge that knows this token, by a proof that only it can give: no token goes to anybody else. @param {string} token */
  async #prove(token) {
    const all = await this.#answering();
    if (all.length === 0) throw new NoBridge(NOBODY);
    const key = bytes(hex(sha256(bytes(token))));
    const ours = all.find(({ nonce, panels }) => panels.includes(hex(hmac(key, bytes(nonce)))));
    if (ours) return ours.url;
    throw new Unpaired('The bridge that answers does not know this panel. Pair it with a new code: run scripts/pickup panel.');
  }

  /** Every bridge that answers, the usual port first; asked at once, since a closed port can take its time to say so. */
  async #answering() {
    const all = PORTS.flatMap((port) => NAMES.map((name) => `http://${name}:${port}`));
    const found = await Promise.all(
      all.map(async (url) => {
        const nonce = hex(crypto.getRandomValues(new Uint8Array(32)));
        try {
          const said = await this.#send(url, 'POST', '/v1/hello', { nonce }, SHORT, null);
          return said.api === API ? { url, nonce, panels: /** @type {string[]} */ (said.panels ?? []) } : null;
        } catch {
          return null;
        }
      }),
    );
    return found.filter((one) => one !== null);
  }

  /**
   * @param {string} url
   * @param {string} method
   * @param {string} path
   * @param {unknown} body
   * @param {number} most
   * @param {string | null} token
   */
  async #send(url, method, path, body, most, token) {
    /** @type {any} a plain object, as Adobe's own samples have it; the types ask for Headers */
    const headers = {};
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (token !== null) headers.Authorization = `Bearer ${token}`;
    let answer, said;
    try {
      // fetch of UXP sends cookies unless told, and never gives up by itself
      const asked = this.#fetch(url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), credentials: 'omit' });
      answer = await within(asked, most);
      said = await within(answer.json(), most);
    } catch {
      throw new NoBridge(NOBODY);
    }
    if (answer.status >= 200 && answer.status < 300) return said;
    throw refused(answer.status, said);
  }
}

const NOBODY = 'No bridge answers. Run scripts/pickup serve in a terminal.';

/** @type {(status: number, said: Said) => Problem} */
function refused(status, said) {
  if (status === 401 && said.code === 'gate.token') return new Unpaired('The bridge does not know this panel any more. Pair it again.');
  return new Problem((said.problems ?? [said]).map((one) => one.detail).join(' '));
}

/**
 * @param {Promise<any>} work
 * @param {number} most milliseconds
 */
function within(work, most) {
  /** @type {number} */
  let timer;
  const late = new Promise((_, no) => (timer = setTimeout(() => no(new Error('late')), most)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

module.exports = { Bridge, NAMES, PORTS };
