package app.pickup.shots.board;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as text (RFC 4180), as spreadsheets save it: parted by commas, semicolons or tabs. One
 * walk through the text, whatever it holds. Cells that a spreadsheet would take for a formula are
 * written with an apostrophe in front (owasp.org, CSV injection), which is read back as what it is.
 */
final class CsvTable {
  private static final String FORMULA = "=+-@\t\r";
  private static final char MARK = '\'';

  /**
   * A row.
   *
   * @param line of the file where it begins, from 1
   */
  record Row(int line, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    boolean blank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  private final String text;
  private final char separator;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private boolean begun;
  private int line = 1;
  private int from = 1;

  private CsvTable(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /** Reads all rows; a quote that never ends is told. */
  static List<Row> read(String text, List<Remark> remarks) {
    CsvTable table = new CsvTable(text, separator(text));
    int at = 0;
    while (at < text.length()) {
      at = table.step(at, remarks);
    }
    if (!table.cell.isEmpty() || !table.cells.isEmpty()) {
      table.row();
    }
    return table.rows;
  }

  private int step(int at, List<Remark> remarks) {
    char c = text.charAt(at);
    if (c == '"' && !begun) {
      cell.setLength(0);
      begun = true;
      return quoted(at + 1, remarks);
    }
    if (c == separator) {
      cell();
    } else if (c == '\n') {
      row();
      line++;
      from = line;
    } else {
      cell.append(c);
      begun |= c != ' ';
    }
    return at + 1;
  }

  private int quoted(int start, List<Remark> remarks) {
    int began = line;
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        cell.append(c);
      } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
        cell.append(c);
        at++;
      } else {
        int next = at + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
          next++;
        }
        if (next < text.length() && text.charAt(next) != separator && text.charAt(next) != '\n') {
          remarks.add(
              Remark.line(line, "csv.quote", "Something stands after a cell's closing quote."));
        }
        return next;
      }
    }
    remarks.add(Remark.line(began, "csv.quote", "The quote of a cell is never closed."));
    return text.length();
  }

  private void cell() {
    cells.add(bare(cell.toString()));
    cell.setLength(0);
    begun = false;
  }

  private void row() {
    cell();
    rows.add(new Row(from, cells));
    cells.clear();
  }

  /** What parts the first line, quotes aside. */
  private static char separator(String text) {
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' && !quoted && commas + semicolons + tabs > 0) {
        break;
      }
      quoted ^= c == '"';
      commas += !quoted && c == ',' ? 1 : 0;
      semicolons += !quoted && c == ';' ? 1 : 0;
      tabs += !quoted && c == '\t' ? 1 : 0;
    }
    return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
  }

  private static String bare(String cell) {
    return cell.length() > 1 && cell.charAt(0) == MARK && guarded(cell.substring(1))
        ? cell.substring(1)
        : cell;
  }

  /** Apostrophes of the writer's own before such a beginning are kept by one more. */
  private static boolean guarded(String cell) {
    int first = 0;
    while (first < cell.length() && cell.charAt(first) == MARK) {
      first++;
    }
    return first < cell.length() && FORMULA.indexOf(cell.charAt(first)) >= 0;
  }

  /** One line of a file, ended; null is an empty cell. */
  static String line(@Nullable String... cells) {
    List<String> written = new ArrayList<>();
    for (String each : cells) {
      String cell = each == null ? "" : each;
      String safe = !cell.isEmpty() && guarded(cell) ? MARK + cell : cell;
      boolean quotes = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == ';' || c < ' ');
      written.add(quotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
    }
    return String.join(",", written) + "\r\n";
  }
}
