// What is in the project: its bins and clips, looked up anew each time, since a change makes what was looked up invalid.

/**
 * @typedef {import('@adobe/premierepro').premierepro} Premiere
 * @typedef {import('@adobe/premierepro').Project} Project
 * @typedef {import('@adobe/premierepro').FolderItem} FolderItem
 * @typedef {import('@adobe/premierepro').ClipProjectItem} ClipProjectItem
 * @typedef {import('@adobe/premierepro').ProjectItem} ProjectItem
 * @typedef {import('@adobe/premierepro').Sequence} Sequence
 * @typedef {{item: ProjectItem, clip: ClipProjectItem, id: string, bin: string[]}} Found a clip and where it lies
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
    if (clip) yield { item, clip, id: item.getId(), bin };
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

module.exports = { byFile, clips, plain, same, sequence };
