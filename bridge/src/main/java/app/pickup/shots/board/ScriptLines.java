package app.pickup.shots.board;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a script without what is not to be shot: what lies in the boneyard is gone, notes
 * are set aside (fountain.io/syntax). One walk through the text, whatever it holds.
 */
final class ScriptLines {

  /**
   * A line, or a note that stood in one.
   *
   * @param number of the line, from 1
   */
  record Row(int number, String text, boolean note) {}

  private final String text;
  private final List<Remark> remarks;
  private final List<Row> rows = new ArrayList<>();
  private final List<Row> notes = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int number = 1;
  private boolean cut;
  private int close = -1;
  private int blank = -1;

  private ScriptLines(String text, List<Remark> remarks) {
    this.text = text;
    this.remarks = remarks;
  }

  static List<Row> of(String text, List<Remark> remarks) {
    ScriptLines lines = new ScriptLines(text, remarks);
    for (int at = 0; at < text.length(); ) {
      at = lines.step(at);
    }
    lines.end();
    return lines.rows;
  }

  private int step(int at) {
    char c = text.charAt(at);
    if (c == '\n') {
      end();
      number++;
      return at + 1;
    }
    if (c == '/' && text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      if (end < 0) {
        remarks.add(
            Remark.line(number, "fountain.boneyard", "The boneyard /* is never closed by */."));
        return text.length();
      }
      return skip(at, end + 2);
    }
    if (c == '[' && text.startsWith("[[", at)) {
      int end = closing(at + 2);
      if (end >= 0) {
        notes.add(new Row(number, text.substring(at + 2, end), true));
        return skip(at, end + 2);
      }
      remarks.add(Remark.line(number, "fountain.note", "The note [[ is never closed by ]]."));
      line.append("[[");
      return at + 2;
    }
    line.append(c);
    return at + 1;
  }

  /** Where this note ends; it holds no empty line. */
  private int closing(int from) {
    if (close < from) {
      int found = text.indexOf("]]", from);
      close = found < 0 ? Integer.MAX_VALUE : found;
    }
    if (blank < from) {
      int found = text.indexOf("\n\n", from);
      blank = found < 0 ? Integer.MAX_VALUE : found;
    }
    return close == Integer.MAX_VALUE || blank < close ? -1 : close;
  }

  private int skip(int from, int to) {
    for (int i = from; i < to; i++) {
      number += text.charAt(i) == '\n' ? 1 : 0;
    }
    cut = true;
    return to;
  }

  private void end() {
    // a line that held nothing else is no empty line
    if (!cut || !line.toString().isBlank()) {
      rows.add(new Row(number, line.toString(), false));
    }
    rows.addAll(notes);
    notes.clear();
    line.setLength(0);
    cut = false;
  }
}
