// A text with what the linter says of it below, and mends at a click. Offsets count UTF-16 units, as JavaScript does.
import { button, calm, el, field, fill, newId, say } from './dom.js';
import { post } from './bridge.js';
import { t, told } from './words.js';

/**
 * A text field that is read while it is written.
 *
 * @param more gives further fields of the linter's request, such as seconds
 */
export function lintedText(label, value, set, { at, pointer, more, rows = 3 } = {}) {
  const text = el('textarea', { rows, maxlength: 10000, id: newId() });
  text.value = value;
  const list = el('ul', { class: 'findings', 'aria-label': t('lint') });
  const read = calm(300, async () => {
    if (!text.value.trim()) return fill(list);
    const asked = text.value;
    const answer = await post('/v1/prompts/lint', { text: asked, ...more?.() }).catch(() => null);
    if (answer && text.value === asked) draw(answer.findings.filter((one) => one.pointer === '/text'));
  });
  const draw = (findings) =>
    fill(
      list,
      findings.map((finding) =>
        el(
          'li',
          { class: finding.severity },
          el('button', { type: 'button', class: 'words', onclick: () => mark(finding), 'aria-label': t('lint.show', { words: text.value.slice(finding.from, finding.to) }) }, text.value.slice(finding.from, finding.to) || '…'),
          ' ',
          el('span', {}, t('lint.' + finding.severity), ': ', told({ code: 'lint.' + finding.rule, args: {}, text: finding.reason })),
          finding.fix && button(finding.fix.text === '' ? t('lint.drop') : t('lint.fix', { words: finding.fix.text.trim() }), () => mend(finding.fix), { class: 'fix' }),
        ),
      ),
    );
  const mark = (finding) => {
    text.focus();
    text.setSelectionRange(finding.from, finding.to);
  };
  const mend = (fix) => {
    text.focus();
    text.setRangeText(fix.text, fix.from, fix.to, 'end');
    set(text.value);
    say(t('lint.mended'));
    read();
  };
  text.addEventListener('input', () => {
    set(text.value);
    read();
  });
  const box = field(label, text, { at });
  box.append(list);
  if (value) read();
  return { box, show: (findings) => draw(findings.filter((one) => one.pointer === pointer)), text };
}
