// The form that changes footage: another background, another style, something replaced, somebody moved.
import { desk, destination, plate } from './desk.js';
import { choice, el, field, fill, input, select } from './dom.js';
import { engines } from './engines.js';
import { pathField } from './files.js';
import { lintedText } from './lint.js';
import { common, commonFields, orderFoot, spoken } from './order.js';
import { consentFields, noConsent, onNewCast, saidConsent } from './people.js';
import { platePlace } from './plate.js';
import { t } from './words.js';

export function swapTab(go) {
  const state = { ...common(), change: 'background', by: 'image', image: '', video: '', colour: '#20303c', blur: 24, prompt: '', look: '', target: '', withPrompt: '', character: '', orientation: 'video', handles: 0, matte: false, consent: noConsent() };
  const form = el('form', { class: 'form', 'aria-label': t('tab.swap') });
  const inside = el('div', { class: 'change' });
  const agreed = el('div', {});
  const shared = commonFields(state, () => 'edit.' + state.change, () => changed());
  const foot = orderFoot({ form, address: () => '/v1/edit', requests, findings: (lint) => text?.show(lint), ordered: go });
  let text = null;
  const changed = () => {
    agreed.hidden = !leaves();
    foot.plan();
  };
  const set = (name) => (value) => {
    state[name] = value;
    changed();
  };

  /** Whether the footage goes to a cloud, for which whoever is shown has to have agreed. */
  const leaves = () => state.change !== 'background' || state.by === 'prompt' || engines().some((one) => one.id === state.engine && one.leavesMachine);

  /** What engines that are here can do. */
  const kinds = () => ['background', 'style', 'replace', 'motion'].filter((kind) => engines().some((one) => one.available && one.kinds.includes('edit.' + kind)));

  function draw() {
    text = null;
    fill(
      inside,
      kinds().length > 1 &&
        choice(t('change'), kinds().map((kind) => [kind, t('change.' + kind)]), state.change, (kind) => {
          state.change = kind;
          shared.draw();
          draw();
          changed();
        }),
      state.change === 'background' ? background() : state.change === 'style' ? style() : state.change === 'replace' ? replace() : motion(),
      field(t('handles'), input('number', state.handles, { min: 0, max: 10000, inputmode: 'numeric', oninput: (e) => set('handles')(Number(e.target.value)) }), { at: '/plate/handles', hint: t('handles.hint') }),
    );
  }

  function background() {
    const ways = ['image', 'colour', 'blur', 'video'];
    if (engines().some((one) => one.available && one.leavesMachine && one.kinds.includes('edit.background'))) ways.push('prompt');
    const at = '/edit/with';
    const fields = {
      image: () => pathField(t('background.image'), state.image, set('image'), { at: at + '/image', accept: 'image/png,image/jpeg,image/webp' }),
      video: () => pathField(t('background.video'), state.video, set('video'), { at: at + '/video', accept: 'video/mp4,video/quicktime' }),
      colour: () => colourField(state.colour, set('colour'), at + '/colour'),
      blur: () => field(t('background.blur'), input('range', state.blur, { min: 1, max: 200, oninput: (e) => set('blur')(Number(e.target.value)) }), { at: at + '/blur' }),
      prompt: () => (text = lintedText(t('background.prompt'), state.prompt, set('prompt'), { at: at + '/prompt', pointer: '/edit/with/prompt' })).box,
    };
    return [
      choice(t('background'), ways.map((way) => [way, t('background.by.' + way)]), state.by, (way) => {
        state.by = way;
        draw();
        changed();
      }),
      fields[state.by](),
      state.by !== 'prompt' && el('div', { class: 'check' }, matteBox()),
    ];
  }

  function matteBox() {
    const box = el('input', { type: 'checkbox', id: 'matte', checked: state.matte, onchange: () => set('matte')(box.checked) });
    return [box, el('label', { for: 'matte' }, t('background.matte'))];
  }

  function style() {
    text = lintedText(t('style.prompt'), state.prompt, set('prompt'), { at: '/edit/prompt', pointer: '/edit/prompt' });
    return [text.box, pathField(t('style.look'), state.look, set('look'), { at: '/edit/look/image', accept: 'image/png,image/jpeg,image/webp' })];
  }

  function replace() {
    text = lintedText(t('replace.with'), state.withPrompt, set('withPrompt'), { at: '/edit/with/prompt', pointer: '/edit/with/prompt' });
    return [field(t('replace.target'), input('text', state.target, { oninput: (e) => set('target')(e.target.value) }), { at: '/edit/target' }), text.box];
  }

  function motion() {
    return [
      pathField(t('motion.character'), state.character, set('character'), { at: '/edit/character/image', accept: 'image/png,image/jpeg' }),
      field(t('motion.orientation'), select(['video', 'image'].map((one) => [one, t('motion.orientation.' + one)]), state.orientation, (e) => set('orientation')(e.target.value)), { at: '/edit/orientation' }),
    ];
  }

  function edit() {
    if (state.change === 'style') return { kind: 'style', prompt: state.prompt || undefined, look: state.look ? { image: state.look } : undefined };
    if (state.change === 'replace') return { kind: 'replace', target: state.target, with: { prompt: state.withPrompt } };
    if (state.change === 'motion') return { kind: 'motion', character: { image: state.character }, orientation: state.orientation };
    const made = { kind: 'background', with: { [state.by]: state[state.by] } };
    if (state.matte && state.by !== 'prompt') made.deliver = ['composite', 'plate+matte'];
    return made;
  }

  function requests() {
    if (desk.clips.length === 0) return { missing: t('missing.plate') };
    if (state.change === 'background' && !state[state.by]) return { missing: t('missing.background') };
    if (!desk.file && desk.nle === 'folder') return { missing: t('missing.project') };
    return { items: desk.clips.map((clip) => ({ ...destination(clip), ...spoken(state), plate: plate(clip, state.handles), edit: edit(), consent: leaves() ? saidConsent(state.consent) : undefined })) };
  }

  const draws = () => {
    draw();
    fill(agreed, consentFields(state.consent, changed, 'shot'));
  };
  draws();
  form.append(inside, shared.place, agreed, foot.foot);
  changed();
  return {
    place: el('div', { class: 'two' }, platePlace(), form),
    refresh: () => {
      shared.draw();
      draws();
      changed();
      onNewCast(draws);
    },
  };
}

function colourField(value, set, at) {
  const text = input('text', value, { size: 8, maxlength: 7, pattern: '#[0-9a-fA-F]{6}' });
  const picker = input('color', value, { 'aria-label': t('background.picker') });
  picker.addEventListener('input', () => {
    text.value = picker.value;
    set(picker.value);
  });
  text.addEventListener('input', () => {
    if (/^#[0-9a-f]{6}$/i.test(text.value)) picker.value = text.value;
    set(text.value);
  });
  return field(t('background.colour'), text, { at, after: picker });
}
