package app.pickup.engines.local.previz;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words of a board: a band at its foot with the shot's number, its words, and how it is taken.
 * In any script, left to right or right to left; letters that this machine has no font for are left
 * out.
 */
final class Caption {
  /** The band's height, in picture heights. */
  static final double BAND = .15;

  private static final int MOST_LINES = 2;
  private static final Color BACK = new Color(0x22, 0x21, 0x1F, 235);
  private static final Color TEXT = new Color(0xF4F0E6);
  private static final Color DIM = new Color(0xB9B2A3);

  private Caption() {}

  /** Over a drawn board: the signs of its camera, and the band. */
  static Raster board(int width, int height, Beat beat, String seconds) {
    BufferedImage sheet = Ink.sheet(width, height);
    Graphics2D signs = Ink.pen(sheet);
    if (beat.camera() != null) {
      new Notation(signs, .5 * width / height, .5 - BAND).draw(beat.camera());
    }
    signs.dispose();
    Graphics2D pen = Ink.plain(sheet);
    double unit = height;
    double top = unit * (1 - BAND);
    double edge = unit * .04;
    pen.setColor(BACK);
    pen.fill(new Rectangle2D.Double(0, top, width, unit * BAND));
    pen.setColor(Ink.ACCENT);
    pen.fill(new Rectangle2D.Double(0, top, width, unit * .004));

    Font large = new Font(Font.SANS_SERIF, Font.BOLD, (int) (unit * .052));
    Font small = new Font(Font.SANS_SERIF, Font.PLAIN, (int) (unit * .021));
    Font words = new Font(Font.SANS_SERIF, Font.PLAIN, (int) (unit * .029));
    FontRenderContext context = pen.getFontRenderContext();

    double numbered =
        text(pen, context, large, TEXT, Integer.toString(beat.number()), edge, top + unit * .075);
    text(pen, context, small, DIM, "of " + beat.of(), edge, top + unit * .115);
    double left = edge + Math.max(numbered, unit * .05) + unit * .035;

    double right = width - edge;
    double column = chips(pen, context, small, how(beat, seconds), right, top + unit * .038, unit);
    double room = right - column - unit * .03 - left;
    List<TextLayout> lines = lines(beat.text(), words, context, (float) room, MOST_LINES);
    double y = top + unit * (lines.size() == 1 ? .085 : .066);
    pen.setColor(TEXT);
    for (TextLayout line : lines) {
      double x = line.isLeftToRight() ? left : left + room - line.getAdvance();
      line.draw(pen, (float) x, (float) y);
      y += unit * .042;
    }
    pen.dispose();
    return Ink.raster(sheet);
  }

  /** What is said, as subtitles have it: two lines at most, near the foot, on a dark ground. */
  static Raster spoken(int width, int height, String words, boolean aboveBand) {
    BufferedImage sheet = Ink.sheet(width, height);
    Graphics2D pen = Ink.plain(sheet);
    double unit = height;
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, (int) (unit * .042));
    List<TextLayout> lines =
        lines(words, font, pen.getFontRenderContext(), (float) (width * .76), MOST_LINES);
    double foot = unit * (aboveBand ? 1 - BAND - .03 : .94);
    double y = foot - (lines.size() - 1) * unit * .056;
    for (TextLayout line : lines) {
      double x = (width - line.getAdvance()) / 2;
      pen.setColor(new Color(0, 0, 0, 150));
      pen.fill(
          new RoundRectangle2D.Double(
              x - unit * .014,
              y - unit * .043,
              line.getAdvance() + unit * .028,
              unit * .058,
              unit * .012,
              unit * .012));
      pen.setColor(Color.WHITE);
      line.draw(pen, (float) x, (float) y);
      y += unit * .056;
    }
    pen.dispose();
    return Ink.raster(sheet);
  }

  private static List<String> how(Beat beat, String seconds) {
    List<String> how = new ArrayList<>();
    Framing framing = beat.framing();
    how.add(framing == null ? "Medium shot" : framing.title());
    how.add(lens(framing) + " mm");
    Camera camera = beat.camera();
    how.add(camera == null ? "No move" : title(camera));
    how.add(seconds + " s");
    return how;
  }

  /** Full-frame lenses that are usual for a framing. */
  private static int lens(@Nullable Framing framing) {
    if (framing == null) {
      return 50;
    }
    return switch (framing) {
      case EXTREME_WIDE -> 18;
      case WIDE -> 24;
      case FULL, POINT_OF_VIEW -> 35;
      case MEDIUM, TWO_SHOT, OVER_SHOULDER -> 50;
      case MEDIUM_CLOSE -> 65;
      case CLOSE -> 85;
      case EXTREME_CLOSE, INSERT -> 100;
    };
  }

  private static String title(Camera camera) {
    String words = camera.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Four facts in two columns, set from the right; gives how wide they are. */
  private static double chips(
      Graphics2D pen,
      FontRenderContext context,
      Font font,
      List<String> how,
      double right,
      double top,
      double unit) {
    double wide = 0;
    double[] columns = new double[2];
    for (int i = 0; i < how.size(); i++) {
      double w = new TextLayout(how.get(i), font, context).getAdvance();
      columns[i % 2] = Math.max(columns[i % 2], w);
    }
    wide = columns[0] + columns[1] + unit * .05;
    for (int i = 0; i < how.size(); i++) {
      double x = right - wide + (i % 2) * (columns[0] + unit * .05);
      text(
          pen,
          context,
          font,
          i / 2 == 0 ? TEXT : DIM,
          how.get(i),
          x,
          top + unit * (.022 + .042 * (i / 2)));
    }
    return wide;
  }

  private static double text(
      Graphics2D pen,
      FontRenderContext context,
      Font font,
      Color colour,
      String text,
      double x,
      double y) {
    TextLayout layout = new TextLayout(text, font, context);
    pen.setColor(colour);
    layout.draw(pen, (float) x, (float) y);
    return layout.getAdvance();
  }

  private static List<TextLayout> lines(
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
  static boolean lacks(String text) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    return text.codePoints().anyMatch(c -> Character.isLetter(c) && !font.canDisplay(c));
  }

  /** On one line, without letters that would be drawn as empty boxes. */
  static String known(String text, Font font) {
    StringBuilder known = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> !Character.isISOControl(c) && font.canDisplay(c))
        .forEach(known::appendCodePoint);
    return known.toString().replaceAll(" +", " ").strip();
  }
}
