// What a clip carries of its job.
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { CLIP, house, wait } = require('./house.js');

test('job, take and sidecar stand in the project, nothing in the file', async () => {
  const here = house();
  wait(here, { jobId: 'a<b&c' });
  await here.session.look();
  const [node] = here.world.clips().filter((one) => one.path === CLIP);
  assert.deepEqual(here.world.xmp, []);
  assert.match(here.world.metadata.get(node.id), /<p:PickupJob>a&lt;b&amp;c<\/p:PickupJob><p:PickupTake>take-1</);
  assert.equal(node.label, 3);
});

test('one marker in the sequence names the job', async () => {
  const here = house();
  wait(here);
  await here.session.look();
  assert.deepEqual(here.world.markers, [
    { name: 'A001_v001', type: 'Comment', start: String(here.world.at(50)), comments: 'Pickup job job-1, take take-1' }]);
});

test('what Premiere did not keep is said', async () => {
  const here = house();
  wait(here);
  here.world.lies = { metadata: true, name: true };
  await here.session.look();
  const [receipt] = here.bridge.receipts;
  assert.equal(receipt.state, 'in-bin');
  assert.match(receipt.why, /Premiere did not keep its name and its job\./);
  assert.match(receipt.readBack, /^A001_v001\.mov in Pickup\/Shots/);
});
