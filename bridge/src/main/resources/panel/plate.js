// The plate: taken from the host's timeline or typed as a path; shown with range, rate, size and a frame.
import { Refusal, bytes, get } from './bridge.js';
import { desk, fileName, lay, onDesk } from './desk.js';
import { button, calm, el, field, fill, input, say } from './dom.js';
import { failed } from './problems.js';
import { frameOf, length, shownRate, timecode } from './time.js';
import { t } from './words.js';

const looked = new Map();

/** What the file is; asked once. */
export async function footage(media) {
  if (!looked.has(media)) {
    const asked = get('/v1/plates?media=' + encodeURIComponent(media));
    looked.set(media, asked);
    asked.catch(() => looked.delete(media));
  }
  return looked.get(media);
}

export const frameUrl = (media, frame, width) =>
  `/v1/plates/frame?media=${encodeURIComponent(media)}&frame=${frame}&width=${width}`;

/** A picture whose address is bytes in memory, let go when the next one comes. */
export function screen(alt) {
  const image = el('img', { alt, hidden: true });
  let asked = 0;
  return {
    image,
    async show(path, text) {
      const mine = ++asked;
      const blob = await bytes(path);
      if (mine !== asked) return;
      if (image.src) URL.revokeObjectURL(image.src);
      image.src = URL.createObjectURL(blob);
      if (text) image.alt = text;
      image.hidden = false;
    },
    clear() {
      asked++;
      image.hidden = true;
    },
  };
}

/** A place for the plate; every tab that works on footage has one, and all show the same. */
export function platePlace() {
  const list = el('div', { class: 'clips' });
  const wrong = el('div', { class: 'wrongs', role: 'alert' });
  const from = el('div', { class: 'row' });
  const place = el('section', { class: 'plate', 'aria-label': t('plate') }, el('h2', {}, t('plate')), from, wrong, list, byPath(wrong));
  const draw = (what) => {
    if (what.some((one) => ['hosts', 'nle'].includes(one))) fill(from, fromHost(wrong));
    if (what.some((one) => ['clips'].includes(one))) fill(list, desk.clips.map((clip, at) => shown(clip, at)));
  };
  onDesk(draw);
  draw(['hosts', 'clips']);
  return place;
}

function fromHost(wrong) {
  const host = desk.hosts.find((one) => one.nle === desk.nle);
  if (!host || desk.nle === 'folder') return null;
  return button(t('plate.take', { nle: t('nle.' + desk.nle) }), async () => {
    fill(wrong);
    try {
      const selection = await get(`/v1/hosts/${desk.nle}/selection`);
      const change = { clips: selection.clips.map((clip) => ({ ...clip, from: clip.in })) };
      if (selection.project?.file || selection.project?.id) Object.assign(change, { file: selection.project.file ?? '', id: selection.project.id ?? '' });
      if ((change.file ?? desk.file) !== desk.file || (change.id ?? desk.id) !== desk.id) change.media = '';
      change.sequence = selection.sequence ?? null;
      lay(change);
      say(t('plate.taken', { n: selection.clips.length }));
      fill(wrong, selection.refused.map((one) => el('p', { class: 'wrong' }, `${one.name}: ${one.why}`)));
    } catch (fault) {
      failed(wrong, fault);
    }
  });
}

function byPath(wrong) {
  const path = input('text', '', { placeholder: t('plate.path.example'), spellcheck: 'false' });
  const take = async (event) => {
    event.preventDefault();
    const media = path.value.trim().replace(/^file:\/\//, '').replace(/^["']|["']$/g, '');
    if (!media) return;
    fill(wrong);
    try {
      const found = await footage(media);
      lay({ clips: [...desk.clips.filter((one) => one.frame === undefined), { media, name: found.name, in: 0, out: found.frames }], sequence: null });
      path.value = '';
      say(t('plate.taken', { n: 1 }));
    } catch (fault) {
      failed(wrong, fault);
    }
  };
  return el('form', { class: 'bypath', onsubmit: take }, field(t('plate.path'), path, { at: '/plate/media', after: el('button', {}, t('plate.look')) }));
}

function shown(clip, at) {
  const view = screen(t('plate.frame', { name: clip.name ?? fileName(clip.media) }));
  const facts = el('p', { class: 'facts' });
  const range = el('p', { class: 'range' });
  const wrong = el('p', { class: 'wrong', hidden: true });
  const scrub = input('range', clip.in, { min: 0, max: clip.out - 1, 'aria-label': t('plate.scrub') });
  const inAt = input('text', clip.in, { size: 11 });
  const outAt = input('text', clip.out, { size: 11 });
  let file = null;
  const look = calm(60, () => file && view.show(frameUrl(clip.media, scrub.value, 480)).catch(() => {}));
  const tell = () => {
    if (!file) return;
    const long = length(clip.out - clip.in, file.rate);
    range.textContent = t('plate.range', {
      in: timecode(clip.in, file.rate, file.timecode),
      out: timecode(clip.out - 1, file.rate, file.timecode),
      n: clip.out - clip.in,
      ...long,
    });
    scrub.setAttribute('aria-valuetext', timecode(Number(scrub.value), file.rate, file.timecode));
  };
  const move = (change) => {
    Object.assign(clip, change);
    const good = file && Number.isInteger(clip.in) && Number.isInteger(clip.out) && clip.in >= 0 && clip.in < clip.out && clip.out <= file.frames;
    wrong.hidden = Boolean(good);
    wrong.textContent = good ? '' : t('plate.badrange', { n: file?.frames ?? '?' });
    if (good) tell();
    lay({ moved: true });
  };
  const typed = (which, box) => () => {
    const frame = frameOf(box.value.trim(), file.rate, file.timecode);
    move({ [which]: frame });
    if (which === 'in' && frame !== null) {
      scrub.value = frame;
      look();
    }
  };
  inAt.addEventListener('change', typed('in', inAt));
  outAt.addEventListener('change', typed('out', outAt));
  scrub.addEventListener('input', () => {
    tell();
    look();
  });
  const mark = (which) => () => {
    const frame = Number(scrub.value) + (which === 'out' ? 1 : 0);
    (which === 'in' ? inAt : outAt).value = frame;
    move({ [which]: frame });
  };
  const card = el(
    'article',
    { class: 'clip', 'aria-label': clip.name ?? fileName(clip.media), onkeydown: (event) => event.target === scrub && keys(event, mark) },
    view.image,
    el(
      'div',
      { class: 'about' },
      el('header', { class: 'row' }, el('h3', {}, clip.name ?? fileName(clip.media)), button('×', () => lay({ clips: desk.clips.filter((_, i) => i !== at) }), { class: 'quiet', 'aria-label': t('plate.remove', { name: clip.name ?? fileName(clip.media) }) })),
      range,
      facts,
      scrub,
      el('div', { class: 'marks' }, field(t('plate.in'), inAt, { at: '/plate/in', after: button(t('plate.mark.in'), mark('in')) }), field(t('plate.out'), outAt, { at: '/plate/out', hint: t('plate.out.hint'), after: button(t('plate.mark.out'), mark('out')) })),
      wrong,
    ),
  );
  footage(clip.media).then(
    (found) => {
      file = found;
      clip.rate = found.rate;
      scrub.max = found.frames - 1;
      scrub.value = clip.in;
      facts.textContent = t('plate.facts', {
        rate: shownRate(found.rate),
        size: `${found.width}×${found.height}`,
        codec: found.codec,
        n: found.frames,
      });
      tell();
      view.show(frameUrl(clip.media, clip.in, 480)).catch(() => {});
    },
    (fault) => {
      wrong.hidden = false;
      wrong.textContent = fault instanceof Refusal ? fault.said.detail : t('away');
    },
  );
  return card;
}

/** I and O mark, as on every deck. */
function keys(event, mark) {
  if (event.key === 'i') mark('in')();
  if (event.key === 'o') mark('out')();
}
