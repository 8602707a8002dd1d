// What is in the project: its bins and clips, looked up anew each time, since a change makes what was looked up invalid.
const { Problem } = require('./problem.js');

/**
 * @typedef {import('@adobe/premierepro').premierepro} Premiere
 * @typedef {import('@adobe/premierepro').Project} Project
 * @typedef {import('@adobe/premierepro').FolderItem} FolderItem
 * @typedef {import('@adobe/premierepro').ClipProjectItem} ClipProjectItem
 * @typedef {import('@adobe/premierepro').ProjectItem} ProjectItem
 * @typedef {import('@adobe/premierepro').Sequence} Sequence
 * @typedef {{item: ProjectItem, clip: ClipProjectItem, bin: string[]}} Found a clip and where it lies
 */

/** A path as everybody else writes it: on Windows, Premiere may put \\?\ before it. @param {string} path */
const plain = (path) => (path.startsWith('\\\\?\\') ? path.slice(4) : path);

/** Names of files as macOS may write them, letter and accent apart. @type {(a: string, b: string) => boolean} */
const same = (a, b) => a.normalize('NFC') === b.normalize('NFC');

/**
 * Every clip with its bin.
 * @param {Premiere} premiere
 * @param {FolderItem} folder
 * @param {string[]} [bin]
 * @returns {AsyncGenerator<Found>}
 */
async function* clips(premiere, folder, bin = []) {
  for (const item of await folder.getItems()) {
    const inner = premiere.FolderItem.cast(item);
    if (inner) {
      yield* clips(premiere, inner, [...bin, inner.name]);
      continue;
    }
    const clip = premiere.ClipProjectItem.cast(item);
    if (clip) yield { item, clip, bin };
  }
}

/**
 * The clip of this file; null: it is not in the project.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {string} file
 */
async function byFile(premiere, project, file) {
  for await (const found of clips(premiere, await project.getRootItem())) {
    if (same(plain((await found.clip.getMediaFilePath()) || ''), file)) return found;
  }
  return null;
}

/**
 * The sequence of this id, or the one in front; null: there is none.
 * @param {Project} project
 * @param {string | undefined} id
 * @returns {Promise<Sequence | null>}
 */
async function sequence(project, id) {
  if (!id) return project.getActiveSequence();
  return (await project.getSequences()).find((one) => String(one.guid) === id) ?? null;
}

/** @param {Project} project @param {string} id */
async function needed(project, id) {
  const found = await sequence(project, id);
  if (!found) throw new Problem('The sequence is not in the project any more. Put it back, then place again.');
  return found;
}

/** @param {Premiere} premiere @param {Project} project @param {{clip: string, name: string}} item */
async function here(premiere, project, item) {
  const found = await byFile(premiere, project, item.clip);
  if (!found) throw new Problem(`${item.name} is not in the project any more. Place again.`);
  return found;
}

module.exports = { byFile, here, needed, plain, same, sequence };
