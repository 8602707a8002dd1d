// Premiere's time, exactly: a second has 254 016 000 000 ticks, more than a double holds in an hour. So whole numbers only.

const SECOND = 254016000000n;

/** @typedef {import('@adobe/premierepro').TickTime} TickTime */

/** @param {string} timebase ticks of one frame, as a sequence says it */
const perFrame = (timebase) => BigInt(timebase);

/**
 * How many frames this is; null: it lies between two.
 * @param {TickTime} time
 * @param {bigint} frame ticks of one frame
 */
function frames(time, frame) {
  const ticks = BigInt(time.ticks);
  return ticks % frame === 0n ? Number(ticks / frame) : null;
}

/**
 * @param {number} count
 * @param {bigint} frame ticks of one frame
 */
const ticks = (count, frame) => String(BigInt(count) * frame);

/**
 * Frames a second as the bridge writes them: 25, 30000/1001.
 * @param {bigint} frame ticks of one frame
 */
function rate(frame) {
  const common = divisor(SECOND, frame);
  const base = frame / common;
  return base === 1n ? String(SECOND / common) : `${SECOND / common}/${base}`;
}

/** @type {(a: bigint, b: bigint) => bigint} */
const divisor = (a, b) => (b === 0n ? a : divisor(b, a % b));

/**
 * Whether footage runs at this rate. Premiere says a footage's rate as a double, mostly rounded: 23.976 and 24 differ by
 * 0.024, so that anything nearer is the same.
 * @param {number} said
 * @param {bigint} frame ticks of one frame
 */
const sameRate = (said, frame) => Math.abs(said - perSecond(frame)) < 0.005;

/** For sentences only. @param {bigint} frame ticks of one frame */
const perSecond = (frame) => Number(SECOND) / Number(frame);

module.exports = { frames, perFrame, perSecond, rate, sameRate, ticks };
