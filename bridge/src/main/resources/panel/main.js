// The beginning: words, pairing, tabs, the live ledger.
import { paired } from './bridge.js';
import { budgetTab } from './budget.js';
import { castTab } from './cast.js';
import { el, fill, say } from './dom.js';
import { findEngines } from './engines.js';
import { head } from './head.js';
import { listen } from './live.js';
import { makeTab } from './make.js';
import { pairByAddress, pairForm } from './pairing.js';
import { settingsTab } from './settings.js';
import { speakTab } from './speak.js';
import { swapTab } from './swap.js';
import { tabs } from './tabs.js';
import { takesTab } from './takes.js';
import { preferred, speak, t } from './words.js';

const place = document.getElementById('main');
const top = document.getElementById('head');
const banner = document.getElementById('away');

async function begin() {
  await speak(preferred());
  await pairByAddress();
  if (paired()) await open();
  else knock();
}

function knock() {
  fill(place, pairForm(open));
  place.querySelector('input').focus();
}

async function open() {
  const engines = findEngines().catch(() => []);
  fill(top, el('h1', {}, 'Pickup'), head());
  await engines;
  const see = () => shown.show('takes');
  const shown = tabs(
    [
      { id: 'swap', label: t('tab.swap'), open: () => swapTab(see) },
      { id: 'speak', label: t('tab.speak'), open: () => speakTab(see) },
      { id: 'make', label: t('tab.make'), open: () => makeTab(see) },
      { id: 'cast', label: t('tab.cast'), open: castTab },
      { id: 'takes', label: t('tab.takes'), open: takesTab },
      { id: 'budget', label: t('tab.budget'), open: budgetTab },
      { id: 'settings', label: t('tab.settings'), open: settingsTab },
    ],
    t('tabs'),
  );
  fill(place, shown.list, shown.places);
  if (!listening) {
    listening = true;
    listen().finally(() => (listening = false));
  }
}
let listening = false;

addEventListener('away', () => {
  banner.hidden = false;
  fill(banner, t('away'));
});
addEventListener('back', () => {
  banner.hidden = true;
  fill(banner);
  say(t('away.back'));
  findEngines().catch(() => {});
});
addEventListener('unpaired', knock);

begin();
