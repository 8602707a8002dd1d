// What lies on the desk: the project that clips go to, and the plates that were taken from it.
import { get } from './bridge.js';
import { rate } from './time.js';

const KEPT = 'pickup.desk';
const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}');

export const desk = {
  nle: kept.nle ?? 'folder',
  file: kept.file ?? '',
  id: kept.id ?? '',
  media: kept.media ?? '',
  bin: kept.bin ?? 'Pickups',
  place: kept.place ?? 'bin',
  chosen: kept.chosen ?? false,
  sequence: null,
  clips: [],
  hosts: [],
};

const listeners = new Set();
export const onDesk = (listener) => listeners.add(listener);

export function lay(change) {
  Object.assign(desk, change);
  const { nle, file, id, media, bin, place, chosen } = desk;
  localStorage.setItem(KEPT, JSON.stringify({ nle, file, id, media, bin, place, chosen }));
  listeners.forEach((listener) => listener(Object.keys(change)));
}

/** Clips go elsewhere from now on: where they lay on one timeline says nothing of another. */
export function goTo(project) {
  const { nle = desk.nle, file = '', id = '', media = '' } = project;
  // a project that has just been saved is the one that had no file before
  const same = nle === desk.nle && (desk.file !== '' ? file === desk.file : desk.id === '' || id === '' || id === desk.id);
  const away = { clips: desk.clips.map(({ frame, track, sequence, ...plate }) => plate), sequence: null };
  lay({ ...project, file, id, media, ...(same ? {} : away) });
}

/** Where the clip of this plate goes, as a request says it. */
export function destination(clip) {
  const request = { project: { nle: desk.nle, bin: desk.bin || undefined } };
  if (desk.file) request.project.file = desk.file;
  // a project that is no file (Resolve keeps its own in a database): where the editor said, else beside the plate
  else if (desk.media) request.project.mediaFolder = desk.media;
  else if (desk.id && clip?.media) request.project.mediaFolder = clip.media.replace(/[^\\/]*$/, 'Pickup');
  if (desk.id) request.project.id = desk.id;
  if (desk.place === 'above' && clip && clip.frame !== undefined) {
    request.place = 'above';
    request.at = { sequence: clip.sequence, track: clip.track ?? 0, frame: clip.frame + moved(clip) };
  }
  if (desk.sequence) request.sequence = desk.sequence;
  return request;
}

/** Timeline frames by which the range begins later than the clip that was taken. */
function moved(clip) {
  if (clip.from === undefined || !clip.rate) return 0;
  const own = rate(clip.rate);
  const line = rate(desk.sequence?.rate ?? clip.rate);
  return Math.round(((clip.in - clip.from) * own.den * line.num) / (own.num * line.den));
}

/** The plate of a clip, as a request says it. */
export const plate = (clip, handles) => ({ media: clip.media, in: clip.in, out: clip.out, handles });

export async function findHosts() {
  const { items } = await get('/v1/hosts');
  desk.hosts = items;
  listeners.forEach((listener) => listener(['hosts']));
  adopt();
  return items;
}

/** The one host that runs, with its one project, as long as the editor has chosen nothing else. */
function adopt() {
  const running = desk.hosts.filter((host) => host.running);
  if (desk.chosen || running.length !== 1 || running[0].projects.length !== 1) return;
  const [{ nle, projects: [project] }] = running;
  const [file, id] = [project.file ?? '', project.id ?? ''];
  const same = nle === desk.nle && file === desk.file && (file !== '' || id === '' || id === desk.id);
  if (!same) goTo({ nle, file, id, place: nle === desk.nle ? desk.place : 'above' });
}

export const fileName = (path) => (path ?? '').split(/[\\/]/).pop();
