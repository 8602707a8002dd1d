package app.pickup.media;

import app.pickup.files.Durable;
import app.pickup.problem.Refused;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Takes side by side on one sheet, as a lab prints them: a row each, its number and a few words to
 * the left, its frames in their order to the right.
 */
public final class ContactSheet {
  private static final int FRAME = 480;
  private static final int LABEL = 300;
  private static final int GAP = 12;
  private static final int FRAMES = 3;
  private static final int WIDTH = LABEL + FRAMES * (FRAME + GAP) + GAP;

  private static final Color GROUND = new Color(0x202024);
  private static final Color EMPTY = new Color(0x2C2C31);
  private static final Color BRIGHT = new Color(0xECECEF);
  private static final Color DIM = new Color(0xA9A9B2);
  private static final Color KEPT = new Color(0xF2A33A);

  private ContactSheet() {}

  /**
   * One take.
   *
   * @param number as it is called
   * @param lines what is to be said of it, the first one brighter
   * @param pictures PNG files of its frames; empty: there are none yet
   * @param kept whether it is the one that was chosen; it is framed
   */
  public record Row(String number, List<String> lines, List<Path> pictures, boolean kept) {
    public Row {
      lines = List.copyOf(lines);
      pictures = List.copyOf(pictures);
    }
  }

  /** Draws them below each other; a picture that can not be read stays empty. */
  public static void write(List<Row> rows, Path png) throws Refused, IOException {
    int high = height(rows);
    BufferedImage sheet =
        new BufferedImage(WIDTH, GAP + rows.size() * (high + GAP), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.setColor(GROUND);
    pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    int y = GAP;
    for (Row row : rows) {
      row(pen, row, y, high);
      y += high + GAP;
    }
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(sheet, "png", bytes);
    Durable.write(png, bytes.toByteArray());
  }

  private static void row(Graphics2D pen, Row row, int y, int high) {
    int x = GAP + LABEL;
    for (int i = 0; i < FRAMES; i++) {
      BufferedImage frame = i < row.pictures().size() ? read(row.pictures().get(i)) : null;
      pen.setColor(EMPTY);
      pen.fillRect(x, y, FRAME, high);
      if (frame != null) {
        double scale =
            Math.min((double) FRAME / frame.getWidth(), (double) high / frame.getHeight());
        int w = (int) Math.round(frame.getWidth() * scale);
        int h = (int) Math.round(frame.getHeight() * scale);
        pen.drawImage(frame, x + (FRAME - w) / 2, y + (high - h) / 2, w, h, null);
      }
      x += FRAME + GAP;
    }
    if (row.kept()) {
      pen.setColor(KEPT);
      pen.setStroke(new BasicStroke(4));
      pen.drawRect(GAP / 2, y - GAP / 2 + 2, WIDTH - GAP, high + GAP - 4);
    }
    pen.setColor(row.kept() ? KEPT : BRIGHT);
    Font large = new Font(Font.SANS_SERIF, Font.BOLD, 44);
    pen.setFont(large);
    pen.drawString(row.number(), 2 * GAP, y + 48);
    float line = y + 84;
    boolean first = true;
    for (String words : row.lines()) {
      Font font = new Font(Font.SANS_SERIF, first ? Font.BOLD : Font.PLAIN, 18);
      pen.setColor(first ? BRIGHT : DIM);
      float room = LABEL - 2 * GAP;
      for (TextLayout part : Lettering.lines(words, font, pen.getFontRenderContext(), room, 3)) {
        part.draw(pen, 2 * GAP, line);
        line += 24;
      }
      line += 4;
      first = false;
    }
  }

  /** The shape of the first picture there is; all drafts of a shot have the same. */
  private static int height(List<Row> rows) {
    for (Row row : rows) {
      for (Path picture : row.pictures()) {
        BufferedImage frame = read(picture);
        if (frame != null) {
          int high = Math.round((float) FRAME * frame.getHeight() / frame.getWidth());
          return Math.max(180, Math.min(high, 2 * FRAME));
        }
      }
    }
    return FRAME * 9 / 16;
  }

  private static @Nullable BufferedImage read(Path png) {
    try {
      return Files.exists(png) ? ImageIO.read(png.toFile()) : null;
    } catch (IOException e) {
      return null;
    }
  }
}
