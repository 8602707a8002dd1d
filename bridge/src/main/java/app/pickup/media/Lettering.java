package app.pickup.media;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;

/**
 * Words set in lines, in any script, left to right or right to left; letters that this machine has
 * no font for are left out.
 */
public final class Lettering {
  private Lettering() {}

  /**
   * Words in lines no wider than the room; what goes beyond the last one ends in an ellipsis.
   *
   * @param room in the units of the font
   * @param most lines, 1 or more
   */
  public static List<TextLayout> lines(
      String text, Font font, FontRenderContext context, float room, int most) {
    String known = known(text, font);
    List<TextLayout> lines = new ArrayList<>();
    if (known.isBlank()) {
      return lines;
    }
    AttributedString run = new AttributedString(known);
    run.addAttribute(TextAttribute.FONT, font);
    LineBreakMeasurer measurer = new LineBreakMeasurer(run.getIterator(), context);
    while (measurer.getPosition() < known.length() && lines.size() < most) {
      int from = measurer.getPosition();
      TextLayout line = measurer.nextLayout(room);
      boolean cut = lines.size() + 1 == most && measurer.getPosition() < known.length();
      if (cut) {
        String rest = known.substring(from, measurer.getPosition());
        while (!rest.isEmpty()) {
          line = new TextLayout(rest.stripTrailing() + "…", font, context);
          if (line.getAdvance() <= room) {
            break;
          }
          rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1));
        }
      }
      lines.add(line);
    }
    return lines;
  }

  /** Whether some of the letters can not be shown on this machine; signs and emoji do not count. */
  public static boolean lacks(String text) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    return text.codePoints().anyMatch(c -> Character.isLetter(c) && !font.canDisplay(c));
  }

  /** On one line, without letters that would be drawn as empty boxes. */
  public static String known(String text, Font font) {
    StringBuilder known = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> !Character.isISOControl(c) && font.canDisplay(c))
        .forEach(known::appendCodePoint);
    return known.toString().replaceAll(" +", " ").strip();
  }
}
