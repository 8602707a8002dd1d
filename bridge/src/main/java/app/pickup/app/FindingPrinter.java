package app.pickup.app;

import app.pickup.shots.lint.Brief;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Findings at a terminal: each with the words it is about and a mark below them. */
final class FindingPrinter {
  /** Columns of text shown before the place, and after its beginning. */
  private static final int BEFORE = 40;

  private static final int AFTER = 60;

  private FindingPrinter() {}

  static void print(Brief brief, JsonNode findings, PrintWriter screen) {
    for (JsonNode each : findings) {
      screen.println(
          each.path("severity").asText()
              + "  "
              + each.path("rule").asText()
              + "  "
              + each.path("reason").asText());
      show(
          text(brief, each.path("pointer").asText()),
          each.path("from").asInt(),
          each.path("to").asInt(),
          screen);
      if (each.has("fix")) {
        screen.println("  fix   " + excerpt(brief, each.path("fix")));
      }
    }
    if (findings.isEmpty()) {
      screen.println("nothing to say");
    }
  }

  private static String text(Brief brief, String pointer) {
    String[] parts = pointer.split("/");
    return parts.length > 2 ? brief.lines().get(Integer.parseInt(parts[2])).text() : brief.text();
  }

  private static void show(String text, int from, int to, PrintWriter screen) {
    int start = text.lastIndexOf('\n', from - 1) + 1;
    int stop = text.indexOf('\n', from);
    int end = stop < 0 ? text.length() : stop;
    int first = whole(text, Math.max(start, from - BEFORE));
    int last = whole(text, Math.min(end, from + AFTER));
    String before = (first > start ? "…" : "") + text.substring(first, from);
    String place = text.substring(from, Math.max(from, Math.min(to, last)));
    String after = text.substring(Math.max(from, Math.min(to, last)), last);
    screen.println("    " + before + place + after + (last < end ? "…" : ""));
    screen.println("    " + " ".repeat(columns(before)) + "^".repeat(Math.max(1, columns(place))));
  }

  /** What stands there after the fix, with the words around it. */
  private static String excerpt(Brief brief, JsonNode fix) {
    String text = brief.text();
    int from = whole(text, Math.max(0, fix.path("from").asInt() - BEFORE / 2));
    int to = whole(text, Math.min(text.length(), fix.path("to").asInt() + BEFORE / 2));
    String fixed =
        text.substring(from, fix.path("from").asInt())
            + fix.path("text").asText()
            + text.substring(fix.path("to").asInt(), to);
    return (from > 0 ? "…" : "") + fixed.replace('\n', ' ') + (to < text.length() ? "…" : "");
  }

  /** Not within a character of two units. */
  private static int whole(String text, int at) {
    boolean within = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    return within ? at - 1 : at;
  }

  /** How many columns a terminal takes for it; Unicode TR 11. */
  static int columns(String text) {
    return text.codePoints().map(FindingPrinter::columns).sum();
  }

  private static int columns(int sign) {
    int type = Character.getType(sign);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        (sign >= 0x1100 && sign <= 0x115F)
            || (sign >= 0x2E80 && sign <= 0xA4CF)
            || (sign >= 0xAC00 && sign <= 0xD7A3)
            || (sign >= 0xF900 && sign <= 0xFAFF)
            || (sign >= 0xFE30 && sign <= 0xFE6F)
            || (sign >= 0xFF00 && sign <= 0xFF60)
            || (sign >= 0x1F300 && sign <= 0x1FAFF)
            || (sign >= 0x20000 && sign <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
