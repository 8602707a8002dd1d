package app.pickup.shots.board;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where and when panels play.
 *
 * @param heading as scripts write it: {@code INT. NIGHT TRAIN - COMPARTMENT - NIGHT}; one line
 */
public record Scene(String heading) {
  private static final Pattern SIDE =
      Pattern.compile(
          "(INT\\.?/EXT|EXT\\.?/INT|I/E|INT|EXT|EST)(?:\\.|\\s|$)\\s*", Pattern.CASE_INSENSITIVE);

  public Scene {
    heading = Text.line(heading);
  }

  /** Whether a script's line says by itself that it is a heading; fountain.io/syntax. */
  static boolean says(String line) {
    return SIDE.matcher(line).lookingAt();
  }

  /** The place alone, {@code NIGHT TRAIN - COMPARTMENT}; the heading where it names none. */
  public String place() {
    String rest = rest();
    int last = rest.lastIndexOf(" - ");
    return last < 0 ? rest : rest.substring(0, last).strip();
  }

  /** The time of day, {@code NIGHT}; empty where the heading says none. */
  public String time() {
    String rest = rest();
    int last = rest.lastIndexOf(" - ");
    return last < 0 ? "" : rest.substring(last + 3).strip();
  }

  /** As it is told to an engine: {@code Interior, night train, compartment, night.} */
  public String told() {
    Matcher side = SIDE.matcher(heading);
    String where = "";
    if (side.lookingAt()) {
      String word = side.group(1).toUpperCase(Locale.ROOT);
      where =
          word.length() > 3 || word.equals("I/E")
              ? "Interior and exterior, "
              : word.equals("INT") ? "Interior, " : "Exterior, ";
    }
    String rest = rest().replace(" - ", ", ").toLowerCase(Locale.ROOT);
    return where + rest + ".";
  }

  private String rest() {
    Matcher side = SIDE.matcher(heading);
    String rest = side.lookingAt() ? heading.substring(side.end()).strip() : heading;
    return rest.isEmpty() ? heading : rest;
  }
}
