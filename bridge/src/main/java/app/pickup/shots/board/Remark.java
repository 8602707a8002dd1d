package app.pickup.shots.board;

import java.util.Comparator;
import java.util.List;

/**
 * What is wrong with a script, a shot list or a board, or doubtful.
 *
 * @param severity an error keeps the board from being made
 * @param line of the file, or the shot's place in the board, from 1; 0: the whole
 * @param where in words: {@code line 12}, {@code row 3, Seconds}, {@code shot 2}
 * @param code stable
 * @param text a sentence: what it is and what to do
 */
public record Remark(Severity severity, int line, String where, String code, String text) {

  /** How bad it is. */
  public enum Severity {
    ERROR,
    WARNING
  }

  static Remark line(int line, String code, String text) {
    return new Remark(Severity.ERROR, line, "line " + line, code, text);
  }

  static Remark doubt(int line, String code, String text) {
    return new Remark(Severity.WARNING, line, "line " + line, code, text);
  }

  static Remark whole(String code, String text) {
    return new Remark(Severity.ERROR, 0, "file", code, text);
  }

  /** In the order of the file. */
  static List<Remark> sorted(List<Remark> all) {
    return all.stream().sorted(Comparator.comparingInt(Remark::line)).toList();
  }

  /** Whether it keeps the board from being made. */
  public boolean stops() {
    return severity == Severity.ERROR;
  }
}
