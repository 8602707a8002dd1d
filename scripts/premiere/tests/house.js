// A project on the timeline of the stand-in, a bridge that only writes down, and a session between them.
const { World } = require('./fake.js');
const { Session } = require('../session.js');

const PAL = 10160640000n; // ticks of a frame at 25
const NTSC = 8475667200n; // at 30000/1001

const ORIGINAL = '/films/A001.mov';
const CLIP = '/films/Pickup/A001_v001.mov';

/** A sequence with the original on V1, frames 100 to 199 of its media at frames 50 to 149, and its sound below. */
function house(frame = PAL, rate = 25) {
  const world = new World(frame, rate);
  const original = world.clip(ORIGINAL, 1000);
  world.put('video', 0, original, 50, 100, 100, { selected: true });
  world.put('audio', 0, original, 50, 100, 100, { selected: true });
  const bridge = {
    told: [],
    receipts: [],
    queue: [],
    paired: async () => true,
    tell: async (selection) => void bridge.told.push(structuredClone(selection)),
    waiting: async (project) => (bridge.asked = project, bridge.queue.filter(({ item }) => !item.done)),
    acknowledge: async (item, receipt) => {
      if (bridge.deaf) throw new Error('lost');
      bridge.receipts.push(receipt);
      item.done = receipt.state === 'in-bin';
      item.placement = { state: receipt.state, why: receipt.why };
    },
  };
  const session = new Session(world.premiere, bridge);
  return { world, original, bridge, session };
}

/** Lets a clip wait: of the original's range, with 10 frames of handles on both sides unless told. */
function wait({ world, bridge }, { kind = 'edit', head = 10, tail = 10, more = {}, ...own } = {}) {
  const item = {
    id: 'o1', jobId: 'job-1', takeId: 'take-1', bin: ['Pickup', 'Shots'], clip: CLIP, name: 'A001_v001', place: 'above',
    at: { sequence: 'seq-1', track: 1, frame: 50 }, placement: { state: 'pending' }, ...own };
  world.media = { [item.clip]: { duration: world.at(100 + head + tail), ...more } };
  bridge.queue.push({ item, job: { id: 'job-1', kind, state: 'done', takes: [{
    id: 'take-1', sidecar: '/films/Pickup/A001_v001.pickup.json', handles: { head, tail },
    proof: { checks: [{ name: 'frames', actual: String(100 + head + tail) }] } }] } });
  return item;
}

/** Whatever lies in the sequence. */
const all = (world) => ({ video: world.main.video.map((_, i) => world.lane('video', i)), audio: world.main.audio.map((_, i) => world.lane('audio', i)) });

module.exports = { CLIP, NTSC, ORIGINAL, PAL, all, house, wait };
