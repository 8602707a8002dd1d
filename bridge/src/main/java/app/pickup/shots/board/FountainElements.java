package app.pickup.shots.board;

import app.pickup.shots.board.FountainElement.Kind;
import app.pickup.shots.board.ScriptLines.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells the elements of a script apart, after fountain.io/syntax. */
final class FountainElements {
  /** Scripts begin with these too, and have a colon where title pages have one. */
  private static final Set<String> OPENINGS =
      Set.of("fade in", "cut to", "smash cut to", "over black");

  private final List<Row> rows;
  private final List<Remark> remarks;
  private final List<FountainElement> all = new ArrayList<>();
  private final StringBuilder tail = new StringBuilder();
  private boolean afterBlank = true;
  private boolean speaking;
  private boolean paragraph;

  private FountainElements(List<Row> rows, List<Remark> remarks) {
    this.rows = rows;
    this.remarks = remarks;
  }

  static List<FountainElement> of(String text, List<Remark> remarks) {
    FountainElements elements = new FountainElements(ScriptLines.of(text, remarks), remarks);
    int body = elements.titlePage();
    for (int i = body; i < elements.rows.size(); i++) {
      elements.row(i);
    }
    elements.end();
    return elements.all;
  }

  /** Reads the title page, if there is one; gives where the script begins. */
  private int titlePage() {
    int at = 0;
    while (at < rows.size() && (rows.get(at).note() || rows.get(at).text().isBlank())) {
      if (rows.get(at).note()) {
        return 0;
      }
      at++;
    }
    if (at == rows.size() || key(rows.get(at).text()).isEmpty()) {
      return 0;
    }
    boolean title = false;
    for (; at < rows.size() && !rows.get(at).text().isBlank(); at++) {
      String line = rows.get(at).text();
      String key = key(line);
      if (!key.isEmpty()) {
        title = key.equals("title");
      }
      String value = key.isEmpty() ? line : line.substring(line.indexOf(':') + 1);
      if (title && !rows.get(at).note() && !value.isBlank()) {
        add(Kind.TITLE, rows.get(at).number(), value);
      }
    }
    return at;
  }

  private static String key(String line) {
    int colon = line.indexOf(':');
    if (colon < 1 || Character.isWhitespace(line.charAt(0))) {
      return "";
    }
    String key = line.substring(0, colon).toLowerCase(Locale.ROOT);
    boolean plain = key.chars().allMatch(c -> Character.isLetter(c) || c == ' ');
    return plain && !OPENINGS.contains(key) && key.length() <= 30 ? key : "";
  }

  private void row(int i) {
    Row row = rows.get(i);
    if (row.note()) {
      add(Kind.NOTE, row.number(), row.text());
      return;
    }
    String line = row.text().strip();
    if (line.isEmpty()) {
      // two spaces keep somebody speaking through an empty line
      boolean kept = speaking && row.text().length() >= 2;
      speaking &= kept;
      paragraph = false;
      afterBlank = !kept;
      return;
    }
    if (speaking) {
      spoken(row.number(), line);
    } else {
      told(i, row.number(), line);
    }
    afterBlank = false;
  }

  private void spoken(int number, String line) {
    if (line.startsWith("(") && line.endsWith(")")) {
      add(Kind.PARENTHETICAL, number, line.substring(1, line.length() - 1));
    } else if (line.startsWith("~")) {
      add(Kind.DIALOGUE, number, line.substring(1));
    } else {
      add(Kind.DIALOGUE, number, line);
    }
  }

  private void told(int i, int number, String line) {
    char first = line.charAt(0);
    if (first == '!') {
      add(Kind.ACTION, number, line.substring(1));
      paragraph = true;
    } else if (line.startsWith("===") && line.chars().allMatch(c -> c == '=')) {
      paragraph = false;
    } else if (first == '#' || first == '=') {
      paragraph = false;
    } else if (first == '.' && line.length() > 1 && line.charAt(1) != '.' && afterBlank) {
      add(Kind.SCENE, number, numberless(line.substring(1)));
    } else if (afterBlank && Scene.says(line)) {
      add(Kind.SCENE, number, numberless(line));
    } else if (first == '~') {
      add(Kind.LYRICS, number, line.substring(1));
    } else if (first == '>') {
      boolean centred = line.length() > 1 && line.endsWith("<");
      add(
          centred ? Kind.CENTRED : Kind.TRANSITION,
          number,
          line.substring(1, line.length() - (centred ? 1 : 0)));
    } else if (first == '@' && afterBlank) {
      cue(i, number, line.substring(1));
    } else if (afterBlank && capitals(line) && goesOver(line) && endsHere(i)) {
      add(Kind.TRANSITION, number, line);
    } else if (afterBlank && capitals(line) && !endsHere(i)) {
      cue(i, number, line);
    } else {
      action(number, line);
    }
  }

  private static boolean goesOver(String line) {
    return line.endsWith("TO:")
        || line.startsWith("FADE ")
        || line.startsWith("CUT TO ")
        || line.startsWith("DISSOLVE ");
  }

  private void cue(int i, int number, String name) {
    if (Cue.of(name).speaker().isEmpty()) {
      remarks.add(Remark.line(number, "fountain.cue", "Nobody is named as the speaker."));
    } else if (endsHere(i)) {
      remarks.add(
          Remark.line(
              number,
              "fountain.nothing-said",
              Text.shown(name, 40) + " is to speak, but no words follow on the next line."));
    }
    add(Kind.CUE, number, name);
    speaking = true;
  }

  private void action(int number, String line) {
    if (afterBlank && line.startsWith("(") && line.endsWith(")")) {
      remarks.add(
          Remark.line(
              number,
              "fountain.no-speaker",
              "A parenthetical stands without a speaker above it; write the name in capitals on the"
                  + " line before, @name where its letters have none, or ! before an action."));
    }
    add(Kind.ACTION, number, line);
    paragraph = true;
  }

  private void add(Kind kind, int number, String text) {
    int last = all.size() - 1;
    boolean joins =
        (kind == Kind.ACTION && paragraph && last >= 0 && all.get(last).kind() == kind)
            || (kind == Kind.DIALOGUE && last >= 0 && all.get(last).kind() == kind)
            || (kind == Kind.TITLE && last >= 0);
    String plain = Text.line(Emphasis.stripped(text));
    if (joins) {
      Text.join(tail, plain);
    } else {
      end();
      tail.append(plain);
      all.add(new FountainElement(kind, number, ""));
    }
  }

  /** The last element has all its words. */
  private void end() {
    if (!all.isEmpty()) {
      FountainElement last = all.remove(all.size() - 1);
      all.add(new FountainElement(last.kind(), last.line(), tail.toString()));
    }
    tail.setLength(0);
  }

  private boolean endsHere(int i) {
    int next = i + 1;
    while (next < rows.size() && rows.get(next).note()) {
      next++;
    }
    return next == rows.size() || rows.get(next).text().isEmpty();
  }

  /** Whether it has letters and none of them small, extensions in brackets aside. */
  private static boolean capitals(String line) {
    boolean letters = false;
    int depth = 0;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      i += Character.charCount(c);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth <= 0 && Character.isLowerCase(c)) {
        return false;
      }
      letters |= depth <= 0 && Character.isUpperCase(c);
    }
    return letters;
  }

  /** A heading without its number, {@code #12A#}. */
  private static String numberless(String heading) {
    String bare = heading.strip();
    if (bare.length() > 2 && bare.endsWith("#") && bare.charAt(bare.length() - 2) != '\\') {
      int from = bare.lastIndexOf('#', bare.length() - 2);
      if (from > 0 && bare.charAt(from - 1) != '\\') {
        return bare.substring(0, from);
      }
    }
    return bare;
  }

  /** Whether a line of its own, after an empty one and before one, is read as action. */
  static boolean plain(String line) {
    List<FountainElement> read = of("\n" + line + "\n", new ArrayList<>());
    return read.size() == 1
        && read.get(0).kind() == Kind.ACTION
        && !(line.startsWith("(") && line.endsWith(")"))
        && !line.startsWith("!");
  }
}
