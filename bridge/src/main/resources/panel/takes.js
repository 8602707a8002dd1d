// Queue and takes: every job as it stands, what can be done with it, and its take to look at.
import { get, post } from './bridge.js';
import { button, el, fill, say, select } from './dom.js';
import { jobs, keep, newest, watch } from './live.js';
import { failed, sentence } from './problems.js';
import { frameUrl, screen } from './plate.js';
import { placement, takeView } from './take.js';
import { t } from './words.js';

export const ENDED = ['done', 'failed', 'cancelled'];

export function takesTab() {
  const rows = new Map();
  const list = el('ol', { class: 'jobs', 'aria-label': t('tab.takes') });
  const empty = el('p', { class: 'empty' }, t('takes.none'));
  const view = el('div', { class: 'view', hidden: true });
  const place = el('div', {}, empty, list, view);
  let open = null;

  const all = () => {
    const sorted = newest();
    empty.hidden = sorted.length > 0;
    for (const job of sorted) draw(job);
    list.replaceChildren(...sorted.map((job) => rows.get(job.id).box));
  };
  const draw = (job) => {
    const row = rows.get(job.id);
    if (row && row.revision === job.revision) return;
    if (row) {
      row.update(job);
      return;
    }
    rows.set(job.id, jobRow(job, show));
  };
  const show = (id) => {
    open = id;
    list.hidden = true;
    view.hidden = false;
    fill(view, takeView(jobs.get(id), close));
    view.querySelector('button')?.focus();
  };
  const close = () => {
    const was = open;
    open = null;
    fill(view);
    view.hidden = true;
    list.hidden = false;
    rows.get(was)?.box.querySelector('button.look')?.focus();
  };
  place.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    }
  });
  watch((job) => {
    if (!job || !rows.has(job.id)) all();
    else draw(job);
  });
  all();
  return { place, show: (id) => jobs.has(id) && jobs.get(id).state === 'done' && show(id), close: () => open && close() };
}

function jobRow(first, show) {
  const name = el('h2', {});
  const still = screen('');
  const step = el('p', { class: 'step' });
  const where = el('p', { class: 'hint', hidden: true });
  const bar = el('progress', { max: 1 });
  const wrongs = el('div', { class: 'wrongs' });
  const acts = el('div', { class: 'acts' });
  const box = el('li', { class: 'job' }, still.image, el('header', { class: 'row' }, name, step), bar, where, wrongs, acts);
  const row = { box, revision: 0, update };
  let state = null;

  function update(job) {
    row.revision = job.revision;
    box.dataset.state = job.state;
    const clip = job.takes[0]?.clip.path.split(/[\\/]/).pop();
    fill(name, clip ?? t('kind.' + job.kind), ' ', el('small', {}, `${job.engine} · ${t('tier.' + job.tier)}`));
    const ended = ENDED.includes(job.state);
    const pending = job.takes[0]?.placement.state === 'pending';
    fill(step, el('b', {}, t('state.' + (job.paused ? 'paused' : job.state === 'done' && pending ? 'pending' : job.state))), ended ? null : ' ' + stepOf(job), job.queuePosition ? ' ' + t('queue', { n: job.queuePosition }) : null);
    bar.hidden = ended;
    bar.value = job.progress;
    bar.setAttribute('aria-label', t('progress', { step: t('state.' + job.state) }));
    fill(wrongs, job.problem && (job.problem.problems ?? [job.problem]).map(sentence));
    if (state !== null && state !== job.state) say(`${clip ?? t('kind.' + job.kind)}: ${t('state.' + job.state)}`);
    state = job.state;
    lies(job.takes[0]);
    actions(job, ended);
  }

  /** What it looks like, and where it is. */
  function lies(take) {
    where.hidden = !take;
    if (!take) return;
    where.textContent = placement(take) + (take.placement.why ? ' ' + take.placement.why.replace(/^./u, (first) => first.toUpperCase()) + '.' : '');
    if (still.image.hidden) still.show(frameUrl(take.clip.path, 0, 192)).catch(() => {});
  }

  function actions(job, ended) {
    const act = (text, way, body, props) =>
      button(text, async (event) => {
        event.target.disabled = true;
        try {
          keep(await post(`/v1/jobs/${job.id}/${way}`, typeof body === 'function' ? await body() : body));
        } catch (fault) {
          failed(wrongs, fault);
          event.target.disabled = false;
        }
      }, props);
    const bought = job.problem && job.problem.charged !== 'no';
    const focused = acts.contains(document.activeElement) ? [...acts.children].indexOf(document.activeElement) : -1;
    fill(
      acts,
      job.state === 'done' && button(t('look'), () => show(job.id), { class: 'look' }),
      !ended && job.step.code !== 'cancelling' && act(t('cancel'), 'cancel'),
      job.state === 'queued' && act(t(job.paused ? 'queue.resume' : 'queue.pause'), job.paused ? 'resume' : 'pause'),
      job.queuePosition > 1 && act('↑', 'move', () => ahead(job.id), { class: 'quiet', 'aria-label': t('queue.earlier'), title: t('queue.earlier') }),
      !ended && wanted(job, wrongs),
      (job.state === 'failed' || (job.state === 'cancelled' && job.problem)) && job.problem?.retry !== 'never' && act(t('retry'), 'retry'),
      job.state === 'done' && job.takes.some(({ placement }) => placement.why && placement.state !== 'pending') && act(t('place.again'), 'retry'),
      job.state === 'failed' && bought && act(t('rebuy'), 'retry', { rebuy: true }, { class: 'quiet' }),
    );
    if (focused >= 0) (acts.children[focused] ?? acts.children[0])?.focus();
  }

  update(first);
  return row;
}

/** The queued job whose turn is just before this one's, as the line stands now: others have moved up meanwhile. */
async function ahead(id) {
  const line = (await get('/v1/jobs?state=queued&limit=200')).items;
  line.forEach(keep);
  const place = line.find((job) => job.id === id)?.queuePosition;
  return { before: line.find((job) => job.queuePosition === place - 1)?.id ?? id };
}

/** What is known of the step beyond its name. */
function stepOf({ step }) {
  if (step.code === 'cancelling') return t('cancelling');
  if (!step.args.frames) return '';
  const { frames, of, fps, secondsLeft } = step.args;
  return fps ? t('step.frames.fast', { frames, of, fps, s: secondsLeft }) : t('step.frames', { frames, of });
}

function wanted(job, wrongs) {
  const options = ['hero', 'normal', 'later'].map((one) => [one, t('priority.' + one)]);
  return select(options, job.priority, async (event) => {
    try {
      keep(await post(`/v1/jobs/${job.id}/priority`, { priority: event.target.value }));
    } catch (fault) {
      failed(wrongs, fault);
    }
  }, { 'aria-label': t('priority') });
}
