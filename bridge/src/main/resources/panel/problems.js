// What went wrong, in plain words, beside the field it is about; what to do; whether it cost money.
import { Away, Refusal } from './bridge.js';
import { el, fill } from './dom.js';
import { t, told } from './words.js';

/** One problem as a sentence and what it means for the purse. */
export const sentence = (problem) =>
  el('p', { class: 'wrong' }, told(problem), ' ', el('span', { class: 'charged ' + problem.charged }, t('charged.' + problem.charged)));

/** Shows a failed call at this place. */
export function failed(place, fault) {
  if (fault instanceof Refusal) fill(place, fault.problems.map(sentence));
  else if (fault instanceof Away) fill(place, el('p', { class: 'wrong' }, t('away')));
  else throw fault;
}

/** Shows each problem at the field its pointer names, the rest at the place; clears what is mended. */
export function atFields(form, place, problems) {
  clear(form, place);
  const rest = [];
  for (const problem of problems) {
    const box = problem.pointer && nearest(form, problem.pointer);
    if (!box) {
      rest.push(sentence(problem));
      continue;
    }
    const wrong = box.querySelector('.wrong');
    wrong.textContent = told(problem);
    wrong.hidden = false;
    box.querySelector('input, select, textarea')?.setAttribute('aria-invalid', 'true');
  }
  fill(place, rest, problems.length > rest.length && el('p', { class: 'charged no' }, t('charged.no')));
}

function nearest(form, pointer) {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
    const box = [...form.querySelectorAll('[data-at]')].find((one) => one.dataset.at === at && !one.hidden);
    if (box) return box;
  }
  return null;
}

export function clear(form, place) {
  for (const wrong of form.querySelectorAll('.field > .wrong')) wrong.hidden = true;
  for (const box of form.querySelectorAll('[aria-invalid]')) box.removeAttribute('aria-invalid');
  fill(place);
}
