// The cast as other forms need it, and consent.
import { get } from './bridge.js';
import { el, field, fill, input, select } from './dom.js';
import { t } from './words.js';

let cast = [];
export const everyone = () => cast;
export const people = () => cast.filter((one) => one.kind === 'character');

/** Calls when the cast is another than it was: nothing is drawn anew under the hands of who types. */
export async function onNewCast(draw) {
  const before = JSON.stringify(cast);
  await findCast().catch(() => {});
  if (JSON.stringify(cast) !== before) draw();
}

export async function findCast() {
  cast = (await get('/v1/elements')).items;
  return cast;
}

/** Whose consent there is, to a line or to footage on its way out: said here, or kept with somebody of the cast. */
export function consentFields(consent, changed, to = 'line') {
  const at = '/consent';
  const place = el('div', { class: 'stack' });
  const put = (name) => (event) => {
    consent[name] = event.target.value;
    if (name === 'record') draw();
    changed();
  };
  const draw = () => {
    const kept = cast.filter((one) => one.consent);
    fill(
      place,
      kept.length > 0 && field(t('consent.record'), select([['', t('consent.said')], ...kept.map((one) => [one.id, one.name])], consent.record, put('record')), { at: at + '/record' }),
      !consent.record && [
        field(t('consent.who'), input('text', consent.who, { oninput: put('who') }), { at: at + '/who' }),
        field(t('consent.scope'), input('text', consent.scope, { oninput: put('scope'), placeholder: t('consent.scope.' + to) }), { at: at + '/scope' }),
        field(t('consent.until'), input('date', consent.until, { oninput: put('until') }), { at: at + '/until' }),
      ],
    );
  };
  draw();
  return el('fieldset', { class: 'line-card', 'data-at': at }, el('legend', {}, t('consent')), el('p', { class: 'hint' }, t('consent.why.' + to)), place, el('p', { class: 'wrong', hidden: true }));
}

export const noConsent = () => ({ who: '', scope: '', until: '', record: '' });

export function saidConsent(consent) {
  if (consent.record) return { record: consent.record };
  if (!consent.who.trim() && !consent.scope.trim()) return undefined;
  return { who: consent.who.trim(), scope: consent.scope.trim(), until: consent.until || undefined };
}
