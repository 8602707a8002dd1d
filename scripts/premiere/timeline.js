// What is selected on the timeline, as the bridge takes it.
const { plain } = require('./items.js');
const { Problem } = require('./problem.js');
const { frames, perFrame, perSecond, rate, sameRate } = require('./ticks.js');

/**
 * @typedef {import('@adobe/premierepro').premierepro} Premiere
 * @typedef {import('@adobe/premierepro').Sequence} Sequence
 * @typedef {import('@adobe/premierepro').ClipProjectItem} ClipProjectItem
 * @typedef {import('./lanes.js').TrackItem} TrackItem
 * @typedef {{media: string, name: string, in: number, out: number, sequence: string, track: number, frame: number}} Plate
 *   `out` is the frame after the last; in frames of the sequence
 * @typedef {{project: {name: string, file: string}, sequence?: {rate: string, width: number, height: number},
 *   clips: Plate[], refused: {name: string, why: string}[]}} Selection
 */

const MOST = 50; // clips at once

/**
 * What is selected; null: no project is open.
 * @param {Premiere} premiere
 * @returns {Promise<Selection | null>}
 */
async function selected(premiere) {
  const project = await premiere.Project.getActiveProject();
  if (!project) return null;
  /** @type {Selection} */
  const selection = { project: { name: project.name.replace(/\.prproj$/i, ''), file: plain(project.path) }, clips: [], refused: [] };
  const sequence = await project.getActiveSequence();
  if (!sequence) return selection;
  const frame = perFrame(await sequence.getTimebase());
  const size = await sequence.getFrameSize();
  selection.sequence = { rate: rate(frame), width: Math.round(size.width), height: Math.round(size.height) };
  const items = await pictures(sequence);
  for (const item of items.slice(MOST)) {
    selection.refused.push({ name: await item.getName(), why: `Only ${MOST} clips are taken at once.` });
  }
  for (const item of items.slice(0, MOST)) {
    const name = await item.getName();
    try {
      selection.clips.push({ name, ...(await plate(premiere, item, frame)), sequence: String(sequence.guid) });
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      selection.refused.push({ name, why: fault.message });
    }
  }
  selection.clips.sort((a, b) => a.frame - b.frame || a.track - b.track);
  return selection;
}

/**
 * The selected items of video tracks: sounds go with their picture.
 * @param {Sequence} sequence
 */
async function pictures(sequence) {
  const selection = await sequence.getSelection();
  const items = selection ? await selection.getTrackItems() : [];
  if (items.length === 0) return [];
  const video = String(await (await sequence.getVideoTrack(0)).getMediaType());
  const types = await Promise.all(items.map((item) => item.getMediaType()));
  return items.filter((_, index) => String(types[index]) === video);
}

/**
 * The stretch of media under the item, or why it can not be one.
 * @param {Premiere} premiere
 * @param {TrackItem} item
 * @param {bigint} frame ticks of one frame
 */
async function plate(premiere, item, frame) {
  if (await item.isAdjustmentLayer()) throw new Problem('It is an adjustment layer. Select the footage below it.');
  const of = await item.getProjectItem();
  const clip = of && premiere.ClipProjectItem.cast(of);
  if (!clip) throw new Problem('It has no media. Select footage.');
  const media = await mediaOf(clip, of.getId());
  const [start, end] = [await item.getStartTime(), await item.getEndTime()];
  const [first, last] = [await item.getInPoint(), await item.getOutPoint()];
  const stretched = BigInt(last.ticks) - BigInt(first.ticks) !== BigInt(end.ticks) - BigInt(start.ticks);
  if ((await item.getSpeed()) !== 1 || (await item.isSpeedReversed()) || stretched) {
    throw new Problem('It is played at another speed or in reverse. Render that first.');
  }
  const own = (await clip.getFootageInterpretation()).getFrameRate();
  if (!sameRate(own, frame)) {
    throw new Problem(
      `It has ${Math.round(own * 1000) / 1000} frames a second, the sequence ${Math.round(perSecond(frame) * 1000) / 1000}. ` +
        'Cut it in a sequence of its own rate.');
  }
  const [at, from, to] = [frames(start, frame), frames(first, frame), frames(last, frame)];
  if (at === null || from === null || to === null) {
    throw new Problem('It begins or ends between two frames. Move its edge to a whole frame.');
  }
  if (at < 0 || from < 0) throw new Problem('It begins before frame 0. Move it first.');
  return { media, in: from, out: to, track: (await item.getTrackIndex()) + 1, frame: at };
}

/**
 * The file under the clip.
 * @param {ClipProjectItem} clip
 * @param {string} id
 */
async function mediaOf(clip, id) {
  if (await clip.isSequence()) throw new Problem('It is a nested sequence. Open it and select the footage in it.');
  if (await clip.isMulticamClip()) throw new Problem('It is a multicam clip. Flatten it first.');
  if (await clip.isMergedClip()) throw new Problem('It is a merged clip. Select the footage it was made of.');
  if (await clip.isOffline()) throw new Problem('Its media is missing. Link it again first.');
  const path = await clip.getMediaFilePath();
  if (!path) throw new Problem('It has no media. Select footage.');
  // a subclip counts its frames from its own start, which nobody tells
  const whole = await clip.findItemsMatchingMediaPath(path, true);
  if (!whole.some((one) => one.getId() === id)) {
    throw new Problem('It is a subclip. Match frame to the whole clip and cut that.');
  }
  return plain(path);
}

module.exports = { selected };
