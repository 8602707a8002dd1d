// What is selected, as the bridge takes it.
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { NTSC, ORIGINAL, PAL, house } = require('./house.js');
const { frames, rate, sameRate, ticks } = require('../ticks.js');
const { selected } = require('../timeline.js');

const told = (here) => selected(here.world.premiere);
const why = async (here) => (await told(here)).refused.map((one) => one.why).join();

test('a selected clip is a plate, and its sound goes with it', async () => {
  assert.deepEqual(await told(house()), {
    project: { name: 'Film', file: '/films/Film.prproj' },
    sequence: { rate: '25', width: 1920, height: 1080 },
    clips: [{ name: 'A001.mov', media: ORIGINAL, in: 100, out: 200, track: 1, frame: 50, sequence: 'seq-1' }],
    refused: [],
  });
});

test('rates are exact', () => {
  const rates = { 10160640000: '25', 10584000000: '24', 10594584000: '24000/1001', 8475667200: '30000/1001', 4237833600: '60000/1001', 5080320000: '50', 2116800000: '120' };
  for (const [frame, said] of Object.entries(rates)) assert.equal(rate(BigInt(frame)), said);
});

test('the last frame of a day at 59.94 is a whole one, and a tick more is none', () => {
  const frame = 4237833600n;
  assert.equal(frames({ ticks: ticks(5178821, frame) }, frame), 5178821);
  assert.equal(frames({ ticks: String(BigInt(ticks(5178821, frame)) + 1n) }, frame), null);
});

test('23.976 is not 24, however it is rounded', () => {
  assert.equal(sameRate(23.976, 10594584000n), true);
  assert.equal(sameRate(23.98, 10594584000n), true);
  assert.equal(sameRate(24, 10594584000n), false);
  assert.equal(sameRate(29.97, NTSC), true);
});

const bad = {
  'another speed': [(row) => (row.speed = 2), /another speed/],
  reverse: [(row) => (row.reversed = true), /in reverse/],
  'a ramp, at which the speed reads 1': [(row) => (row.out += PAL), /another speed/],
  'an adjustment layer': [(row) => (row.adjustment = true), /adjustment layer/],
  'a title': [(row) => (row.node = null), /no media/],
  'a nested sequence': [(row) => (row.node.is = 'sequence'), /nested sequence/],
  'a multicam clip': [(row) => (row.node.is = 'multicam'), /multicam/],
  'a merged clip': [(row) => (row.node.is = 'merged'), /merged/],
  'missing media': [(row) => (row.node.is = 'offline'), /media is missing/],
  'a subclip': [(row) => (row.node.is = 'subclip'), /subclip/],
  'another rate': [(row) => (row.node.rate = 23.976), /has 23\.976 frames a second, the sequence 25/],
  'an edge between two frames': [(row) => ((row.in += 1n), (row.out += 1n)), /between two frames/],
  'a start before frame 0': [(row) => ((row.start -= 60n * PAL), (row.end -= 60n * PAL)), /before frame 0/],
};
for (const [what, [spoil, sentence]] of Object.entries(bad)) {
  test(`${what} is left out, with why`, async () => {
    const here = house();
    here.world.main.audio = [[]];
    spoil(here.world.main.video[0][0]);
    assert.match(await why(here), sentence);
    assert.deepEqual((await told(here)).clips, []);
  });
}

test('fifty at once, from left to right', async () => {
  const here = house();
  for (let i = 0; i < 52; i++) here.world.put('video', 1, here.original, 5000 - i * 10, 0, 10, { selected: true });
  const said = await told(here);
  assert.equal(said.clips.length, 50);
  assert.match(said.refused[0].why, /Only 50/);
  assert.deepEqual(said.clips, [...said.clips].sort((a, b) => a.frame - b.frame));
});

test('a Windows path is said as everybody else writes it', async () => {
  const here = house();
  here.world.project.path = '\\\\?\\C:\\Filme\\Film.prproj';
  here.original.path = '\\\\?\\C:\\Filme\\A001.mov';
  const said = await told(here);
  assert.equal(said.project.file, 'C:\\Filme\\Film.prproj');
  assert.equal(said.clips[0].media, 'C:\\Filme\\A001.mov');
});

test('no project, no sequence', async () => {
  const here = house();
  here.world.front = null;
  assert.deepEqual((await told(here)).clips, []);
  here.world.active = null;
  assert.equal(await told(here), null);
});

test('the bridge is told at each change and at least once a minute', async () => {
  const here = house();
  let now = 0;
  here.session.clock = () => now;
  await here.session.look();
  await here.session.look();
  assert.equal(here.bridge.told.length, 1);
  here.world.main.video[0][0].selected = false;
  await here.session.look();
  assert.equal(here.bridge.told.length, 2);
  now = 50_000;
  await here.session.look();
  assert.equal(here.bridge.told.length, 3);
  assert.equal(here.bridge.asked, '/films/Film.prproj');
});
