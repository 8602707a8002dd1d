// How what lies on tracks is said.
const { trackName } = require('./lanes.js');

/**
 * @typedef {import('./lanes.js').Lying} Lying
 * @typedef {import('./spot.js').Spot} Spot
 */

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

module.exports = { alsoHeard, named, range, said };
