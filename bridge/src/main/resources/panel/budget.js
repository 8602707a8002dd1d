// Money: caps for the day and for projects, what is spent under each, and the ledger as a table.
import { Refusal, bytes, call, get } from './bridge.js';
import { desk, fileName } from './desk.js';
import { button, el, field, fill, input, say } from './dom.js';
import { money } from './order.js';
import { atFields, failed } from './problems.js';
import { t } from './words.js';

export function budgetTab() {
  const caps = el('div', { class: 'stack' });
  const ledger = el('div', { class: 'stack' });
  const wrongs = el('div', { class: 'wrongs', role: 'alert' });
  const place = el('div', { class: 'stack' }, el('h2', {}, t('tab.budget')), wrongs, caps, ledger);

  async function draw() {
    fill(wrongs);
    try {
      const [budget, spend] = await Promise.all([get('/v1/budget'), get('/v1/budget/spend?limit=50')]);
      show(budget);
      fill(ledger, el('div', { class: 'row' }, el('h3', {}, t('spend')), button(t('spend.csv'), save, { class: 'quiet' })), spend.items.length === 0 ? el('p', { class: 'hint' }, t('spend.none')) : table(spend.items));
    } catch (fault) {
      failed(wrongs, fault);
    }
  }

  function show(budget) {
    const project = desk.id || desk.file;
    const of = (scope, key) => budget.caps.find((cap) => cap.scope === scope && (scope === 'day' || cap.project === key));
    fill(
      caps,
      el('p', {}, t('spend.today', { amount: money(budget.spent.today), day: budget.spent.day })),
      capField(t('cap.day'), of('day'), { scope: 'day' }),
      project && capField(t('cap.project', { name: fileName(project) }), of('project', project), { scope: 'project', project }),
      budget.caps.filter((cap) => cap.scope === 'project' && cap.project !== project).map((cap) => capField(t('cap.project', { name: fileName(cap.project) }), cap, { scope: 'project', project: cap.project })),
    );
  }

  function capField(label, cap, request) {
    const amount = input('text', cap ? cap.amount.amount : '', { inputmode: 'decimal', placeholder: t('cap.none') });
    const form = el('form', {});
    const wrong = el('div', {});
    const set = async (event) => {
      event.preventDefault();
      try {
        show(await call('PUT', '/v1/budget', { ...request, amount: amount.value.trim() || null }));
        say(t('cap.kept'));
      } catch (fault) {
        if (fault instanceof Refusal) atFields(form, wrong, fault.problems);
        else failed(wrong, fault);
      }
    };
    form.addEventListener('submit', set);
    form.append(field(label, amount, { at: '/amount', hint: cap ? t('cap.left', { spent: money(cap.spent), left: money(cap.left) }) : t('cap.hint'), after: el('button', {}, t('cap.set')) }), wrong);
    return form;
  }

  draw();
  return { place, refresh: draw };
}

function table(items) {
  const head = ['day', 'engine', 'project', 'state', 'amount'];
  return el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('spend') },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, head.map((one) => el('th', { scope: 'col' }, t('spend.' + one))))),
      el('tbody', {}, items.map((one) => el('tr', {}, el('td', {}, one.day), el('td', {}, one.engine), el('td', {}, fileName(one.project) || '–'), el('td', {}, t('spent.' + one.state)), el('td', {}, money(one.amount))))),
    ),
  );
}

async function save() {
  const blob = await bytes('/v1/budget/spend?limit=1000', { accept: 'text/csv' });
  const link = el('a', { href: URL.createObjectURL(blob), download: 'pickup-spend.csv' });
  link.click();
  URL.revokeObjectURL(link.href);
}
