// The form that makes a new clip: from words, from a board of shots, or from a story that is split into them.
import { desk, destination } from './desk.js';
import { button, check, choice, el, field, fill, input, select } from './dom.js';
import { pathField } from './files.js';
import { lineList, spokenLines } from './lines.js';
import { lintedText } from './lint.js';
import { common, commonFields, orderFoot, spoken } from './order.js';
import { everyone, onNewCast } from './people.js';
import { t } from './words.js';

const CAMERAS = 'static push-in pull-out dolly-zoom pan-left pan-right tilt-up tilt-down track orbit rack-focus hand-held crane-up crane-down'.split(' ');
const FRAMINGS = 'extreme-wide wide full medium medium-close close extreme-close two-shot over-shoulder point-of-view insert'.split(' ');
const ASPECTS = ['', '16:9', '9:16', '1:1', '4:3', '21:9'];
const newShot = () => ({ prompt: '', seconds: 3, camera: '', framing: '' });

export function makeTab(go) {
  const state = { ...common(), from: 'words', prompt: '', seconds: 5, camera: '', framing: '', shots: [newShot(), newShot()], story: '', most: 4, plan: 'rules', aspect: '', elements: [], lines: [], first: '', last: '', audio: false, negative: '', drafts: 1, vary: '' };
  const form = el('form', { class: 'form', 'aria-label': t('tab.make') });
  const inside = el('div', { class: 'change' });
  const more = el('div', { class: 'change' });
  const texts = [];
  const changed = () => foot.plan();
  const put = (name) => (value) => {
    state[name] = value;
    changed();
  };
  const typed = (name, number) => (event) => put(name)(number ? Number(event.target.value) : event.target.value);
  const shared = commonFields(state, () => 'generate', changed);
  const foot = orderFoot({
    form,
    address: () => (state.drafts > 1 ? '/v1/rounds' : '/v1/generate'),
    requests,
    findings: (lint) => texts.forEach((text) => text.show(lint)),
    ordered: go,
  });

  function draw() {
    texts.length = 0;
    fill(
      inside,
      choice(t('make.from'), ['words', 'shots', 'story'].map((one) => [one, t('make.from.' + one)]), state.from, (from) => {
        state.from = from;
        draw();
        changed();
      }),
      state.from === 'words' ? words() : state.from === 'shots' ? shots() : story(),
    );
    fill(
      more,
      el(
        'div',
        { class: 'pair-of' },
        field(t('make.aspect'), select(ASPECTS.map((one) => [one, one || t('make.aspect.timeline')]), state.aspect, typed('aspect')), { at: '/aspect' }),
        field(t('make.drafts'), input('number', state.drafts, { min: 1, max: 9, oninput: typed('drafts', true) }), { at: '/drafts/count', hint: t('make.drafts.hint') }),
        state.drafts > 1 && field(t('make.vary'), select(['', 'camera', 'seeds', 'words'].map((one) => [one, t('make.vary.' + (one || 'auto'))]), state.vary, typed('vary')), { at: '/drafts/vary' }),
      ),
      everyone().length > 0 && el('fieldset', { class: 'line-card', 'data-at': '/elements' }, el('legend', {}, t('make.elements')), everyone().map((one) => check(`${one.name} (${one.handle})`, state.elements.includes(one.id), (event) => {
        put('elements')(event.target.checked ? [...state.elements, one.id] : state.elements.filter((id) => id !== one.id));
      }))),
      el(
        'details',
        {},
        el('summary', {}, t('make.pictures')),
        pathField(t('make.first'), state.first, put('first'), { at: '/images/first', accept: 'image/png,image/jpeg,image/webp' }),
        pathField(t('make.last'), state.last, put('last'), { at: '/images/last', accept: 'image/png,image/jpeg,image/webp' }),
        field(t('make.negative'), input('text', state.negative, { oninput: typed('negative') }), { at: '/negativePrompt' }),
      ),
    );
  }

  const looks = (of, at, set) =>
    el(
      'div',
      { class: 'pair-of' },
      field(t('make.seconds'), input('number', of.seconds, { min: 0.04, max: 600, step: 'any', oninput: (event) => set('seconds', Number(event.target.value)) }), { at: at + '/seconds' }),
      field(t('make.camera'), select(['', ...CAMERAS].map((one) => [one, one ? t('camera.' + one) : t('make.open')]), of.camera, (event) => set('camera', event.target.value)), { at: at + '/camera' }),
      field(t('make.framing'), select(['', ...FRAMINGS].map((one) => [one, one ? t('framing.' + one) : t('make.open')]), of.framing, (event) => set('framing', event.target.value)), { at: at + '/framing' }),
    );

  function words() {
    const text = lintedText(t('make.prompt'), state.prompt, put('prompt'), { at: '/prompt', pointer: '/prompt', rows: 4, more: () => ({ seconds: state.seconds }) });
    texts.push(text);
    return [
      text.box,
      looks(state, '', (name, value) => put(name)(value)),
      el('h2', {}, t('make.lines')),
      lineList(state.lines, changed),
    ];
  }

  function shots() {
    const cards = state.shots.map((shot, i) => {
      const here = '/shots/' + i;
      const set = (name, value) => {
        shot[name] = value;
        changed();
      };
      const text = lintedText(t('shot.n', { n: i + 1 }), shot.prompt, (value) => set('prompt', value), { at: here + '/prompt', pointer: here + '/prompt', rows: 2, more: () => ({ seconds: shot.seconds }) });
      texts.push(text);
      return el(
        'fieldset',
        { class: 'line-card' },
        el('legend', { class: 'unseen' }, t('shot.n', { n: i + 1 })),
        text.box,
        looks(shot, here, set),
        state.shots.length > 1 && button(t('shot.drop'), () => redraw(() => state.shots.splice(i, 1)), { class: 'quiet' }),
      );
    });
    return [cards, state.shots.length < 6 && button(t('shot.add'), () => redraw(() => state.shots.push(newShot())))];
  }

  function story() {
    const text = lintedText(t('make.story'), state.story, put('story'), { at: '/storyboard/story', pointer: '/storyboard/story', rows: 6 });
    texts.push(text);
    return [
      text.box,
      el(
        'div',
        { class: 'pair-of' },
        field(t('make.most'), input('number', state.most, { min: 1, max: 6, oninput: typed('most', true) }), { at: '/storyboard/shots' }),
        field(t('make.seconds'), input('number', state.seconds, { min: 1, max: 600, oninput: typed('seconds', true) }), { at: '/seconds' }),
        field(t('make.plan'), select(['rules', 'engine'].map((one) => [one, t('make.plan.' + one)]), state.plan, typed('plan')), { at: '/storyboard/plan' }),
      ),
    ];
  }

  function redraw(change) {
    change();
    draw();
    changed();
  }

  function requests() {
    if (!desk.file && desk.nle === 'folder') return { missing: t('missing.project') };
    const request = { ...destination(null), ...spoken(state) };
    if (state.from === 'words') {
      if (!state.prompt.trim()) return { missing: t('missing.words') };
      Object.assign(request, { prompt: state.prompt, seconds: state.seconds, camera: state.camera || undefined, framing: state.framing || undefined });
      const lines = spokenLines(state.lines);
      if (lines.length > 0) request.lines = lines;
    } else if (state.from === 'shots') {
      if (!state.shots.every((shot) => shot.prompt.trim())) return { missing: t('missing.words') };
      request.shots = state.shots.map((shot) => ({ prompt: shot.prompt, seconds: shot.seconds, camera: shot.camera || undefined, framing: shot.framing || undefined }));
    } else {
      if (!state.story.trim()) return { missing: t('missing.words') };
      Object.assign(request, { storyboard: { story: state.story, shots: state.most, plan: state.plan }, seconds: state.seconds });
    }
    if (state.aspect) request.aspect = state.aspect;
    if (state.elements.length > 0) request.elements = state.elements;
    if (state.first || state.last) request.images = { first: state.first || undefined, last: state.last || undefined };
    if (state.negative.trim()) request.negativePrompt = state.negative.trim();
    if (state.drafts > 1) request.drafts = { count: state.drafts, vary: state.vary || undefined };
    return { items: [request] };
  }

  draw();
  form.append(inside, more, shared.place, foot.foot);
  const refresh = () => {
    shared.draw();
    changed();
    onNewCast(() => {
      draw();
      changed();
    });
  };
  refresh();
  foot.plan();
  return { place: form, refresh };
}
