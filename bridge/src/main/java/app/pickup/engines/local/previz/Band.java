package app.pickup.engines.local.previz;

import app.pickup.media.Lettering;
import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words of a board: a band at its foot with the shot's number, its words, and how it is taken.
 */
final class Band {
  /** The band's height, in picture heights. */
  static final double HEIGHT = .15;

  private static final int MOST_LINES = 2;
  private static final Color BACK = new Color(0x22, 0x21, 0x1F, 235);
  private static final Color TEXT = new Color(0xF4F0E6);
  private static final Color DIM = new Color(0xB9B2A3);

  private Band() {}

  /** Over a drawn board: the signs of its camera, and the band. */
  static Raster board(int width, int height, Setup setup, String seconds) {
    BufferedImage sheet = Ink.sheet(width, height);
    Graphics2D signs = Ink.pen(sheet);
    if (setup.camera() != null) {
      new Notation(signs, .5 * width / height, .5 - HEIGHT).draw(setup.camera());
    }
    signs.dispose();
    Graphics2D pen = Ink.plain(sheet);
    double unit = height;
    double top = unit * (1 - HEIGHT);
    double edge = unit * .04;
    pen.setColor(BACK);
    pen.fill(new Rectangle2D.Double(0, top, width, unit * HEIGHT));
    pen.setColor(Ink.ACCENT);
    pen.fill(new Rectangle2D.Double(0, top, width, unit * .004));

    Font large = new Font(Font.SANS_SERIF, Font.BOLD, (int) (unit * .052));
    Font small = new Font(Font.SANS_SERIF, Font.PLAIN, (int) (unit * .021));
    Font words = new Font(Font.SANS_SERIF, Font.PLAIN, (int) (unit * .029));
    FontRenderContext context = pen.getFontRenderContext();

    double numbered =
        text(pen, context, large, TEXT, Integer.toString(setup.number()), edge, top + unit * .075);
    text(pen, context, small, DIM, "of " + setup.of(), edge, top + unit * .115);
    double left = edge + Math.max(numbered, unit * .05) + unit * .035;

    double right = width - edge;
    double column = chips(pen, context, small, how(setup, seconds), right, top + unit * .038, unit);
    double room = right - column - unit * .03 - left;
    List<TextLayout> lines =
        Lettering.lines(setup.text(), words, context, (float) room, MOST_LINES);
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

  private static List<String> how(Setup setup, String seconds) {
    List<String> how = new ArrayList<>();
    Framing framing = setup.framing();
    how.add(framing == null ? "Medium shot" : framing.title());
    how.add(lens(framing) + " mm");
    Camera camera = setup.camera();
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
}
