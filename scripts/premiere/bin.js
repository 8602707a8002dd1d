// Gets a clip into its bin, once.
const { change, stays } = require('./change.js');
const { byFile, same } = require('./items.js');
const { Problem } = require('./problem.js');

/**
 * @typedef {import('@adobe/premierepro').premierepro} Premiere
 * @typedef {import('@adobe/premierepro').Project} Project
 * @typedef {import('@adobe/premierepro').FolderItem} FolderItem
 * @typedef {import('./bridge.js').Item} Item
 */

const TRIES = 20;
const PAUSE = 100; // milliseconds

/**
 * The clip in the project, imported if it is not there: a second import of one file makes a second clip, and the import says
 * only whether it went well. So the file is looked for before and after.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {Item} item
 */
async function take(premiere, project, item) {
  const there = await byFile(premiere, project, item.clip);
  if (there) return there;
  await makeBins(premiere, project, item.bin);
  const folder = await bin(premiere, project, item.bin);
  if (!folder) throw new Problem(`Premiere did not make the bin ${item.bin.join('/')}. Make it by hand, then place again.`);
  await stays(premiere, project);
  if (!(await project.importFiles([item.clip], true, premiere.ProjectItem.cast(folder), false))) {
    throw new Problem(`Premiere did not import ${item.name}. Look whether its file opens, then place again.`);
  }
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await byFile(premiere, project, item.clip);
    if (found) return found;
    await new Promise((go) => setTimeout(() => go(null), PAUSE));
  }
  throw new Problem(`Premiere says that it has imported ${item.name}, but it is in no bin. Place again.`);
}

/**
 * Makes what is missing of the bin's path, below the root.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {string[]} path
 */
async function makeBins(premiere, project, path) {
  for (let depth = 0; depth < path.length; depth++) {
    if (await bin(premiere, project, path.slice(0, depth + 1))) continue;
    const above = await bin(premiere, project, path.slice(0, depth));
    if (!above) return;
    await change(premiere, project, `Pickup: bin ${path[depth]}`, () => [above.createBinAction(path[depth], false)]);
  }
}

/**
 * The bin of this path; null: it is not there.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {string[]} path
 * @returns {Promise<FolderItem | null>}
 */
async function bin(premiere, project, path) {
  let folder = await project.getRootItem();
  for (const name of path) {
    const inner = (await folder.getItems()).map((item) => premiere.FolderItem.cast(item)).find((one) => one && same(one.name, name));
    if (!inner) return null;
    folder = inner;
  }
  return folder;
}

module.exports = { take };
