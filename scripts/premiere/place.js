// Lays a clip above its original so that nothing else on the timeline changes, and reads back what came of it.
const { change, now, stays } = require('./change.js');
const { byFile, same, sequence: sequenceOf } = require('./items.js');
const { lying, missing, trackName, tracks } = require('./lanes.js');
const { mark } = require('./metadata.js');
const { Elsewhere, Problem } = require('./problem.js');
const { perFrame, perSecond, sameRate, ticks } = require('./ticks.js');

/**
 * @typedef {import('@adobe/premierepro').premierepro} Premiere
 * @typedef {import('@adobe/premierepro').Project} Project
 * @typedef {import('./lanes.js').Lying} Lying
 * @typedef {import('./bridge.js').Item} Item
 * @typedef {import('./bridge.js').Take} Take
 * @typedef {{sequence: string, frame: bigint, start: bigint, end: bigint, in: bigint, out: bigint}} Spot in ticks
 * @typedef {{video: number, audio: number, fresh: boolean}} Lanes tracks from 0; fresh: they are not there yet
 * @typedef {{readBack: string, why: string}} Laid
 */

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
  if (there.length > 0) return { readBack: said(there, spot), why: '' };
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
 * Where the marked range comes to, and which of the clip's frames it is.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {Item} item
 * @param {Take} take
 * @returns {Promise<Spot>}
 */
async function spotOf(premiere, project, item, take) {
  const sequence = await sequenceOf(project, item.at?.sequence);
  const found = await byFile(premiere, project, item.clip);
  if (!sequence) throw new Problem('The sequence is not in the project any more. Open the one to place it in, then place again.');
  if (!found) throw new Problem(`${item.name} is not in the project any more. Place again.`);
  const frame = perFrame(await sequence.getTimebase());
  const own = (await found.clip.getFootageInterpretation()).getFrameRate();
  if (!sameRate(own, frame)) {
    throw new Problem(
      `${item.name} has ${round(own)} frames a second, the sequence ${round(perSecond(frame))}. ` +
        'It is in the bin; lay it into a sequence of its own rate.');
  }
  const length = lengthOf(take);
  const { head, tail } = take.handles;
  const start = BigInt(ticks(item.at?.frame ?? 0, frame));
  const inside = BigInt(ticks(head, frame));
  const range = BigInt(ticks(length - head - tail, frame));
  return { sequence: String(sequence.guid), frame, start, end: start + range, in: inside, out: inside + range };
}

/**
 * The clip's frames as the bridge has counted them in the finished file: Premiere's length of a file is that of the longer
 * of picture and sound.
 * @param {Take} take
 */
function lengthOf(take) {
  const counted = take.proof.checks.find((check) => check.name === 'frames');
  if (!counted) throw new Problem('The job does not say how many frames its clip has. Make it again. The clip is in the bin.');
  return Number(counted.actual);
}

/**
 * Everything that lies in the sequence, read anew.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {string} id
 */
async function look(premiere, project, id) {
  return lying(premiere, await needed(project, id));
}

/** @param {Project} project @param {string} id */
async function needed(project, id) {
  const sequence = await sequenceOf(project, id);
  if (!sequence) throw new Problem('The sequence is not in the project any more. Put it back, then place again.');
  return sequence;
}

/**
 * What lies where the clip was ordered from: the original, as far as its place tells.
 * @param {Lying[]} all
 * @param {Item} item
 * @param {Spot} spot
 */
function originalOf(all, item, spot) {
  const under = all.filter((one) => one.kind === 'V' && one.start <= spot.start && one.end > spot.start);
  const track = item.at?.track ?? 0;
  const original = track ? under.find((one) => one.track === track - 1) : under[under.length - 1];
  if (!original) {
    throw new Problem(
      `Nothing lies ${track ? `on V${track} ` : ''}at frame ${item.at?.frame} any more, where ${item.name} was ordered from. ` +
        'Put the original back, then place again. The clip is in the bin.');
  }
  return original;
}

/**
 * The first video track above the original that is free over the range, and the first audio track from which on all are: a
 * clip with several channels may take several. Is one missing, both are made: what is inserted on a track that is there would
 * push on whatever lies later on it.
 * @param {Project} project
 * @param {Spot} spot
 * @param {Lying} original
 * @param {Lying[]} before
 * @returns {Promise<Lanes>}
 */
async function freeLanes(project, spot, original, before) {
  const on = await tracks(await needed(project, spot.sequence));
  /** @type {(kind: 'V' | 'A', track: number) => boolean} */
  const taken = (kind, track) =>
    before.some((one) => one.kind === kind && one.track === track && one.start < spot.end && one.end > spot.start);
  const video = on.video.findIndex((shown, track) => track > original.track && shown && !taken('V', track));
  let audio = on.audio.length;
  while (audio > 0 && on.audio[audio - 1] && !taken('A', audio - 1)) audio--;
  const fresh = video < 0 || audio === on.audio.length;
  return fresh ? { video: on.video.length, audio: on.audio.length, fresh } : { video, audio, fresh };
}

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

/** @param {Premiere} premiere @param {Project} project @param {Item} item */
async function here(premiere, project, item) {
  const found = await byFile(premiere, project, item.clip);
  if (!found) throw new Problem(`${item.name} is not in the project any more. Place again.`);
  return found;
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
  /** @type {(one: Lying) => boolean} */
  const right = (one) => one.start === spot.start && one.end === spot.end && one.in === spot.in && one.out === spot.out;
  if (added.length === 0) throw new Problem(`Premiere laid nothing. Is a track locked? Unlock it, then place ${item.name} again.`);
  const fits = pictures.length === 1 && pictures[0].track === lanes.video && added.every(right);
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

/**
 * @param {Lying[]} before
 * @param {Lying} original
 * @param {Spot} spot
 */
function alsoHeard(before, original, spot) {
  const sounds = before.filter((one) =>
    one.kind === 'A' && one.file === original.file && one.start < spot.end && one.end > spot.start);
  return sounds.length > 0 ? `The original is heard as well: mute ${named(sounds)}.` : '';
}

/** @param {Lying[]} some */
const named = (some) => some.map((one) => `${one.name} on ${trackName(one)}`).join(' and ');

/** What lies there, in frames. @param {Lying[]} some @param {Spot} spot */
const said = (some, spot) =>
  some.map((one) =>
    `${one.name} on ${trackName(one)}, frames ${range(one.start, one.end, spot.frame)}, of the clip's frames ` +
      range(one.in, one.out, spot.frame)).join('; ');

/** @type {(from: bigint, to: bigint, frame: bigint) => string} */
const range = (from, to, frame) => `${at(from, frame)}–${at(to - frame, frame)}`;

/** Exactly where it is whole, else to a hundredth. @type {(ticks: bigint, frame: bigint) => string} */
const at = (ticks, frame) => (ticks % frame === 0n ? String(ticks / frame) : (Number(ticks) / Number(frame)).toFixed(2));

/** @param {number} rate */
const round = (rate) => String(Math.round(rate * 1000) / 1000);

module.exports = { above };
