// What the panel does by itself: tells the bridge what is selected, takes in what waits, sends receipts.
const { take } = require('./bin.js');
const { write } = require('./metadata.js');
const { above } = require('./place.js');
const { Elsewhere, NoBridge, Problem, Unpaired } = require('./problem.js');
const { byFile, plain } = require('./items.js');
const { selected } = require('./timeline.js');

/**
 * @typedef {import('@adobe/premierepro').premierepro} Premiere
 * @typedef {import('@adobe/premierepro').Project} Project
 * @typedef {import('./bridge.js').Bridge} Bridge
 * @typedef {import('./bridge.js').Item} Item
 * @typedef {import('./bridge.js').Job} Job
 * @typedef {import('./bridge.js').Receipt} Receipt
 * @typedef {import('./timeline.js').Selection} Selection
 * @typedef {{paired: boolean, selection: Selection | null, waiting: Item[], problem: Problem | null}} State what the panel shows
 */

const BEAT = 45000; // milliseconds; the bridge takes an NLE for closed that is silent for two minutes

class Session {
  /** @type {State} */
  state = { paired: false, selection: null, waiting: [], problem: null };
  /** @type {Map<string, Receipt>} of what was done here: an undo is not undone by a receipt that was lost */
  #receipts = new Map();
  #told = '';
  #toldAt = 0;
  #busy = false;
  /** @type {string | undefined} what was asked for while a look was under way waits for the next */
  #again;

  /**
   * @param {Premiere} premiere
   * @param {Bridge} bridge
   * @param {() => number} [clock] milliseconds
   */
  constructor(premiere, bridge, clock = Date.now) {
    this.premiere = premiere;
    this.bridge = bridge;
    this.clock = clock;
  }

  /** One look at both; never two at once. `again`: an item that failed and is to be tried once more. @param {string} [again] */
  async look(again) {
    this.#again = again ?? this.#again;
    if (this.#busy) return;
    this.#busy = true;
    try {
      this.state.problem = null;
      this.state.selection = await selected(this.premiere);
      this.state.paired = await this.bridge.paired();
      if (this.state.paired && this.state.selection) {
        const wrong = await this.#tell(this.state.selection).then(() => null, (fault) => fault);
        if (wrong instanceof Unpaired || wrong instanceof NoBridge) throw wrong;
        // what is wrong with a selection must not keep clips that are ready from being taken in
        await this.#takeIn();
        if (wrong) throw wrong;
      }
    } catch (fault) {
      this.state.problem = fault instanceof Problem ? fault : new Problem(`The panel failed: ${words(fault)}`);
      if (fault instanceof Unpaired) this.state.paired = false;
      if (fault instanceof NoBridge) this.#told = '';
    } finally {
      this.#busy = false;
    }
  }

  /** At each change, and at least once a minute. @param {Selection} selection */
  async #tell(selection) {
    const now = JSON.stringify(selection);
    if (now === this.#told && this.clock() < this.#toldAt + BEAT) return;
    await this.bridge.tell(selection);
    [this.#told, this.#toldAt] = [now, this.clock()];
  }

  async #takeIn() {
    const again = this.#again;
    this.#again = undefined;
    const project = await this.premiere.Project.getActiveProject();
    if (!project) return;
    const waiting = await this.bridge.waiting(plain(project.path));
    this.state.waiting = waiting.map(({ item }) => item);
    /** @type {Problem | null} */
    let refused = null;
    for (const { item, job } of waiting) {
      if (item.placement.state === 'failed' && item.id !== again) continue;
      const receipt = this.#receipts.get(item.id) ?? (await this.#receive(project, item, job));
      if (!receipt) return;
      this.#receipts.set(item.id, receipt);
      try {
        await this.bridge.acknowledge(item, receipt);
      } catch (fault) {
        // one receipt that the bridge does not take must not keep the clips behind it out
        if (!(fault instanceof Problem) || fault instanceof NoBridge || fault instanceof Unpaired) throw fault;
        refused ??= fault;
        continue;
      }
      this.#receipts.delete(item.id);
      this.state.waiting = this.state.waiting.filter((one) => one !== item || receipt.state === 'failed');
      item.placement = { state: receipt.state, why: receipt.why };
    }
    if (refused) throw refused;
  }

  /**
   * Into the bin and above its original; null: its project went to the back meanwhile, so that it waits.
   * @param {Project} project
   * @param {Item} item
   * @param {Job} job
   * @returns {Promise<Receipt | null>}
   */
  async #receive(project, item, job) {
    const one = job.takes.find((each) => each.id === item.takeId);
    try {
      if (!one) throw new Problem(`The job has no take ${item.takeId} any more.`);
      await take(this.premiere, project, item);
      const lost = await write(this.premiere, project, item, one);
      // a line put into footage is heard with its clip; with another background the original's sound stays
      const laid = item.place === 'above' ? await above(this.premiere, project, item, one, job.kind === 'lip-sync') : null;
      const now = await byFile(this.premiere, project, item.clip);
      if (!now) throw new Problem(`${item.name} has left its bin. Place again.`);
      const bin = now.bin.join('/');
      const moved = bin === item.bin.join('/') ? '' : `It lies in ${bin || 'no bin'}, where it was already.`;
      const why = [lost, moved, laid?.why].filter(Boolean).join(' ');
      const readBack = [`${now.item.name} in ${bin || 'the project'}`, laid?.readBack].filter(Boolean).join('; ');
      return { state: 'in-bin', readBack: readBack.slice(0, 4096), ...(why ? { why: why.slice(0, 2000) } : {}) };
    } catch (fault) {
      if (fault instanceof Elsewhere) return null;
      return { state: 'failed', why: (fault instanceof Problem ? fault.message : `Premiere failed: ${words(fault)}`).slice(0, 2000) };
    }
  }
}

/** @param {unknown} fault */
const words = (fault) => (fault instanceof Error ? fault.message : String(fault));

module.exports = { Session };
