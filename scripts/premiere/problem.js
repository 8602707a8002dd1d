// What is wrong, in sentences for the editor.

/** Something the editor has to know. Nothing that happens in this panel costs anything. */
class Problem extends Error {
  charged = 'no';
}

/** Nobody answers on this machine, or not the bridge that this panel was paired with. */
class NoBridge extends Problem {}

/** The panel is not paired, or no longer. */
class Unpaired extends Problem {}

/** The project was closed, or another was brought to the front: what was to be done waits for it. */
class Elsewhere extends Problem {}

module.exports = { Elsewhere, NoBridge, Problem, Unpaired };
