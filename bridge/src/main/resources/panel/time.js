// Frames, rates and timecode. Whole numbers only; a rate is two of them.

export function rate(text) {
  const [num, den = '1'] = text.split('/');
  return { num: Number(num), den: Number(den), nominal: Math.round(Number(num) / Number(den)) };
}

export const shownRate = (text) => {
  const { num, den } = rate(text);
  return den === 1 ? String(num) : (num / den).toFixed(3).replace(/0+$/, '');
};

/** Frames from midnight of a label; drop-frame where its last mark says so. */
function frames(label, fps) {
  const [h, m, s, f] = label.split(/[:;.]/).map(Number);
  let count = ((h * 60 + m) * 60 + s) * fps + f;
  if (/[;.]\d+$/.test(label)) {
    const minutes = h * 60 + m;
    count -= (fps / 15) * (minutes - Math.floor(minutes / 10));
  }
  return count;
}

/** The label of a frame of media that begins with `start`. */
export function timecode(frame, rateText, start) {
  const fps = rate(rateText).nominal;
  const drop = Boolean(start && /[;.]\d+$/.test(start));
  let at = frame + (start ? frames(start, fps) : 0);
  if (drop) {
    const skip = fps / 15;
    const ten = 600 * fps - 9 * skip;
    const rest = at % ten;
    const tens = Math.floor(at / ten);
    at += tens * 9 * skip;
    if (rest >= 60 * fps) at += skip * (1 + Math.floor((rest - 60 * fps) / (60 * fps - skip)));
  }
  const two = (n) => String(n).padStart(2, '0');
  const s = Math.floor(at / fps);
  return `${two(Math.floor(s / 3600) % 24)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}${drop ? ';' : ':'}${two(at % fps)}`;
}

/** A frame number or a label of the media, as a frame of it; null where it is neither. */
export function frameOf(text, rateText, start) {
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^\d{2}:\d{2}:\d{2}[:;.]\d{2,3}$/.test(text)) return null;
  const fps = rate(rateText).nominal;
  return frames(text, fps) - (start ? frames(start, fps) : 0);
}

/** As a request takes it. */
export const position = (text) => (/^\d+$/.test(text.trim()) ? Number(text.trim()) : text.trim());

/** Seconds and frames: what a length is in the trade. */
export function length(count, rateText) {
  const fps = rate(rateText).nominal;
  return { s: Math.floor(count / fps), f: String(count % fps).padStart(2, '0') };
}
