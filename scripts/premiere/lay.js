// The steps that change the timeline.
const { change, now, stays } = require('./change.js');
const { here, needed, same } = require('./items.js');
const { look } = require('./lanes.js');

/**
 * @typedef {import('@adobe/premierepro').premierepro} Premiere
 * @typedef {import('@adobe/premierepro').Project} Project
 * @typedef {import('./lanes.js').Lying} Lying
 * @typedef {import('./bridge.js').Item} Item
 * @typedef {import('./spot.js').Spot} Spot
 * @typedef {import('./spot.js').Lanes} Lanes
 */

/**
 * Marks the range in the bin's clip, since what is laid is what is marked: a step of its own, as an action takes the marks
 * that stand when it is made. `back` gives the editor's own marks back.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {Item} item
 * @param {Spot} spot
 */
async function marked(premiere, project, item, spot) {
  const { clip } = await here(premiere, project, item);
  const video = premiere.Constants.MediaType.VIDEO;
  const [first, last, media] = [await clip.getInPoint(video), await clip.getOutPoint(video), await clip.getMedia()];
  const own = BigInt(first.ticks) > 0n || (BigInt(last.ticks) > 0n && BigInt(last.ticks) < BigInt(media.duration.ticks));
  const from = premiere.TickTime.createWithTicks(String(spot.in));
  const to = premiere.TickTime.createWithTicks(String(spot.out));
  await change(premiere, project, 'Pickup: mark the range', () => [clip.createSetInOutPointsAction(from, to)]);
  return {
    back: async () => {
      const again = (await here(premiere, project, item)).clip;
      await change(premiere, project, 'Pickup: marks as before', () => [
        own ? again.createSetInOutPointsAction(first, last) : again.createClearInOutPointsAction()]);
    },
  };
}

/**
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {Item} item
 * @param {Spot} spot
 * @param {Lanes} lanes
 */
async function lay(premiere, project, item, spot, lanes) {
  const found = await here(premiere, project, item);
  const editor = premiere.SequenceEditor.getEditor(await needed(project, spot.sequence));
  const at = premiere.TickTime.createWithTicks(String(spot.start));
  await change(premiere, project, `Pickup: ${item.name} above`, () => [
    lanes.fresh
      ? editor.createInsertProjectItemAction(found.item, at, lanes.video, lanes.audio, true)
      : editor.createOverwriteItemAction(found.item, at, lanes.video, lanes.audio)]);
}

/**
 * Takes off its sound: Premiere lays picture and sound together.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {Item} item
 * @param {Spot} spot
 */
async function silence(premiere, project, item, spot) {
  const sounds = (await look(premiere, project, spot.sequence)).filter((one) => one.kind === 'A' && same(one.file, item.clip));
  await remove(premiere, project, spot.sequence, sounds);
}

/**
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {string} id
 * @param {Lying[]} some
 */
async function remove(premiere, project, id, some) {
  if (some.length === 0) return;
  const editor = premiere.SequenceEditor.getEditor(await needed(project, id));
  await stays(premiere, project);
  /** @type {unknown} */
  let fault;
  // a selection is good only in here
  premiere.TrackItemSelection.createEmptySelection((selection) => {
    try {
      for (const one of some) selection.addItem(one.item);
      now(project, 'Pickup: take off', () => [
        editor.createRemoveItemsAction(selection, false, premiere.Constants.MediaType.ANY, false)]);
    } catch (found) {
      fault = found;
    }
  });
  if (fault) throw fault;
}

module.exports = { lay, marked, remove, silence };
