package app.pickup.engines.local.dialogue;

import app.pickup.shots.Language;

/**
 * A piece of a line that stays in one piece.
 *
 * @param language whose voice says it
 * @param written as the editor wrote it
 * @param read what the voice is given
 * @param begins whether a word begins with it
 */
record Atom(Language language, String written, String read, boolean begins) {}
