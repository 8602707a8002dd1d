// The form that puts a line into somebody's mouth.
import { desk, destination, plate } from './desk.js';
import { check, choice, el, field, fill, input, select } from './dom.js';
import { pathField } from './files.js';
import { lineList, newLine, spokenLines } from './lines.js';
import { common, commonFields, orderFoot, spoken } from './order.js';
import { consentFields, noConsent, onNewCast, saidConsent } from './people.js';
import { platePlace } from './plate.js';
import { recorder } from './record.js';
import { LANGUAGES, language, t } from './words.js';

export function speakTab(go) {
  const state = { ...common(), of: 'plate', portrait: '', by: 'lines', lines: [newLine()], audio: { media: '', text: '', language, at: '', face: '' }, consent: noConsent(), captions: true, handles: 0 };
  const form = el('form', { class: 'form', 'aria-label': t('tab.speak') });
  const inside = el('div', { class: 'change' });
  const left = el('div', {});
  const footage = platePlace();
  const changed = () => foot.plan();
  const shared = commonFields(state, () => 'lip-sync', changed);
  const foot = orderFoot({ form, address: () => '/v1/lip-sync', requests, ordered: go });

  function draw() {
    footage.hidden = state.of !== 'plate';
    fill(
      left,
      choice(t('speak.of'), ['plate', 'portrait'].map((one) => [one, t('speak.of.' + one)]), state.of, (of) => {
        state.of = of;
        draw();
        changed();
      }),
      state.of === 'portrait' && pathField(t('portrait'), state.portrait, put('portrait'), { at: '/portrait', accept: 'image/png,image/jpeg,image/webp' }),
    );
    fill(
      inside,
      choice(t('speak.by'), ['lines', 'audio'].map((one) => [one, t('speak.by.' + one)]), state.by, (by) => {
        state.by = by;
        draw();
        changed();
      }),
      state.by === 'lines' ? lineList(state.lines, changed, { faces: true, least: 1 }) : audio(),
      consentFields(state.consent, changed),
      check(t('captions'), state.captions, (event) => put('captions')(event.target.checked)),
    );
  }

  function put(name) {
    return (value) => {
      state[name] = value;
      changed();
    };
  }

  function audio() {
    const put = (name) => (event) => {
      state.audio[name] = event.target.value;
      changed();
    };
    const file = pathField(t('audio.file'), state.audio.media, (path) => {
      state.audio.media = path;
      changed();
    }, { at: '/audio/media', accept: 'audio/wav' });
    return [
      el('h3', {}, t('audio.record')),
      recorder((path) => {
        state.audio.media = path;
        file.querySelector('input').value = path;
        changed();
      }),
      file,
      field(t('audio.text'), input('text', state.audio.text, { oninput: put('text') }), { at: '/audio/text', hint: t('audio.text.hint') }),
      el(
        'div',
        { class: 'pair-of' },
        field(t('line.language'), select(LANGUAGES, state.audio.language, put('language')), { at: '/audio/language' }),
        field(t('line.at'), input('number', state.audio.at, { min: 0, oninput: put('at') }), { at: '/audio/at' }),
        field(t('line.face'), input('number', state.audio.face, { min: 1, max: 20, oninput: put('face'), placeholder: t('line.face.only') }), { at: '/audio/face' }),
      ),
    ];
  }

  function requests() {
    const clip = desk.clips[0];
    if (state.of === 'plate' && !clip) return { missing: t('missing.plate') };
    if (state.of === 'portrait' && !state.portrait) return { missing: t('missing.portrait') };
    const lines = spokenLines(state.lines);
    if (state.by === 'lines' ? lines.length === 0 : !state.audio.media) return { missing: t('missing.line') };
    if (!desk.file && desk.nle === 'folder') return { missing: t('missing.project') };
    const request = { ...destination(state.of === 'plate' ? clip : null), ...spoken(state), captions: state.captions ? 'file' : 'off' };
    if (state.of === 'plate') request.plate = plate(clip, 0);
    else request.portrait = state.portrait;
    if (state.by === 'lines') request.lines = lines;
    else request.audio = said(state.audio);
    const consent = saidConsent(state.consent);
    if (consent) request.consent = consent;
    return { items: [request] };
  }

  draw();
  form.append(inside, shared.place, foot.foot);
  foot.plan();
  const refresh = () => {
    shared.draw();
    changed();
    onNewCast(() => {
      draw();
      changed();
    });
  };
  refresh();
  return { place: el('div', { class: 'two' }, el('div', { class: 'stack' }, left, footage), form), refresh };
}

function said(audio) {
  const request = { media: audio.media };
  if (String(audio.at) !== '') request.at = Number(audio.at);
  if (String(audio.face) !== '') request.face = Number(audio.face);
  if (audio.text.trim()) Object.assign(request, { text: audio.text.trim(), language: audio.language });
  return request;
}
