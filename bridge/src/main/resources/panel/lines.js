// Lines: what is said, in which language, by whom, from which frame, with whose mouth.
import { button, el, field, fill, input, select } from './dom.js';
import { people } from './people.js';
import { lintedText } from './lint.js';
import { LANGUAGES, language, t } from './words.js';

export const newLine = () => ({ text: '', language, who: '', at: '', face: '' });

/**
 * A list of lines that can grow.
 *
 * @param at the list's pointer in the request
 * @param faces whether a mouth is to be chosen
 */
export function lineList(lines, changed, { at = '/lines', faces = false, least = 0 } = {}) {
  const place = el('div', { class: 'stack' });
  const draw = () =>
    fill(
      place,
      lines.map((line, i) => one(line, i)),
      button(t('line.add'), () => {
        lines.push(newLine());
        draw();
        place.querySelectorAll('textarea')[lines.length - 1]?.focus();
        changed();
      }),
    );
  const one = (line, i) => {
    const put = (name) => (event) => {
      line[name] = event.target.value;
      changed();
    };
    const here = `${at}/${i}`;
    return el(
      'fieldset',
      { class: 'line-card' },
      el('legend', { class: 'unseen' }, t('line', { n: i + 1 })),
      lintedText(t('line', { n: i + 1 }), line.text, (text) => {
        line.text = text;
        changed();
      }, { at: here + '/text', pointer: here + '/text', rows: 2 }).box,
      el(
        'div',
        { class: 'pair-of' },
        field(t('line.language'), select(LANGUAGES, line.language, put('language')), { at: here + '/language' }),
        field(t('line.who'), select([['', t('line.who.plate')], ...['female', 'male', 'low', 'high'].map((voice) => [voice, t('voice.' + voice)]), ...people().map((person) => ['@' + person.id, person.name])], line.who, put('who')), { at: here + '/element' }),
        field(t('line.at'), input('number', line.at, { min: 0, inputmode: 'numeric', oninput: put('at'), placeholder: t('line.at.next') }), { at: here + '/at' }),
        faces && field(t('line.face'), input('number', line.face, { min: 1, max: 20, inputmode: 'numeric', oninput: put('face'), placeholder: t('line.face.only') }), { at: here + '/face' }),
      ),
      lines.length > least && button(t('line.drop'), () => {
        lines.splice(i, 1);
        draw();
        changed();
      }, { class: 'quiet' }),
    );
  };
  draw();
  return place;
}

/** As a request says them. */
export const spokenLines = (lines) =>
  lines
    .filter((line) => line.text.trim())
    .map((line) => {
      const said = { text: line.text.trim(), language: line.language };
      if (line.who.startsWith('@')) said.element = line.who.slice(1);
      else if (line.who) said.voice = line.who;
      if (String(line.at) !== '') said.at = Number(line.at);
      if (line.face && String(line.face) !== '') said.face = Number(line.face);
      return said;
    });
