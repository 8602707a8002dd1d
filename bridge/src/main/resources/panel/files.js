// A field for a file: its path typed, or the file itself dropped or chosen, which the bridge then keeps.
import { upload } from './bridge.js';
import { el, field, fill, input } from './dom.js';
import { failed } from './problems.js';
import { t } from './words.js';

export function pathField(label, value, set, { at, accept, hint } = {}) {
  const path = input('text', value, { placeholder: t('file.path'), oninput: () => set(path.value.trim()) });
  const chosen = el('input', { type: 'file', accept, class: 'unseen', tabindex: '-1', 'aria-hidden': 'true' });
  const wrong = el('div', {});
  const take = async (file) => {
    if (!file) return;
    fill(wrong);
    try {
      path.value = await upload(file);
      set(path.value);
    } catch (fault) {
      failed(wrong, fault);
    }
  };
  chosen.addEventListener('change', () => take(chosen.files[0]));
  const open = el('button', { type: 'button', class: 'quiet', onclick: () => chosen.click() }, t('file.choose'));
  const box = field(label, path, { at, hint, after: [open, chosen] });
  box.addEventListener('dragover', (event) => event.preventDefault());
  box.addEventListener('drop', (event) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
  box.append(wrong);
  return box;
}
