// Lays a clip above its original so that nothing else on the timeline changes, and reads back what came of it.
const { same } = require('./items.js');
const { lay, marked, remove, silence } = require('./lay.js');
const { look, missing } = require('./lanes.js');
const { mark } = require('./metadata.js');
const { Elsewhere, Problem } = require('./problem.js');
const { alsoHeard, named, range, said } = require('./say.js');
const { freeLanes, originalOf, spotOf } = require('./spot.js');
const { ticks } = require('./ticks.js');

/**
 * @typedef {import('@adobe/premierepro').premierepro} Premiere
 * @typedef {import('@adobe/premierepro').Project} Project
 * @typedef {import('./lanes.js').Lying} Lying
 * @typedef {import('./bridge.js').Item} Item
 * @typedef {import('./bridge.js').Take} Take
 * @typedef {import('./spot.js').Spot} Spot
 * @typedef {import('./spot.js').Lanes} Lanes
 * @typedef {{readBack: string, why: string}} Laid
 */

const EDGES = /** @type {const} */ (['start', 'end', 'in', 'out']);

/** @type {(a: bigint, b: bigint, frame: bigint) => boolean} */
const near = (a, b, frame) => a - b < frame && b - a < frame;

/**
 * Lays it, unless it lies there already.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {Item} item
 * @param {Take} take
 * @param {boolean} sounding whether its sound is to be heard; else the original's stays the sound
 * @returns {Promise<Laid>}
 */
async function above(premiere, project, item, take, sounding) {
  const spot = await spotOf(premiere, project, item, take);
  const before = await look(premiere, project, spot.sequence);
  const there = before.filter((one) => same(one.file, item.clip));
  if (there.length > 0) {
    const loud = sounding ? [] : asLaid(there, spot);
    if (loud.length === 0) return { readBack: said(there, spot), why: '' };
    await remove(premiere, project, spot.sequence, loud);
    await mark(premiere, project, spot.sequence, item, ticks(item.at?.frame ?? 0, spot.frame));
    const stays = (await look(premiere, project, spot.sequence)).filter((one) => same(one.file, item.clip));
    return { readBack: said(stays, spot), why: '' };
  }
  const original = originalOf(before, item, spot);
  const lanes = await freeLanes(project, spot, original, before);
  const clipped = await marked(premiere, project, item, spot);
  let laid;
  try {
    await lay(premiere, project, item, spot, lanes);
    if (!sounding) await silence(premiere, project, item, spot);
    laid = checked(before, await look(premiere, project, spot.sequence), item, spot, lanes, sounding);
  } catch (fault) {
    await takeOff(premiere, project, item, spot, before, fault);
    throw fault;
  } finally {
    await clipped.back();
  }
  await mark(premiere, project, spot.sequence, item, ticks(item.at?.frame ?? 0, spot.frame));
  return { readBack: said(laid, spot), why: sounding ? alsoHeard(before, original, spot) : '' };
}

/**
 * The sound that Premiere laid with the picture and that is still to be taken off: another project came to the front before.
 * What the editor moved or trimmed since is the editor's.
 * @param {Lying[]} there
 * @param {Spot} spot
 */
const asLaid = (there, spot) =>
  there.some((one) => one.kind === 'V' && lies(one, spot)) ? there.filter((one) => one.kind === 'A' && lies(one, spot)) : [];

/**
 * Whether it lies where it belongs: a picture to the tick; samples do not part where frames do, so that a sound may miss by
 * less than a frame.
 * @param {Lying} one
 * @param {Spot} spot
 */
const lies = (one, spot) => EDGES.every((edge) => (one.kind === 'V' ? one[edge] === spot[edge] : near(one[edge], spot[edge], spot.frame)));

/**
 * The clip as it was laid, or why that is not what was asked.
 * @param {Lying[]} before
 * @param {Lying[]} after
 * @param {Item} item
 * @param {Spot} spot
 * @param {Lanes} lanes
 * @param {boolean} sounding
 */
function checked(before, after, item, spot, lanes, sounding) {
  const touched = missing(before, after);
  if (touched.length > 0) throw new Problem(`Placing ${item.name} would have changed ${named(touched)}.`);
  const added = missing(after, before);
  const strange = added.filter((one) => !same(one.file, item.clip));
  if (strange.length > 0) throw new Problem(`Placing ${item.name} would have added ${named(strange)}.`);
  const pictures = added.filter((one) => one.kind === 'V');
  const sounds = added.filter((one) => one.kind === 'A');
  if (added.length === 0) throw new Problem(`Premiere laid nothing. Is a track locked? Unlock it, then place ${item.name} again.`);
  const fits = pictures.length === 1 && pictures[0].track === lanes.video && added.every((one) => lies(one, spot));
  const heard = sounding ? sounds.length > 0 && sounds.every((one) => one.track >= lanes.audio) : sounds.length === 0;
  if (!fits || !heard) {
    throw new Problem(
      `Premiere laid ${said(added, spot)}, not ${item.name} on V${lanes.video + 1}, frames ${range(spot.start, spot.end, spot.frame)}` +
        `${sounding ? ' with its sound' : ' without sound'}.`);
  }
  return added;
}

/**
 * Takes off what was laid, and adds to the fault whether all lies as before.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {Item} item
 * @param {Spot} spot
 * @param {Lying[]} before
 * @param {unknown} fault
 */
async function takeOff(premiere, project, item, spot, before, fault) {
  if (!(fault instanceof Error) || fault instanceof Elsewhere) return;
  const ours = missing(await look(premiere, project, spot.sequence), before).filter((one) => same(one.file, item.clip));
  await remove(premiere, project, spot.sequence, ours);
  const other = missing(before, await look(premiere, project, spot.sequence));
  const back = ours.length > 0 ? 'It was taken off again' : 'Nothing was laid';
  fault.message += other.length === 0
    ? ` ${back}; the clip is in the bin.`
    : ` ${named(other)} did not come back: choose Edit > Undo until "Pickup: ${item.name} above" is undone. The clip is in the bin.`;
}

module.exports = { above };
