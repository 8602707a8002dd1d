// The one way to change a project: one step that the editor can undo.
const { Elsewhere, Problem } = require('./problem.js');

/**
 * @typedef {import('@adobe/premierepro').premierepro} Premiere
 * @typedef {import('@adobe/premierepro').Project} Project
 * @typedef {import('@adobe/premierepro').Action} Action
 */

/**
 * Whether this is still the project that is in front. Asked before every change, since in every wait before it the editor may
 * have closed the project or gone to another.
 * @param {Premiere} premiere
 * @param {Project} project
 */
async function stays(premiere, project) {
  const now = await premiere.Project.getActiveProject();
  if (!now || String(now.guid) !== String(project.guid)) {
    throw new Elsewhere('The project is not in front any more. The clip waits for it.');
  }
}

/**
 * Does all of it, or says why not. Since 26.3 actions may be made within a lock only, and nothing may wait there: whatever is
 * needed is looked up before. What was looked up before an earlier change is not valid any more.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {string} name what the editor reads beside Undo
 * @param {() => Action[]} actions
 */
async function change(premiere, project, name, actions) {
  await stays(premiere, project);
  now(project, name, actions);
}

/**
 * The same for a place where nothing may wait.
 * @param {Project} project
 * @param {string} name
 * @param {() => Action[]} actions
 */
function now(project, name, actions) {
  let done = false;
  /** @type {unknown} */
  let fault;
  project.lockedAccess(() => {
    // a fault that crosses the lock leaves the project locked
    try {
      done = project.executeTransaction((step) => {
        for (const action of actions()) step.addAction(action);
      }, name);
    } catch (found) {
      fault = found;
    }
  });
  if (fault) throw new Problem(`Premiere refused a step (${name}): ${fault instanceof Error ? fault.message : fault}`);
  if (!done) throw new Problem(`Premiere did not do a step (${name}).`);
}

module.exports = { change, now, stays };
