package app.pickup.engines.local.previz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;

/** Paper, pen and wash of a drawn board, and a canvas in picture heights round the middle. */
final class Ink {
  static final Color PAPER = new Color(0xF1ECE1);
  static final Color LIGHT = new Color(0xDDD5C6);
  static final Color WASH = new Color(0xC4BAA8);
  static final Color SHADE = new Color(0x9B917F);
  static final Color LINE = new Color(0x2C2A27);
  static final Color ACCENT = new Color(0xD2452A);

  static final Color NIGHT_SKY = new Color(0x232B3E);
  static final Color NIGHT_LIGHT = new Color(0x3A4560);
  static final Color NIGHT_WASH = new Color(0x1B2130);
  static final Color NIGHT_SHADE = new Color(0x121722);

  private Ink() {}

  static BufferedImage sheet(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
  }

  /** A pen whose unit is the picture's height, whose zero is its middle. */
  static Graphics2D pen(BufferedImage sheet) {
    Graphics2D pen = plain(sheet);
    pen.translate(sheet.getWidth() / 2.0, sheet.getHeight() / 2.0);
    pen.scale(sheet.getHeight(), sheet.getHeight());
    return pen;
  }

  /** A pen whose unit is the pixel. */
  static Graphics2D plain(BufferedImage sheet) {
    Graphics2D pen = sheet.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    return pen;
  }

  static BasicStroke stroke(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  /** Filled, then outlined. */
  static void draw(Graphics2D pen, Shape shape, Color fill, Color line, double width) {
    pen.setColor(fill);
    pen.fill(shape);
    pen.setColor(line);
    pen.setStroke(stroke(width));
    pen.draw(shape);
  }

  /** The sheet as a raster; what is clear stays clear. */
  static Raster raster(BufferedImage sheet) {
    int w = sheet.getWidth();
    int h = sheet.getHeight();
    int[] pixels = sheet.getRGB(0, 0, w, h, null, 0, w);
    Raster raster = new Raster(w, h);
    for (int i = 0; i < pixels.length; i++) {
      raster.alpha[i] = (pixels[i] >>> 24) / 255f;
      raster.rgb[0][i] = (pixels[i] >> 16 & 255) / 255f;
      raster.rgb[1][i] = (pixels[i] >> 8 & 255) / 255f;
      raster.rgb[2][i] = (pixels[i] & 255) / 255f;
    }
    return raster;
  }
}
