// What lies on the tracks of a sequence.
const { needed, plain } = require('./items.js');

/**
 * @typedef {import('@adobe/premierepro').premierepro} Premiere
 * @typedef {import('@adobe/premierepro').Project} Project
 * @typedef {import('@adobe/premierepro').Sequence} Sequence
 * @typedef {import('@adobe/premierepro').VideoClipTrackItem | import('@adobe/premierepro').AudioClipTrackItem} TrackItem
 * @typedef {{kind: 'V' | 'A', track: number, start: bigint, end: bigint, in: bigint, out: bigint, name: string, file: string,
 *   item: TrackItem}} Lying in ticks; tracks from 0
 * @typedef {{video: boolean[], audio: boolean[]}} Heard of each track, whether it is on
 */

/**
 * Everything, on every track.
 * @param {Premiere} premiere
 * @param {Sequence} sequence
 * @returns {Promise<Lying[]>}
 */
async function lying(premiere, sequence) {
  const video = await each(await sequence.getVideoTrackCount(), (track) => sequence.getVideoTrack(track));
  const audio = await each(await sequence.getAudioTrackCount(), (track) => sequence.getAudioTrack(track));
  const type = premiere.Constants.TrackItemType.CLIP;
  return Promise.all([
    ...video.flatMap((lane, track) => lane.getTrackItems(type, false).map((item) => read(premiere, 'V', track, item))),
    ...audio.flatMap((lane, track) => lane.getTrackItems(type, false).map((item) => read(premiere, 'A', track, item))),
  ]);
}

/**
 * @param {Premiere} premiere
 * @param {'V' | 'A'} kind
 * @param {number} track
 * @param {TrackItem} item
 * @returns {Promise<Lying>}
 */
async function read(premiere, kind, track, item) {
  const [start, end, first, last, name, of] = await Promise.all([
    item.getStartTime(), item.getEndTime(), item.getInPoint(), item.getOutPoint(), item.getName(), item.getProjectItem()]);
  const clip = of && premiere.ClipProjectItem.cast(of);
  const file = clip ? plain((await clip.getMediaFilePath()) || '') : '';
  const at = { start: BigInt(start.ticks), end: BigInt(end.ticks), in: BigInt(first.ticks), out: BigInt(last.ticks) };
  return { kind, track, ...at, name, file, item };
}

/**
 * Which tracks are on; a clip on another would not be seen or heard. Whether a track is locked, Premiere does not tell.
 * @param {Sequence} sequence
 * @returns {Promise<Heard>}
 */
async function tracks(sequence) {
  const video = await each(await sequence.getVideoTrackCount(), async (track) => !(await (await sequence.getVideoTrack(track)).isMuted()));
  const audio = await each(await sequence.getAudioTrackCount(), async (track) => !(await (await sequence.getAudioTrack(track)).isMuted()));
  return { video, audio };
}

/**
 * @template T
 * @param {number} count
 * @param {(index: number) => Promise<T>} get
 */
const each = (count, get) => Promise.all(Array.from({ length: count }, (_, index) => get(index)));

/** @param {Lying} one */
const key = (one) => [one.kind, one.track, one.start, one.end, one.in, one.out, one.name, one.file].join('|');

/**
 * What is in the first and not in the second.
 * @param {Lying[]} some
 * @param {Lying[]} others
 */
function missing(some, others) {
  const left = new Map();
  for (const one of others) left.set(key(one), (left.get(key(one)) ?? 0) + 1);
  return some.filter((one) => {
    const count = left.get(key(one)) ?? 0;
    left.set(key(one), count - 1);
    return count < 1;
  });
}

/** @param {Lying} one */
const trackName = (one) => `${one.kind}${one.track + 1}`;

/**
 * Everything that lies in the sequence, read anew.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {string} id
 */
async function look(premiere, project, id) {
  return lying(premiere, await needed(project, id));
}

module.exports = { look, missing, trackName, tracks };
