// Where a clip is to lie: over which frames, and on which tracks that are free there.
const { byFile, needed, sequence: sequenceOf } = require('./items.js');
const { tracks } = require('./lanes.js');
const { Problem } = require('./problem.js');
const { perFrame, perSecond, sameRate, ticks } = require('./ticks.js');

/**
 * @typedef {import('@adobe/premierepro').premierepro} Premiere
 * @typedef {import('@adobe/premierepro').Project} Project
 * @typedef {import('./lanes.js').Lying} Lying
 * @typedef {import('./bridge.js').Item} Item
 * @typedef {import('./bridge.js').Take} Take
 * @typedef {{sequence: string, frame: bigint, start: bigint, end: bigint, in: bigint, out: bigint}} Spot in ticks
 * @typedef {{video: number, audio: number, fresh: boolean}} Lanes tracks from 0; fresh: they are not there yet
 */

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

/** @param {number} rate */
const round = (rate) => String(Math.round(rate * 1000) / 1000);

module.exports = { freeLanes, originalOf, spotOf };
