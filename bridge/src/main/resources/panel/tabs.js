// Tabs that are walked with the arrows (roving tabindex) and opened when they are first needed.
import { el } from './dom.js';

/** @param tabs each with id, label and open(), which makes its content once */
export function tabs(all, label) {
  const list = el('div', { role: 'tablist', 'aria-label': label });
  const places = el('div', { class: 'places' });
  const made = new Map();
  const heads = all.map((tab) =>
    el('button', { type: 'button', role: 'tab', id: 'tab-' + tab.id, 'aria-controls': 'place-' + tab.id, onclick: () => show(tab.id) }, tab.label),
  );
  for (const tab of all) places.append(el('section', { role: 'tabpanel', id: 'place-' + tab.id, 'aria-labelledby': 'tab-' + tab.id, tabindex: '-1', hidden: true }));

  function show(id, focus) {
    all.forEach((tab, at) => {
      const on = tab.id === id;
      heads[at].setAttribute('aria-selected', String(on));
      heads[at].tabIndex = on ? 0 : -1;
      places.children[at].hidden = !on;
      if (!on) return;
      if (focus) heads[at].focus();
      if (made.has(id)) made.get(id).refresh?.();
      else {
        made.set(id, tab.open());
        places.children[at].replaceChildren(made.get(id).place);
      }
    });
    sessionStorage.setItem('pickup.tab', id);
  }

  list.append(...heads);
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -all.length, End: all.length }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = heads.indexOf(document.activeElement);
    const next = Math.abs(step) > 1 ? (step < 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length;
    show(all[next].id, true);
  });
  const kept = sessionStorage.getItem('pickup.tab');
  show(all.some((tab) => tab.id === kept) ? kept : all[0].id);
  return { list, places, show, at: (id) => made.get(id) };
}
