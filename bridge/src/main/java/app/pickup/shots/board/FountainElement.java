package app.pickup.shots.board;

/**
 * One element of a script.
 *
 * @param line of the file, from 1
 * @param text without the marks that tell its kind, one line; of a cue the name with its extensions
 */
record FountainElement(Kind kind, int line, String text) {

  enum Kind {
    TITLE,
    SCENE,
    ACTION,
    CUE,
    PARENTHETICAL,
    DIALOGUE,
    TRANSITION,
    CENTRED,
    LYRICS,
    NOTE
  }
}
