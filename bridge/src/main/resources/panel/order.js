// The foot of every form: one sentence that says what will happen, the price, and the button.
import { Away, Refusal, post } from './bridge.js';
import { desk, lay, onDesk } from './desk.js';
import { button, calm, check, choice, el, field, fill, input, say, select } from './dom.js';
import { engines } from './engines.js';
import { keep, order } from './live.js';
import { atFields, clear, failed } from './problems.js';
import { length } from './time.js';
import { t, told } from './words.js';

/**
 * What all shots have in common: who makes it, how well, how soon, what name. `kind` is the engines' word for what is
 * wanted, asked anew each time, since a form may change it.
 */
export function commonFields(state, kind, changed) {
  const place = el('div', { class: 'common' });
  const set = (name) => (event) => {
    state[name] = event.target.value;
    changed();
  };
  const draw = () => {
    const able = engines().filter((one) => one.available && one.kinds.some((has) => has === kind() || has.startsWith(kind() + '.')));
    if (state.engine !== 'auto' && !able.some((one) => one.id === state.engine)) state.engine = 'auto';
    fill(
      place,
      field(t('engine'), select([['auto', t('engine.auto')], ...able.map((one) => [one.id, one.leavesMachine ? t('engine.away', { name: one.name }) : one.name])], state.engine, set('engine')), { at: '/engine' }),
      choice(t('tier'), ['draft', 'standard', 'pro'].map((tier) => [tier, t('tier.' + tier)]), state.tier, (tier) => {
        state.tier = tier;
        changed();
      }),
      el(
        'details',
        {},
        el('summary', {}, t('more')),
        field(t('name'), input('text', state.name, { oninput: set('name'), maxlength: 120 }), { at: '/name', hint: t('name.hint') }),
        field(t('priority'), select(['hero', 'normal', 'later'].map((one) => [one, t('priority.' + one)]), state.priority, set('priority')), { at: '/priority' }),
        field(t('codec'), select(Object.entries(CODECS), state.codec, set('codec')), { at: '/codec' }),
        field(t('seed'), input('number', state.seed, { oninput: set('seed'), min: 0, inputmode: 'numeric' }), { at: '/seed' }),
        field(t('client'), input('text', state.client, { oninput: set('client'), maxlength: 120 }), { at: '/client' }),
      ),
    );
  };
  draw();
  return { place, draw };
}

const CODECS = { prores422hq: 'ProRes 422 HQ', prores4444: 'ProRes 4444', 'dnxhr-hq': 'DNxHR HQ', 'dnxhr-hqx': 'DNxHR HQX', h264: 'H.264' };

export const common = () => ({ engine: 'auto', tier: 'standard', name: '', priority: 'normal', codec: 'prores422hq', seed: '', client: '' });

/** As a request says it: what was left open is left out. */
export function spoken(state) {
  const request = { engine: state.engine, tier: state.tier, priority: state.priority, codec: state.codec };
  if (state.name.trim()) request.name = state.name.trim();
  if (state.client.trim()) request.client = state.client.trim();
  if (String(state.seed).trim()) request.seed = Number(state.seed);
  return request;
}

/**
 * The order's foot.
 *
 * @param form where its fields stand
 * @param address gives the route's
 * @param requests gives one request for each clip to be ordered, or null while something is missing, with why
 * @param findings shows what the linter says
 */
export function orderFoot({ form, address, requests, findings, ordered }) {
  const sentence = el('p', { class: 'sentence', role: 'status' });
  const price = el('p', { class: 'price' });
  const notes = el('ul', { class: 'notes' });
  const wrongs = el('div', { class: 'wrongs', role: 'alert' });
  const go = el('button', { class: 'go', disabled: true }, t('order'));
  const foot = el('div', { class: 'foot' }, wrongs, sentence, price, notes, go);
  let asked = null;
  let planned = null;
  let sending = false;

  const rest = (text) => {
    fill(sentence, text);
    fill(price);
    fill(notes);
    go.disabled = true;
  };

  // what stands there is about the form as it was: until it is true again, nothing can be ordered
  const plan = () => {
    asked?.abort();
    asked = planned = null;
    go.disabled = true;
    sentence.classList.add('thinking');
    look();
  };

  const look = calm(350, async () => {
    const mine = (asked = new AbortController());
    const { items, missing } = requests();
    const to = address();
    if (missing) {
      clear(form, wrongs);
      rest(missing);
      sentence.classList.remove('thinking');
      return;
    }
    try {
      const plans = [];
      for (const item of items) plans.push(await post(to + '?dryRun=true', item, { signal: mine.signal }));
      if (mine !== asked) return;
      clear(form, wrongs);
      const plan = plans[0].plan ?? plans[0];
      fill(sentence, items.length > 1 ? t('say.several', { n: items.length, first: says(items[0], plan) }) : says(items[0], plan));
      fill(price, prices(plans));
      fill(notes, plan.notes.map((note) => el('li', {}, told(note))));
      findings?.(plan.lint);
      planned = { to, items };
      go.disabled = sending;
    } catch (fault) {
      if (mine !== asked) return;
      rest('');
      if (fault instanceof Refusal) atFields(form, wrongs, fault.problems);
      else failed(wrongs, fault);
    } finally {
      if (mine === asked) sentence.classList.remove('thinking');
    }
  });

  async function send(event) {
    event.preventDefault();
    if (go.disabled || sending) return;
    sending = go.disabled = true;
    const { to, items } = planned;
    const made = [];
    try {
      for (const item of items) {
        const key = crypto.randomUUID();
        const answer = await order(() => post(to, item, { key }));
        made.push(answer);
        (answer.drafts ? answer.drafts.map((draft) => draft.job) : [answer]).forEach(keep);
      }
      say(t('ordered', { n: made.length }));
      ordered?.(made);
    } catch (fault) {
      // those that were ordered leave the desk, so that nobody orders them twice with the rest
      if (made.length > 0 && items.length === desk.clips.length) lay({ clips: desk.clips.slice(made.length) });
      if (fault instanceof Refusal) atFields(form, wrongs, fault.problems);
      else if (!(fault instanceof Away)) throw fault;
    } finally {
      sending = false;
      go.disabled = planned === null;
    }
  }
  form.addEventListener('submit', send);
  // whichever hosts run, the order is the same
  onDesk((what) => what.some((one) => one !== 'hosts') && plan());
  addEventListener('back', plan);
  return { foot, plan };
}

/** One sentence: what of the footage goes where, who makes it, as what it comes back. */
export function says(request, plan) {
  const engine = engines().find((one) => one.id === plan.engine);
  const media = request.plate?.media ?? request.portrait;
  const args = {
    length: t('length', length(plan.range.out - plan.range.in, plan.rate)),
    name: media ? media.split(/[\\/]/).pop() : '',
    engine: engine?.name ?? plan.engine,
    frames: plan.frames,
    codec: CODECS[request.codec],
    bin: desk.bin || t('bin.root'),
    nle: t('nle.' + desk.nle),
  };
  const where = engine?.leavesMachine ? 'away' : 'here';
  const what = media ? t('say.plate.' + where, args) : t('say.new.' + where, args);
  const back = request.place === 'above' ? t('say.above', { ...args, track: request.at.track || '?', frame: request.at.frame }) : t('say.bin', args);
  // no space follows a full stop that is as wide as a letter
  const gap = what.endsWith('。') ? '' : ' ';
  const handles = plan.handles.head + plan.handles.tail > 0 ? gap + t('say.handles', plan.handles) : '';
  return what + gap + back + handles;
}

function prices(plans) {
  const all = plans.map((one) => one.cost.estimate);
  const total = all.reduce((sum, one) => sum + Number(one.amount), 0);
  const basis = all.some((one) => one.basis === 'unknown') ? 'unknown' : all[0].basis;
  if (basis === 'unknown') return t('price.unknown');
  if (total === 0) return t('price.free');
  return t('price.' + basis, { amount: total.toFixed(2), currency: all[0].currency });
}
export const money = (amount) => (amount.basis === 'unknown' ? t('price.unknown') : `${amount.amount} ${amount.currency}`);
