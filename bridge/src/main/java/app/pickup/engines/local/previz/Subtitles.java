package app.pickup.engines.local.previz;

import app.pickup.media.Lettering;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said, as words in the picture: of the line whose turn it is, as long as it is said. */
final class Subtitles {
  private static final int MOST_LINES = 2;

  private final Dialogue dialogue;
  private final int width;
  private final int height;
  private final boolean named;

  /** The one drawn last; frames come in order. */
  private Dialogue.@Nullable Placed drawn;

  private boolean drawnAbove;
  private @Nullable Layer layer;

  Subtitles(Dialogue dialogue, int width, int height) {
    this.dialogue = dialogue;
    this.width = width;
    this.height = height;
    this.named = dialogue.severalSpeakers();
  }

  /**
   * The words of a frame; null: nobody speaks.
   *
   * @param aboveBand whether a board's band is at the picture's foot
   */
  @Nullable Layer at(long frame, boolean aboveBand) {
    Dialogue.Placed now = dialogue.at(frame);
    if (now == null) {
      return null;
    }
    if (now != drawn || aboveBand != drawnAbove) {
      layer = Layer.cutout(drawn(now.shown(named), aboveBand));
      drawn = now;
      drawnAbove = aboveBand;
    }
    return layer;
  }

  /** What is said, as subtitles have it: two lines at most, near the foot, on a dark ground. */
  private Raster drawn(String words, boolean aboveBand) {
    BufferedImage sheet = Ink.sheet(width, height);
    Graphics2D pen = Ink.plain(sheet);
    double unit = height;
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, (int) (unit * .042));
    List<TextLayout> lines =
        Lettering.lines(words, font, pen.getFontRenderContext(), (float) (width * .76), MOST_LINES);
    double foot = unit * (aboveBand ? 1 - Band.HEIGHT - .03 : .94);
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
}
