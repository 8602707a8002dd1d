// Makes elements. Text goes in as text and never as HTML: whatever a clip is called, it stays a name.

let ids = 0;
export const newId = () => 'e' + ++ids;

export function el(tag, props = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name in PROPERTIES) made[name] = value;
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...inside.flat().filter((one) => one !== null && one !== undefined && one !== false));
  return made;
}
const PROPERTIES = { value: 1, checked: 1, disabled: 1, hidden: 1, srcObject: 1 };

export const button = (text, onclick, props = {}) => el('button', { type: 'button', onclick, ...props }, text);

/** Replaces what stands in a place. */
export const fill = (place, ...inside) =>
  place.replaceChildren(...inside.flat().filter((one) => one !== null && one !== undefined && one !== false));

/** A labelled field. `at` is where its value stands in the request: problems that point there are shown here. */
export function field(label, input, { at, hint, after } = {}) {
  const id = input.id || (input.id = newId());
  const said = [];
  const hinted = hint && el('p', { class: 'hint', id: newId() }, hint);
  const wrong = el('p', { class: 'wrong', id: newId(), hidden: true });
  if (hinted) said.push(hinted.id);
  said.push(wrong.id);
  input.setAttribute('aria-describedby', said.join(' '));
  const box = el('div', { class: 'field' }, el('label', { for: id }, label), el('div', { class: 'row' }, input, after), hinted, wrong);
  if (at) box.dataset.at = at;
  return box;
}

export const select = (options, value, onchange, props = {}) =>
  el(
    'select',
    { onchange, ...props },
    options.map(([key, text]) => el('option', { value: key, selected: key === value }, text)),
  );

export const input = (type, value, props = {}) => el('input', { type, value: value ?? '', autocomplete: 'off', spellcheck: 'false', ...props });

export const check = (label, checked, onchange) => {
  const box = el('input', { type: 'checkbox', id: newId(), checked, onchange });
  return el('div', { class: 'check' }, box, el('label', { for: box.id }, label));
};

/** Several of which one is chosen; arrows walk through them, as radio buttons do by themselves. */
export function choice(legend, options, value, onchange) {
  const name = newId();
  return el(
    'fieldset',
    { class: 'choice' },
    el('legend', {}, legend),
    el(
      'div',
      { class: 'pills' },
      options.map(([key, text]) => {
        const one = el('input', { type: 'radio', name, id: newId(), value: key, checked: key === value, onchange: () => onchange(key) });
        return el('span', {}, one, el('label', { for: one.id }, text));
      }),
    ),
  );
}

/** Told to whoever does not see the screen. */
export function say(text) {
  document.getElementById('said').textContent = text;
}

/** Calls at most once in so many milliseconds, after the last change. */
export function calm(millis, work) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, millis);
  };
}
