// Language, who can make shots and why not, and the doctor.
import { get } from './bridge.js';
import { button, el, field, fill, select } from './dom.js';
import { findEngines } from './engines.js';
import { failed } from './problems.js';
import { LANGUAGES, language, speak, t } from './words.js';

export function settingsTab() {
  const makers = el('ul', { class: 'links' });
  const links = el('ul', { class: 'links' });
  const wrongs = el('div', { class: 'wrongs', role: 'alert' });
  const version = el('p', { class: 'hint' });
  const place = el(
    'div',
    { class: 'stack' },
    field(t('language'), select(LANGUAGES, language, async (event) => {
      await speak(event.target.value, true);
      location.reload();
    })),
    el('div', { class: 'row' }, el('h2', {}, t('engines')), button(t('engines.check'), () => engines(true))),
    makers,
    el('div', { class: 'row' }, el('h2', {}, t('doctor')), button(t('doctor.again'), doctor)),
    wrongs,
    links,
    version,
  );

  async function engines(check) {
    try {
      fill(makers, (await findEngines(check)).map(maker));
    } catch (fault) {
      failed(wrongs, fault);
    }
  }

  async function doctor() {
    fill(wrongs);
    try {
      const [{ items }, health] = await Promise.all([get('/v1/doctor'), get('/v1/health')]);
      fill(links, items.map((link) => item(link.works, link.part, link.said, link.repair)));
      fill(version, `Pickup ${health.version}`);
    } catch (fault) {
      failed(wrongs, fault);
    }
  }

  engines(false);
  doctor();
  return { place };
}

function maker(one) {
  const kinds = [...new Set(one.kinds.map((kind) => (kind.startsWith('edit.') ? kind.split('.').slice(0, 2).join('.') : kind.split('.')[0])))]
    .filter((kind) => kind !== 'edit.element')
    .map((kind) => t('does.' + kind))
    .join(' · ');
  const more = [one.price === 'none' ? t('price.free') : one.price, one.leavesMachine ? t('engine.leaves') : t('engine.stays'), one.check?.text].filter(Boolean).join(' · ');
  return item(one.available && one.check?.good !== false, one.name, one.available ? kinds : one.unavailable, one.available ? null : undefined, more);
}

function item(works, part, said, repair, more) {
  return el(
    'li',
    {},
    el('span', { class: works ? 'good' : 'bad', 'aria-hidden': 'true' }, works ? '✓' : '✗'),
    el('b', {}, part, el('span', { class: 'unseen' }, ': ' + t(works ? 'works' : 'broken'))),
    el('p', {}, said),
    repair && el('p', { class: 'wrong' }, '→ ' + repair),
    more && el('p', { class: 'hint' }, more),
  );
}
