// What the panel says.

/**
 * @param {import('./timeline.js').Selection | null} selection
 */
function sentence(selection) {
  if (!selection) return 'Open a project.';
  if (!selection.sequence) return 'Open a sequence.';
  const { clips } = selection;
  if (clips.length === 0) return selection.refused.length > 0 ? 'Nothing that is selected can be used.' : 'Select a clip on the timeline.';
  if (clips.length > 1) return `${clips.length} clips are selected.`;
  const [one] = clips;
  return `${one.name}: frames ${one.in}–${one.out - 1} of its media, on V${one.track} from frame ${one.frame} on.`;
}

/** @param {{name: string, why: string}} one */
const refused = (one) => `${one.name} is left out. ${one.why}`;

/** @param {import('./bridge.js').Item} item */
function named(item) {
  const { state, why } = item.placement;
  return state === 'failed' ? `${item.name} could not be placed. ${why ?? ''} Charged: no ` : `${item.name} is ready.`;
}

/** @param {import('./problem.js').Problem | null} problem */
const needed = (problem) => (problem ? `${problem.message} Charged: ${problem.charged}` : '');

module.exports = { named, needed, refused, sentence };
