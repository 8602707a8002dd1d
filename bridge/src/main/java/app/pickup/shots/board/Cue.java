package app.pickup.shots.board;

import java.util.Locale;

/**
 * Who is to speak, as a script says it: {@code ANNA (V.O.) ^}.
 *
 * @param speaker the name alone
 * @param unseen whether they are heard only: voice over, off screen, off camera
 */
record Cue(String speaker, boolean unseen) {
  /** Whoever is seen; a script has no line without a name. */
  static final String SOMEBODY = "SOMEBODY";

  static Cue of(String written) {
    String name = written.strip();
    if (name.endsWith("^")) {
      name = name.substring(0, name.length() - 1).strip();
    }
    boolean unseen = false;
    while (name.endsWith(")") && name.indexOf('(') >= 0) {
      int open = name.lastIndexOf('(');
      String extension =
          name.substring(open + 1, name.length() - 1)
              .toUpperCase(Locale.ROOT)
              .replace(".", "")
              .strip();
      unseen |=
          extension.equals("VO")
              || extension.equals("OS")
              || extension.equals("OC")
              || extension.equals("OFF");
      name = name.substring(0, open).strip();
    }
    return new Cue(name, unseen);
  }
}
