// The door: a code from the address or typed once, exchanged for a token of this panel's own.
import { Refusal, pair } from './bridge.js';
import { el, field, fill, input } from './dom.js';
import { failed } from './problems.js';
import { t } from './words.js';

/** The code behind the address, which leaves no trace in the history. */
export async function pairByAddress() {
  const code = location.hash.slice(1);
  if (!code) return false;
  history.replaceState(null, '', location.pathname);
  try {
    await pair(decodeURIComponent(code));
    return true;
  } catch (fault) {
    if (fault instanceof Refusal) return false;
    throw fault;
  }
}

export function pairForm(done) {
  const code = input('text', '', { required: true, maxlength: 20, class: 'code', autocapitalize: 'characters' });
  const wrongs = el('div', { class: 'wrongs', role: 'alert' });
  const send = async (event) => {
    event.preventDefault();
    fill(wrongs);
    try {
      await pair(code.value);
      done();
    } catch (fault) {
      failed(wrongs, fault);
    }
  };
  return el('form', { class: 'pair', onsubmit: send }, el('h2', {}, t('pair')), el('p', {}, t('pair.how')), el('pre', {}, 'scripts/pickup panel'), field(t('pair.code'), code), wrongs, el('button', { class: 'go' }, t('pair.go')));
}
