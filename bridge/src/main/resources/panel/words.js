// The panel's words in the editor's language: a flat catalogue each, all with the same keys.

export const LANGUAGES = [
  ['en', 'English'],
  ['zh', '中文'],
  ['ja', '日本語'],
  ['ko', '한국어'],
  ['es', 'Español'],
];

let words = {};
export let language = 'en';

const kept = () => localStorage.getItem('pickup.language');

export function preferred() {
  const wanted = [kept(), ...navigator.languages].filter(Boolean);
  for (const one of wanted) {
    const short = one.split('-')[0];
    if (LANGUAGES.some(([code]) => code === short)) return short;
  }
  return 'en';
}

export async function speak(code, keep) {
  words = await fetch(`words.${code}.json`).then((answer) => answer.json());
  language = code;
  document.documentElement.lang = code;
  if (keep) localStorage.setItem('pickup.language', code);
}

/** The words of this key, with what stands in braces put in. */
export function t(key, args = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in args ? String(args[name]) : whole));
}

export const knows = (key) => key in words;

/** What the bridge says, in the editor's language where the catalogue has its code. */
export function told(said) {
  const key = 'code.' + said.code;
  return knows(key) ? t(key, said.args) : (said.text ?? said.detail ?? said.code);
}
