// One take: before and after under a wipe, played together; matte; proof; where it lies; what to do next.
import { bytes, get, post } from './bridge.js';
import { fileName } from './desk.js';
import { button, choice, el, fill, input, say } from './dom.js';
import { keep, order } from './live.js';
import { failed } from './problems.js';
import { money } from './order.js';
import { knows, t, told } from './words.js';

export function takeView(job, close) {
  const take = job.takes[0];
  const wrongs = el('div', { class: 'wrongs', role: 'alert' });
  return el(
    'article',
    { class: 'take', 'aria-label': t('take.of', { name: fileName(take.clip.path) }) },
    el('header', { class: 'row' }, button('‹ ' + t('back'), close, { class: 'quiet' }), el('h2', {}, fileName(take.clip.path))),
    el('div', { class: 'stack' }, viewer(job, take, wrongs), wrongs, actions(job, take, wrongs, close), draftOf(job, wrongs)),
    el('div', { class: 'stack' }, proof(take), placed(take), job.notes.length > 0 && el('ul', { class: 'notes' }, job.notes.map((note) => el('li', {}, told(note))))),
  );
}

function viewer(job, take, wrongs) {
  const stage = el('div', { class: 'stage', 'aria-busy': 'true' }, el('p', { class: 'hint' }, t('preview.making')));
  const deck = el('div', { class: 'deck' });
  const box = el('section', { class: 'viewer', 'aria-label': t('viewer') }, stage, deck);
  load();
  return box;

  async function load() {
    const fetched = (of) => bytes(`/v1/jobs/${job.id}/preview?of=${of}`).then((blob) => URL.createObjectURL(blob));
    const optional = (of) => fetched(of).catch(() => null);
    try {
      const after = await fetched('clip');
      const before = job.kind === 'generate' ? null : await optional('plate');
      const matte = take.matte ? await optional('matte') : null;
      show(after, before, matte);
    } catch (fault) {
      fill(stage);
      failed(wrongs, fault);
    }
    stage.removeAttribute('aria-busy');
  }

  function show(after, before, matte) {
    const film = (src, label, muted) => el('video', { src, playsinline: true, preload: 'auto', 'aria-label': label, ...(muted ? { muted: true } : {}) });
    const top = film(after, t('after'));
    const others = [before && film(before, t('before'), true), matte && film(matte, t('matte'), true)].filter(Boolean);
    others.forEach((one) => (one.muted = true));
    const [under] = before ? others : [null];
    const masked = matte ? others[others.length - 1] : null;
    const wipe = el('div', { class: 'wipe' }, under ?? [], top);
    const line = el('div', { class: 'line' });
    if (under) wipe.append(line);
    const handle = input('range', 50, { min: 0, max: 100, 'aria-label': t('wipe') });
    const turn = () => {
      wipe.style.setProperty('--at', handle.value + '%');
      handle.setAttribute('aria-valuetext', t('wipe.at', { n: handle.value }));
    };
    handle.addEventListener('input', turn);
    wipe.addEventListener('pointermove', (event) => {
      if (!under || event.buttons !== 1) return;
      const edge = wipe.getBoundingClientRect();
      handle.value = Math.round(((event.clientX - edge.left) / edge.width) * 100);
      turn();
    });
    turn();
    const films = [top, ...others];
    const seek = input('range', 0, { min: 0, max: 1000, 'aria-label': t('seek') });
    const play = button(t('play'), () => (top.paused ? start() : stop()));
    const start = () => films.forEach((one) => one.play());
    const stop = () => {
      films.forEach((one) => one.pause());
      together();
    };
    const together = () => others.forEach((one) => Math.abs(one.currentTime - top.currentTime) > 0.02 && (one.currentTime = top.currentTime));
    top.addEventListener('play', () => (play.textContent = t('pause')));
    top.addEventListener('pause', () => (play.textContent = t('play')));
    top.addEventListener('timeupdate', () => {
      seek.value = Math.round((top.currentTime / top.duration) * 1000) || 0;
      if (others.some((one) => Math.abs(one.currentTime - top.currentTime) > 0.12)) together();
    });
    top.addEventListener('ended', () => films.forEach((one) => one.pause()));
    seek.addEventListener('input', () => {
      films.forEach((one) => (one.currentTime = (seek.value / 1000) * top.duration));
    });
    const modes = [under && ['wipe', t('mode.wipe')], under && ['beside', t('mode.beside')], ['after', t('after')], masked && ['matte', t('matte')]].filter(Boolean);
    const mode = (one) => {
      stage.dataset.mode = one;
      handle.hidden = one !== 'wipe';
    };
    fill(stage, wipe, masked ?? []);
    fill(
      deck,
      el('div', { class: 'row' }, play, seek),
      under && handle,
      modes.length > 1 && choice(t('view'), modes, modes[0][0], mode),
    );
    mode(modes[0][0]);
    top.addEventListener('loadedmetadata', () => wipe.style.setProperty('aspect-ratio', `${top.videoWidth} / ${top.videoHeight}`));
  }
}

function actions(job, take, wrongs, close) {
  const tiers = ['draft', 'standard', 'pro'];
  const better = tiers.slice(tiers.indexOf(job.tier) + 1);
  const made = async (send) => {
    fill(wrongs);
    try {
      keep(await order(send));
      say(t('ordered', { n: 1 }));
      close();
    } catch (fault) {
      failed(wrongs, fault);
    }
  };
  const promote = (tier) =>
    button(t('promote', { tier: t('tier.' + tier) }), async () => {
      fill(wrongs);
      try {
        const body = { tier };
        const plan = await post(`/v1/jobs/${job.id}/promote?dryRun=true`, body);
        const key = crypto.randomUUID();
        fill(
          wrongs,
          el('p', { class: 'sentence' }, t('promote.say', { tier: t('tier.' + tier), engine: plan.engine, price: free(plan) ?? money(plan.cost.estimate) })),
          el('ul', { class: 'notes' }, plan.notes.map((note) => el('li', {}, told(note)))),
          button(t('order'), () => made(() => post(`/v1/jobs/${job.id}/promote`, body, { key })), { class: 'go' }),
        );
      } catch (fault) {
        failed(wrongs, fault);
      }
    });
  const again = button(t('redo'), async () => {
    fill(wrongs);
    try {
      const request = await get(`/v1/jobs/${job.id}/request`);
      const plan = await post(`/v1/${job.kind}?dryRun=true`, request);
      const key = crypto.randomUUID();
      fill(
        wrongs,
        el('p', { class: 'sentence' }, t('redo.say', { engine: plan.engine, price: free(plan) ?? money(plan.cost.estimate) })),
        button(t('order'), () => made(() => post(`/v1/${job.kind}`, request, { key })), { class: 'go' }),
      );
    } catch (fault) {
      failed(wrongs, fault);
    }
  });
  return el('div', { class: 'acts' }, better.map(promote), again, reveal(job, wrongs), copy(take));
}

const free = ({ cost }) => (cost.estimate.basis !== 'unknown' && Number(cost.estimate.amount) === 0 ? t('price.free') : null);

function reveal(job, wrongs) {
  return button(t('reveal'), () => post(`/v1/jobs/${job.id}/reveal`).then(() => fill(wrongs), (fault) => failed(wrongs, fault)), { class: 'quiet' });
}

function copy(take) {
  return button(t('copy.path'), async () => {
    await navigator.clipboard.writeText(take.clip.path);
    say(t('copied'));
  }, { class: 'quiet' });
}

/** A draft of a round: the sheet of all of them, and the one that is kept. */
function draftOf(job, wrongs) {
  const place = el('div', { class: 'stack' });
  if (job.kind === 'generate') get('/v1/rounds?limit=200').then(({ items }) => draw(items.find((one) => one.drafts.some((draft) => draft.job.id === job.id))), () => {});
  const draw = (round) => {
    if (!round) return;
    const draft = round.drafts.find((one) => one.job.id === job.id);
    const sheet = el('img', { class: 'sheet', alt: t('round.sheet', { n: round.drafts.length }) });
    bytes(`/v1/rounds/${round.id}/sheet`).then((blob) => (sheet.src = URL.createObjectURL(blob)), () => sheet.remove());
    fill(
      place,
      el('h3', {}, t('round', { n: draft.number, all: round.drafts.length }), ' ', el('small', {}, draft.said)),
      round.kept === draft.number
        ? el('p', { class: 'good' }, t('round.kept'))
        : button(t('round.keep'), () => post(`/v1/rounds/${round.id}/keep`, { draft: draft.number }).then(draw, (fault) => failed(wrongs, fault))),
      sheet,
    );
  };
  return place;
}

/** Where a take lies, in a sentence. */
export function placement(take) {
  const { state, bin, verified } = take.placement;
  const said = state === 'in-bin' ? (verified ? 'placed.verified' : 'placed.unverified') : 'placed.' + state;
  return t(said, { bin: bin || t('bin.root') });
}

function placed(take) {
  const { state, why } = take.placement;
  return el(
    'section',
    { class: 'placed', 'data-state': state },
    el('h3', {}, t('placement')),
    el('p', {}, placement(take)),
    why && el('p', { class: 'hint' }, why),
    el('p', { class: 'path' }, take.clip.path),
  );
}

/** A matte's checks are those of a clip; one that is not known here is called what the bridge calls it. */
function checkName(name) {
  if (name.startsWith('matte-')) return `${t('matte')}: ${checkName(name.slice(6))}`;
  return knows('check.' + name) ? t('check.' + name) : name;
}

function proof(take) {
  const { passed, checks } = take.proof;
  return el(
    'section',
    { class: 'proof' },
    el('h3', {}, t('proof'), ' ', el('span', { class: passed ? 'good' : 'bad' }, t(passed ? 'proof.passed' : 'proof.failed'))),
    el(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('proof') },
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ['check', 'expected', 'actual'].map((one) => el('th', { scope: 'col' }, t('proof.' + one))))),
        el(
          'tbody',
          {},
          checks.map((one) => el('tr', { class: one.passed ? 'good' : 'bad' }, el('th', { scope: 'row' }, (one.passed ? '✓ ' : '✗ ') + checkName(one.name)), el('td', {}, one.expected), el('td', {}, one.actual))),
        ),
      ),
    ),
  );
}
