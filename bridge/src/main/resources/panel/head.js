// The head: which host and project clips go to, and how to change it.
import { desk, fileName, findHosts, goTo, lay, onDesk } from './desk.js';
import { button, choice, el, field, fill, input, select } from './dom.js';
import { t } from './words.js';

const NLES = ['folder', 'kdenlive', 'blender', 'premiere', 'resolve', 'finalcut', 'shotcut'];

export function head() {
  const now = el('span', { class: 'now' });
  const form = el('div', { class: 'goal', id: 'goal', hidden: true });
  const open = el('button', { type: 'button', class: 'quiet target', 'aria-expanded': 'false', 'aria-controls': 'goal' }, now);
  const toggle = (to) => {
    form.hidden = to;
    open.setAttribute('aria-expanded', String(!to));
    if (!to) {
      findHosts().catch(() => {});
      draw();
      form.querySelector('select').focus();
    } else open.focus();
  };
  open.addEventListener('click', () => toggle(!form.hidden));
  form.addEventListener('keydown', (event) => event.key === 'Escape' && toggle(true));

  const title = () => {
    const project = desk.file ? fileName(desk.file) : desk.id || t('goal.none');
    fill(now, `${t('nle.' + desk.nle)} · ${project}${desk.bin ? ' · ' + desk.bin : ''}`);
  };

  // a project file has its folder beside it
  const noMedia = () => desk.nle === 'folder' || desk.file !== '';

  function draw() {
    const media = field(t('goal.media'), input('text', desk.media, { onchange: (event) => lay({ media: event.target.value.trim() }) }), { at: '/project/mediaFolder', hint: t('goal.media.hint') });
    media.hidden = noMedia();
    const host = desk.hosts.find((one) => one.nle === desk.nle);
    const projects = host?.projects ?? [];
    fill(
      form,
      field(t('goal.nle'), select(NLES.map((one) => [one, t('nle.' + one) + (desk.hosts.find((h) => h.nle === one)?.running ? ' ' + t('goal.running') : '')]), desk.nle, (event) => {
        const nle = event.target.value;
        const first = desk.hosts.find((one) => one.nle === nle)?.projects[0];
        goTo({ chosen: true, nle, file: first?.file, id: first?.id, place: nle === 'folder' ? 'bin' : desk.place });
        draw();
      })),
      projects.length > 0 && field(t('goal.open'), select([['', t('goal.choose')], ...projects.map((one) => [one.file ?? one.id, one.name])], desk.file || desk.id, (event) => {
        const one = projects.find((p) => (p.file ?? p.id) === event.target.value);
        goTo({ chosen: true, file: one?.file, id: one?.id });
        draw();
      })),
      field(t(desk.nle === 'folder' ? 'goal.folder' : 'goal.file'), input('text', desk.file, { onchange: (event) => {
        goTo({ chosen: true, file: event.target.value.trim(), id: desk.id, media: desk.media });
        media.hidden = noMedia();
      } }), { at: '/project/file' }),
      media,
      field(t('goal.bin'), input('text', desk.bin, { onchange: (event) => lay({ bin: event.target.value.trim() }) }), { at: '/project/bin', hint: t('goal.bin.hint') }),
      desk.nle !== 'folder' && choice(t('goal.place'), [['bin', t('goal.place.bin')], ['above', t('goal.place.above')]], desk.place, (place) => lay({ place })),
      button(t('done'), () => toggle(true)),
    );
  }
  onDesk((what) => {
    title();
    if (!form.hidden && what.includes('hosts') && !form.contains(document.activeElement)) draw();
  });
  title();
  findHosts().catch(() => {});
  // an NLE may have been started meanwhile
  window.addEventListener('focus', () => findHosts().catch(() => {}));
  return [open, form];
}
