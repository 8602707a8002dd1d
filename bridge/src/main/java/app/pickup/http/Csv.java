package app.pickup.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as text (RFC 4180): commas, CRLF, quotes where they are needed. Cells are other people's
 * words, and a spreadsheet takes some beginnings for a formula: those get an apostrophe in front
 * (owasp.org, CSV injection).
 */
final class Csv {
  private static final String FORMULA = "=+-@\t\r";

  private final StringBuilder text = new StringBuilder();

  /** Adds a line; null is an empty cell. */
  Csv line(@Nullable String... cells) {
    List<String> written = new ArrayList<>();
    for (String cell : cells) {
      written.add(written(cell == null ? "" : cell));
    }
    text.append(String.join(",", written)).append("\r\n");
    return this;
  }

  String text() {
    return text.toString();
  }

  private static String written(String cell) {
    String safe = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
