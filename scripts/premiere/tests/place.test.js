// Into the bin and above the original, and nothing else touched.
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { Problem } = require('../problem.js');
const { CLIP, NTSC, all, house, wait } = require('./house.js');

const last = ({ bridge }) => bridge.receipts.at(-1);

test('a clip comes into its bin and above its original, handles trimmed, its sound left away', async () => {
  const here = house();
  wait(here);
  here.world.put('video', 1, here.original, 500, 0, 20);
  here.world.put('audio', 1, here.original, 500, 0, 20);
  await here.session.look();
  assert.deepEqual(last(here), {
    state: 'in-bin', readBack: 'A001_v001 in Pickup/Shots; A001_v001 on V2, frames 50–149, of the clip\'s frames 10–109' });
  assert.deepEqual(all(here.world), {
    video: [['A001.mov 50 150 100'], ['A001.mov 500 520 0', 'A001_v001 50 150 10']],
    audio: [['A001.mov 50 150 100'], ['A001.mov 500 520 0']],
  });
  assert.deepEqual(here.world.root.children.map((node) => node.name), ['A001.mov', 'Pickup']);
});

test('at 29.97 the frames are whole to the tick', async () => {
  const here = house(NTSC, 29.97);
  wait(here, { at: { sequence: 'seq-1', track: 1, frame: 107892 } });
  here.world.put('video', 0, here.original, 107892, 300, 100);
  await here.session.look();
  assert.match(last(here).readBack, /frames 107892–107991, of the clip's frames 10–109$/);
});

test('a line that was put into footage is heard: its sound lies on a free track, and the original\'s is named', async () => {
  const here = house();
  wait(here, { kind: 'lip-sync' });
  here.world.put('audio', 1, here.original, 500, 0, 20);
  here.world.put('video', 1, here.original, 500, 0, 20);
  await here.session.look();
  assert.deepEqual(here.world.lane('audio', 1), ['A001.mov 500 520 0', 'A001_v001 50 150 10']);
  assert.match(last(here).readBack, /A001_v001 on A2, frames 50–149/);
  assert.match(last(here).why, /The original is heard as well: mute A001.mov on A1\./);
});

test('a sound with several channels takes several tracks, and covers nothing', async () => {
  const here = house();
  wait(here, { kind: 'lip-sync', more: { channels: 2 } });
  here.world.put('video', 1, here.original, 500, 0, 20);
  here.world.put('audio', 1, null, 700, 0, 20, { name: 'free here' });
  here.world.put('audio', 2, here.original, 60, 0, 20);
  here.world.put('audio', 3, null, 700, 0, 20, { name: 'free here' });
  const music = here.world.lane('audio', 2);
  await here.session.look();
  assert.equal(last(here).state, 'in-bin');
  assert.deepEqual(here.world.lane('audio', 2), music);
  assert.deepEqual(here.world.lane('audio', 4), ['A001_v001 50 150 10']);
});

test('where the track above is taken the next free one is used; one that is off is passed over', async () => {
  const here = house();
  wait(here);
  here.world.put('video', 1, here.original, 149, 0, 20);
  here.world.put('video', 2, here.original, 500, 0, 20);
  here.world.main.video[2].muted = true;
  here.world.put('video', 3, here.original, 150, 0, 20);
  here.world.put('audio', 1, here.original, 500, 0, 20);
  await here.session.look();
  assert.match(last(here).readBack, /on V4/);
});

test('is a track missing, it is made, and nothing that lies later is pushed on', async () => {
  const here = house();
  wait(here);
  here.world.put('audio', 1, here.original, 500, 0, 20);
  await here.session.look();
  assert.match(last(here).readBack, /on V2/);
  assert.deepEqual(here.world.lane('audio', 1), ['A001.mov 500 520 0']);
});

test('a sound that is longer than the picture does not make the clip longer', async () => {
  const here = house();
  wait(here, { more: { duration: here.world.at(120) + 12345n } });
  await here.session.look();
  assert.match(last(here).readBack, /frames 50–149, of the clip's frames 10–109$/);
});

test('the editor\'s own marks in the clip are given back', async () => {
  const here = house();
  wait(here);
  const node = here.world.clip(CLIP, 120, { in: here.world.at(5), out: here.world.at(60) });
  await here.session.look();
  assert.equal(last(here).state, 'in-bin');
  assert.deepEqual([node.in, node.out], [here.world.at(5), here.world.at(60)]);
});

test('a clip without marks has none afterwards', async () => {
  const here = house();
  wait(here);
  await here.session.look();
  const [node] = here.world.clips().filter((one) => one.path === CLIP);
  assert.deepEqual([node.in, node.out], [undefined, undefined]);
});

test('a file that is in the project is not imported again, wherever it lies', async () => {
  const here = house();
  wait(here);
  here.world.clip(CLIP, 120);
  await here.session.look();
  assert.equal(here.world.imports, undefined);
  assert.match(last(here).why, /It lies in no bin, where it was already\./);
});

test('of the bin only what is missing is made', async () => {
  const here = house();
  wait(here);
  here.world.root.children.push({ id: 'own', name: 'Pickup', children: [] });
  await here.session.look();
  assert.deepEqual(here.world.root.children.map((node) => node.name), ['A001.mov', 'Pickup']);
  assert.deepEqual(here.world.root.children[1].children.map((node) => node.name), ['Shots']);
});

test('a clip that the editor took away and asks for again has one marker still', async () => {
  const here = house();
  const item = wait(here);
  await here.session.look();
  here.world.main.video[1] = [];
  Object.assign(item, { done: false, placement: { state: 'pending' } });
  await here.session.look();
  assert.deepEqual(here.world.lane('video', 1), ['A001_v001 50 150 10']);
  assert.equal(here.world.markers.length, 1);
});

test('a name is the same with letter and accent apart', async () => {
  const here = house();
  wait(here, { clip: '/films/Pickup/Möwe.mov'.normalize('NFC') });
  here.world.clip('/films/Pickup/Möwe.mov'.normalize('NFD'), 120);
  await here.session.look();
  assert.equal(last(here).state, 'in-bin');
  assert.equal(here.world.imports, undefined);
});

test('what lies above already is not laid again', async () => {
  const here = house();
  wait(here);
  await here.session.look();
  const before = all(here.world);
  here.bridge.queue[0].item.done = false;
  here.bridge.queue[0].item.placement = { state: 'pending' };
  await here.session.look();
  assert.deepEqual(all(here.world), before);
  assert.match(last(here).readBack, /on V2, frames 50–149/);
  assert.equal(here.world.imports, 1);
  assert.equal(here.world.markers.length, 1);
});

test('a receipt that was lost is sent again, and an undo meanwhile stays', async () => {
  const here = house();
  wait(here);
  here.bridge.deaf = true;
  await here.session.look();
  here.world.main.video[1] = [];
  here.bridge.deaf = false;
  await here.session.look();
  assert.equal(last(here).state, 'in-bin');
  assert.deepEqual(here.world.lane('video', 1), []);
});

test('a receipt that the bridge refuses is said, and keeps no other clip out', async () => {
  const here = house();
  const bad = wait(here);
  wait(here, { id: 'o2', clip: '/films/Pickup/A001_v002.mov', name: 'A001_v002' });
  const take = here.bridge.acknowledge;
  here.bridge.acknowledge = async (item, receipt) => {
    if (item === bad) throw new Problem('why: must have at most 2000 characters');
    await take(item, receipt);
  };
  here.world.media[CLIP] ??= { duration: here.world.at(120) };
  await here.session.look();
  assert.equal(here.bridge.receipts.length, 1);
  assert.match(last(here).readBack, /^A001_v002/);
  assert.match(here.session.state.problem.message, /2000 characters/);
});

test('Premiere says that it has imported, and the clip is in no bin', async () => {
  const here = house();
  wait(here);
  here.world.lies.import = 'nothing';
  await here.session.look();
  assert.match(last(here).why, /but it is in no bin/);
});

test('Premiere does not import', async () => {
  const here = house();
  wait(here);
  here.world.lies.import = false;
  await here.session.look();
  assert.deepEqual([last(here).state, /did not import A001_v001/.test(last(here).why)], ['failed', true]);
});

test('a step that was not done is no step', async () => {
  const here = house();
  wait(here);
  here.world.lies.step = 'above';
  const before = all(here.world);
  await here.session.look();
  assert.match(last(here).why, /did not do a step .*Nothing was laid; the clip is in the bin/);
  assert.deepEqual(all(here.world), before);
  assert.equal(here.world.markers.length, 0);
});

test('a clip that was laid too long is taken off again, and that is said', async () => {
  const here = house();
  wait(here);
  here.world.put('video', 1, here.original, 500, 0, 20);
  here.world.put('audio', 1, here.original, 500, 0, 20);
  const before = all(here.world);
  here.world.lies.longer = here.world.frame;
  await here.session.look();
  assert.match(last(here).why, /^Premiere laid A001_v001 on V2, frames 50–150, .* not A001_v001 on V2, frames 50–149 without sound\. It was taken off again/);
  assert.deepEqual(all(here.world), before);
});

test('a locked track takes nothing, which is said', async () => {
  const here = house();
  wait(here);
  here.world.lies.nothing = true;
  await here.session.look();
  assert.match(last(here).why, /Premiere laid nothing\. Is a track locked\?/);
});

test('a neighbour that was moved is seen, and how to get it back is said', async () => {
  const here = house();
  wait(here);
  here.world.lies.elsewhere = true;
  await here.session.look();
  assert.equal(last(here).state, 'failed');
  assert.match(last(here).why, /would have changed A001\.mov on V1\. A001\.mov on V1 did not come back: choose Edit > Undo until "Pickup: A001_v001 above"/);
  assert.deepEqual(here.world.lane('video', 1), []);
});

test('a clip of another rate stays in the bin', async () => {
  const here = house();
  wait(here, { more: { rate: 24 } });
  await here.session.look();
  assert.match(last(here).why, /has 24 frames a second, the sequence 25\. It is in the bin/);
});

test('no original, no clip above', async () => {
  const here = house();
  wait(here, { at: { sequence: 'seq-1', track: 2, frame: 50 } });
  await here.session.look();
  assert.match(last(here).why, /Nothing lies on V2 at frame 50 any more/);
});

test('a sequence that is gone is not replaced by the one in front', async () => {
  const here = house();
  wait(here, { at: { sequence: 'seq-9', track: 1, frame: 50 } });
  await here.session.look();
  assert.match(last(here).why, /sequence is not in the project any more/);
});

test('a clip that was ordered into the bin stays there', async () => {
  const here = house();
  wait(here, { place: 'bin', at: undefined });
  const before = all(here.world);
  await here.session.look();
  assert.deepEqual(last(here), { state: 'in-bin', readBack: 'A001_v001 in Pickup/Shots' });
  assert.deepEqual(all(here.world), before);
});

for (const step of ['Pickup: bin Shots', 'Pickup: describe A001_v001', 'Pickup: mark the range', 'Pickup: A001_v001 above']) {
  test(`another project comes to the front after "${step}": it is not touched, and the clip waits`, async () => {
    const here = house();
    wait(here);
    const other = here.world.makeProject('guid-2', '/films/Other.prproj', 'Other.prproj');
    here.world.onStep = (name) => name === step && (here.world.active = other);
    await here.session.look();
    assert.deepEqual(here.bridge.receipts, []);
    here.world.onStep = () => {};
    here.world.active = here.world.project;
    await here.session.look();
    assert.equal(last(here).state, 'in-bin');
    assert.equal(here.world.imports, 1);
    assert.deepEqual(all(here.world).video.flat().filter((one) => one.startsWith('A001_v001')), ['A001_v001 50 150 10']);
    assert.deepEqual(all(here.world).audio.flat(), ['A001.mov 50 150 100'], 'the sound that Premiere laid with it is off again');
  });
}

test('a sound that the editor has moved since is the editor\'s, and stays', async () => {
  const here = house();
  wait(here);
  const other = here.world.makeProject('guid-2', '/films/Other.prproj', 'Other.prproj');
  here.world.onStep = (name) => name === 'Pickup: A001_v001 above' && (here.world.active = other);
  await here.session.look();
  here.world.onStep = () => {};
  here.world.active = here.world.project;
  const sound = here.world.main.audio.flat().find((one) => one.node.name === 'A001_v001');
  sound.start += here.world.at(10);
  sound.end += here.world.at(10);
  const before = all(here.world).audio;
  await here.session.look();
  assert.equal(last(here).state, 'in-bin');
  assert.deepEqual(all(here.world).audio, before);
});

test('the project is closed midway: no receipt, and it waits', async () => {
  const here = house();
  wait(here);
  here.world.onStep = (name) => {
    if (!name.includes('describe')) return;
    here.world.project.closed = true;
    here.world.active = null;
  };
  await here.session.look();
  assert.deepEqual(here.bridge.receipts, []);
});

test('after a failure Premiere is not left locked', async () => {
  const here = house();
  wait(here);
  here.world.main.video.push([]);
  here.world.main.audio.push([]);
  const lay = here.world.lay;
  here.world.lay = () => {
    throw new Error('no');
  };
  await here.session.look();
  assert.match(last(here).why, /Premiere refused a step \(Pickup: A001_v001 above\): no/);
  assert.equal(here.world.locked, false);
  here.world.lay = lay;
  await here.session.look('o1');
  assert.equal(last(here).state, 'in-bin');
});

test('what failed is tried again only when it is asked for', async () => {
  const here = house();
  wait(here);
  here.world.lies.nothing = true;
  await here.session.look();
  here.world.lies.nothing = false;
  await here.session.look();
  assert.equal(here.bridge.receipts.length, 1);
  await here.session.look('o1');
  assert.equal(last(here).state, 'in-bin');
});

test('what is asked for during a look is tried in the next', async () => {
  const here = house();
  wait(here, { placement: { state: 'failed', why: 'No room.' } });
  const { waiting } = here.bridge;
  here.bridge.waiting = async (project) => {
    await here.session.look('o1');
    here.bridge.waiting = waiting;
    return waiting(project);
  };
  await here.session.look();
  assert.deepEqual(here.bridge.receipts, []);
  await here.session.look();
  assert.equal(last(here).state, 'in-bin');
});

for (const [short, state] of [[1000n, 'in-bin'], [1n, 'in-bin'], [10160640000n, 'failed']]) {
  test(`a sound that ends ${short} ticks before its picture: ${state}`, async () => {
    const here = house();
    wait(here, { kind: 'lip-sync' });
    here.world.lies.soundShort = short;
    await here.session.look();
    assert.equal(last(here).state, state);
  });
}

test('a picture is right to the tick', async () => {
  const here = house();
  wait(here);
  here.world.lies.longer = 1n;
  await here.session.look();
  assert.match(last(here).why, /It was taken off again/);
  assert.deepEqual(here.world.lane('video', 1), []);
});
