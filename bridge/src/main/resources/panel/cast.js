// The cast: characters, props and looks, with pictures, a voice and a consent.
import { Refusal, bytes, call, post } from './bridge.js';
import { button, choice, el, field, fill, input, say } from './dom.js';
import { pathField } from './files.js';
import { consentFields, findCast, noConsent, saidConsent } from './people.js';
import { atFields, failed } from './problems.js';
import { recorder } from './record.js';
import { t, told } from './words.js';

export function castTab() {
  const place = el('div', { class: 'stack' });
  const wrongs = el('div', { class: 'wrongs', role: 'alert' });

  async function list(focus) {
    try {
      const all = await findCast();
      fill(
        place,
        el('div', { class: 'row' }, el('h2', {}, t('tab.cast')), button(t('cast.add'), () => edit(null), { class: 'go' })),
        wrongs,
        all.length === 0 && el('p', { class: 'empty' }, t('cast.none')),
        el('ul', { class: 'cards' }, all.map(card)),
      );
      if (focus) place.querySelector('button').focus();
    } catch (fault) {
      fill(place, wrongs);
      failed(wrongs, fault);
    }
  }

  function card(one) {
    const image = el('img', { alt: '' });
    if (one.thumbnail) bytes(one.thumbnail).then((blob) => (image.src = URL.createObjectURL(blob)), () => {});
    const drop = button(t('cast.drop'), async () => {
      if (drop.dataset.sure === undefined) {
        drop.dataset.sure = '';
        drop.textContent = t('cast.drop.sure');
        return;
      }
      try {
        const { left } = await call('DELETE', '/v1/elements/' + one.id);
        await list(true);
        fill(wrongs, left.map((vendor) => el('p', { class: 'wrong' }, `${vendor.engine}: ${vendor.why}`)));
      } catch (fault) {
        failed(wrongs, fault);
      }
    }, { class: 'quiet' });
    return el(
      'li',
      { class: 'card' },
      one.thumbnail ? image : null,
      el('div', {}, el('h3', {}, one.name), el('small', {}, `${t('kind.' + one.kind)} · ${one.handle}`), one.voice && el('small', {}, t('cast.voice')), one.consent && el('small', {}, t('cast.consent', { who: one.consent.who })), el('div', { class: 'acts' }, button(t('cast.change'), () => edit(one)), drop)),
    );
  }

  function edit(one) {
    const state = { name: one?.name ?? '', kind: one?.kind ?? 'character', images: [...(one?.images ?? [''])], video: one?.video ?? '', voice: one?.voice?.media ?? '', consent: { ...noConsent(), ...one?.consent }, notes: one?.notes ?? '' };
    const form = el('form', { class: 'form' });
    const wrong = el('div', { class: 'wrongs', role: 'alert' });
    const draw = () => {
      const voice = pathField(t('cast.voice.file'), state.voice, (path) => (state.voice = path), { at: '/voice/media', accept: 'audio/wav' });
      fill(
        form,
        el('h2', {}, one ? one.name : t('cast.add')),
        field(t('cast.name'), input('text', state.name, { oninput: (event) => (state.name = event.target.value), maxlength: 120 }), { at: '/name' }),
        choice(t('cast.kind'), ['character', 'prop', 'look'].map((kind) => [kind, t('kind.' + kind)]), state.kind, (kind) => {
          state.kind = kind;
          draw();
        }),
        state.images.map((image, i) => pathField(t('cast.image', { n: i + 1 }), image, (path) => (state.images[i] = path), { at: '/images/' + i, accept: 'image/png,image/jpeg,image/webp' })),
        state.images.length < 4 && button(t('cast.image.add'), () => {
          state.images.push('');
          draw();
        }, { class: 'quiet' }),
        state.kind === 'character' && [
          el('h3', {}, t('cast.voice')),
          el('p', { class: 'hint' }, t('cast.voice.hint')),
          recorder((path) => {
            state.voice = path;
            voice.querySelector('input').value = path;
          }, [3, 30]),
          voice,
          one?.voice?.notes?.length > 0 && el('ul', { class: 'notes' }, one.voice.notes.map((note) => el('li', {}, told(note)))),
          consentFields(state.consent, () => {}),
        ],
        field(t('cast.notes'), input('text', state.notes, { oninput: (event) => (state.notes = event.target.value) }), { at: '/notes' }),
        wrong,
        el('div', { class: 'acts' }, el('button', { class: 'go' }, t('cast.keep')), button(t('cancel'), () => list(true))),
      );
    };
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const body = { name: state.name, kind: state.kind };
      const images = state.images.filter(Boolean);
      if (images.length > 0) body.images = images;
      else if (state.video) body.video = state.video;
      if (state.kind === 'character' && state.voice) body.voice = { media: state.voice };
      const consent = state.kind === 'character' ? saidConsent({ ...state.consent, record: '' }) : undefined;
      if (consent) body.consent = consent;
      if (state.notes) body.notes = state.notes;
      if (one?.tags.length) body.tags = one.tags;
      try {
        await (one ? call('PUT', '/v1/elements/' + one.id, body) : post('/v1/elements', body));
        say(t('cast.kept', { name: state.name }));
        await list(true);
      } catch (fault) {
        if (fault instanceof Refusal) atFields(form, wrong, fault.problems);
        else failed(wrong, fault);
      }
    });
    form.addEventListener('keydown', (event) => event.key === 'Escape' && list(true));
    draw();
    fill(place, form);
    form.querySelector('input').focus();
  }

  list();
  return { place };
}
