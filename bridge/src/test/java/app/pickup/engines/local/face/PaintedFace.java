package app.pickup.engines.local.face;

import app.pickup.engines.local.pixels.Samples;
import app.pickup.engines.local.pixels.YuvRgb;
import app.pickup.media.Colour;
import app.pickup.media.PixelLayout;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * A painted face that the networks take for one: skin, hair, brows, eyes, nose, lips, and a mouth
 * that opens as asked.
 *
 * @param x of the middle of the face, in pixels
 * @param y of the middle of the face
 * @param size from hairline to chin, in pixels
 * @param roll degrees clockwise
 * @param opening gap between the lips over the size: 0 to 0.15
 * @param hidden whether a hand lies before the mouth
 */
public record PaintedFace(
    double x, double y, double size, double roll, double opening, boolean hidden) {
  private static final Color SKIN = new Color(222, 172, 142);
  private static final Color SHADE = new Color(176, 122, 98);
  private static final Color HAIR = new Color(58, 38, 28);
  private static final Color LIP = new Color(172, 74, 76);
  private static final double MOUTH = .265;

  public PaintedFace(double x, double y, double size, double roll, double opening) {
    this(x, y, size, roll, opening, false);
  }

  /** The face in this place, the mouth open so far. */
  public PaintedFace open(double wide) {
    return new PaintedFace(x, y, size, roll, wide, hidden);
  }

  /** The face moved by so many pixels. */
  public PaintedFace moved(double right, double down) {
    return new PaintedFace(x + right, y + down, size, roll, opening, hidden);
  }

  /** The same face behind a hand. */
  public PaintedFace behindAHand() {
    return new PaintedFace(x, y, size, roll, opening, true);
  }

  /** One raw frame of this layout with these faces before a plain wall; BT.709, limited range. */
  public static byte[] frame(PixelLayout layout, PaintedFace... faces) {
    return frame(picture(layout.width(), layout.height(), faces), layout);
  }

  /** The picture itself. */
  public static BufferedImage picture(int width, int height, PaintedFace... faces) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setPaint(
        new LinearGradientPaint(
            0,
            0,
            width,
            height,
            new float[] {0, 1},
            new Color[] {new Color(116, 128, 136), new Color(84, 92, 102)}));
    g.fillRect(0, 0, width, height);
    AffineTransform plain = g.getTransform();
    for (PaintedFace face : faces) {
      g.translate(face.x, face.y);
      g.rotate(Math.toRadians(face.roll));
      g.scale(face.size, face.size);
      face.paint(g);
      g.setTransform(plain);
    }
    g.dispose();
    return picture;
  }

  /** In units of the size, from the middle of the face. */
  private void paint(Graphics2D g) {
    double jaw = .6 * opening;
    body(g);
    head(g, jaw);
    for (int side = -1; side <= 1; side += 2) {
      eye(g, side);
    }
    nose(g);
    mouth(g);
    if (hidden) {
      hand(g);
    }
  }

  private static void body(Graphics2D g) {
    g.setColor(new Color(52, 70, 104));
    g.fill(new Ellipse2D.Double(-.95, .72, 1.9, 1.3));
    g.setPaint(downward(.35, .8, SHADE.darker(), SKIN));
    g.fill(new Path(-.2, .2).to(.2, .2).to(.22, .8).to(0, .88).to(-.22, .8).closed());
    g.setColor(HAIR);
    g.fill(new Ellipse2D.Double(-.47, -.68, .94, 1.05));
  }

  private static void head(Graphics2D g, double jaw) {
    for (int side = -1; side <= 1; side += 2) {
      g.setColor(SHADE);
      g.fill(new Ellipse2D.Double(side * .39 - .05, -.13, .1, .24));
    }
    Shape skull =
        new Path(0, -.53)
            .curve(.24, -.53, .39, -.4, .39, -.1)
            .curve(.39, .14, .33, .3 + jaw / 2, .19, .43 + jaw)
            .curve(.1, .515 + jaw, -.1, .515 + jaw, -.19, .43 + jaw)
            .curve(-.33, .3 + jaw / 2, -.39, .14, -.39, -.1)
            .curve(-.39, -.4, -.24, -.53, 0, -.53)
            .closed();
    g.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(-.06, -.08),
            .62f,
            new float[] {0, .55f, 1},
            new Color[] {new Color(238, 194, 166), SKIN, SHADE}));
    g.fill(skull);
    // under the cheekbones, beside the nose, below the lips
    for (int side = -1; side <= 1; side += 2) {
      soft(g, side * .22, .1, .13, .1, new Color(206, 128, 110, 90));
      soft(g, side * .25, .27, .1, .14, new Color(140, 90, 70, 70));
      soft(g, side * .165, -.13, .12, .075, new Color(140, 90, 74, 110));
    }
    soft(g, 0, .36 + jaw, .12, .035, new Color(130, 80, 66, 110));
    soft(g, 0, .43 + jaw, .1, .05, new Color(246, 206, 182, 120));
    g.setColor(HAIR);
    g.fill(
        new Path(-.42, -.05)
            .curve(-.5, -.75, .5, -.75, .42, -.05)
            .curve(.38, -.35, .2, -.47, .02, -.45)
            .curve(-.2, -.47, -.38, -.35, -.42, -.05)
            .closed());
  }

  private static void eye(Graphics2D g, int side) {
    double cx = side * .178;
    double cy = -.115;
    Shape lids =
        new Path(cx - .078, cy + .008)
            .curve(cx - .04, cy - .042, cx + .04, cy - .042, cx + .078, cy + .004)
            .curve(cx + .04, cy + .034, cx - .04, cy + .034, cx - .078, cy + .008)
            .closed();
    g.setColor(new Color(236, 230, 226));
    g.fill(lids);
    Shape before = g.getClip();
    g.clip(lids);
    disc(g, cx, cy - .002, .034, new Color(82, 60, 42));
    disc(g, cx, cy - .002, .016, new Color(14, 10, 10));
    disc(g, cx - .011, cy - .013, .007, Color.WHITE);
    g.setClip(before);
    g.setColor(new Color(44, 26, 22));
    line(
        g,
        .015,
        new Path(cx - .08, cy + .01)
            .curve(cx - .04, cy - .046, cx + .04, cy - .046, cx + .08, cy + .004));
    g.setColor(new Color(120, 78, 64));
    line(
        g,
        .006,
        new Path(cx - .078, cy + .01)
            .curve(cx - .04, cy + .038, cx + .04, cy + .038, cx + .078, cy + .006));
    line(
        g,
        .007,
        new Path(cx - .075, cy - .03)
            .curve(cx - .04, cy - .068, cx + .04, cy - .068, cx + .078, cy - .03));
    g.setColor(HAIR);
    g.fill(
        new Path(side * .085, -.197)
            .curve(side * .15, -.24, side * .22, -.245, side * .285, -.2)
            .curve(side * .22, -.222, side * .15, -.215, side * .085, -.175)
            .closed());
  }

  private static void nose(Graphics2D g) {
    soft(g, .052, .02, .03, .14, new Color(150, 98, 78, 110));
    soft(g, -.052, .02, .025, .14, new Color(170, 116, 94, 80));
    soft(g, -.005, .0, .022, .14, new Color(252, 220, 200, 150));
    soft(g, 0, .115, .05, .035, new Color(250, 214, 194, 140));
    soft(g, 0, .165, .085, .024, new Color(120, 70, 58, 140));
    g.setColor(new Color(150, 96, 80));
    for (int side = -1; side <= 1; side += 2) {
      line(
          g,
          .009,
          new Path(side * .068, .095)
              .curve(side * .092, .12, side * .085, .155, side * .058, .152));
    }
    g.setColor(new Color(72, 36, 32));
    for (int side = -1; side <= 1; side += 2) {
      g.fill(new Ellipse2D.Double(side * .036 - .02, .143, .04, .016));
    }
    // the groove above the lips
    soft(g, 0, .2, .016, .028, new Color(150, 100, 84, 110));
  }

  private void mouth(Graphics2D g) {
    double half = .155 - .15 * opening;
    double up = MOUTH - .2 * opening;
    double low = MOUTH + .8 * opening;
    double corner = MOUTH + .2 * opening;
    // round the inner edge: a curve's middle lies three quarters of the way to its handles
    double upHandle = corner + (up - corner) * 4 / 3;
    double lowHandle = corner + (low - corner) * 4 / 3;
    double inner = half * .9;
    Path cavity =
        new Path(-inner, corner)
            .curve(-inner * .6, upHandle, inner * .6, upHandle, inner, corner)
            .curve(inner * .6, lowHandle, -inner * .6, lowHandle, -inner, corner);
    g.setPaint(downward(up - .05, up + .012, LIP.darker(), LIP));
    g.fill(
        new Path(-half, corner)
            .curve(-half * .6, up - .03, -half * .35, up - .055, -half * .18, up - .055)
            .curve(-half * .08, up - .055, 0, up - .042, 0, up - .042)
            .curve(0, up - .042, half * .08, up - .055, half * .18, up - .055)
            .curve(half * .35, up - .055, half * .6, up - .03, half, corner)
            .curve(inner * .6, upHandle + .004, -inner * .6, upHandle + .004, -half, corner)
            .closed());
    g.setPaint(downward(low, low + .065, new Color(196, 96, 98), LIP));
    g.fill(
        new Path(-half, corner)
            .curve(-inner * .6, lowHandle - .004, inner * .6, lowHandle - .004, half, corner)
            .curve(half * .65, low + .085, -half * .65, low + .085, -half, corner)
            .closed());
    soft(g, -.03, low + .03, .05, .012, new Color(240, 170, 168, 120));
    if (opening > .004) {
      g.setColor(new Color(42, 14, 16));
      g.fill(cavity.closed());
      Shape before = g.getClip();
      g.clip(cavity.shape());
      g.setColor(new Color(226, 220, 208));
      g.fill(
          new Path(-half, up - .05)
              .to(half, up - .05)
              .to(half * .8, up + Math.min(.035, .35 * opening))
              .curve(
                  half * .3,
                  up + Math.min(.045, .45 * opening),
                  -half * .3,
                  up + Math.min(.045, .45 * opening),
                  -half * .8,
                  up + Math.min(.035, .35 * opening))
              .closed());
      soft(g, 0, low + .005, half * .7, .03, new Color(160, 70, 74, 200));
      g.setClip(before);
    }
    g.setColor(new Color(88, 32, 34));
    line(
        g,
        .007,
        new Path(-half, corner).curve(-inner * .6, upHandle, inner * .6, upHandle, half, corner));
    for (int side = -1; side <= 1; side += 2) {
      soft(g, side * (half + .008), corner, .018, .016, new Color(120, 66, 58, 150));
    }
  }

  private static void hand(Graphics2D g) {
    for (int finger = 0; finger < 4; finger++) {
      double top = .14 + .075 * finger;
      g.setPaint(downward(top, top + .085, new Color(214, 160, 130), new Color(140, 92, 72)));
      g.fill(new RoundRectangle2D.Double(-.3, top, .75, .085, .08, .08));
    }
  }

  private static LinearGradientPaint downward(double from, double to, Color first, Color last) {
    return new LinearGradientPaint(
        new Point2D.Double(0, from),
        new Point2D.Double(0, to),
        new float[] {0, 1},
        new Color[] {first, last});
  }

  private static void disc(Graphics2D g, double cx, double cy, double radius, Color colour) {
    g.setColor(colour);
    g.fill(new Ellipse2D.Double(cx - radius, cy - radius, 2 * radius, 2 * radius));
  }

  /** A blot that fades out to its edge. */
  private static void soft(
      Graphics2D g, double cx, double cy, double halfWidth, double halfHeight, Color colour) {
    AffineTransform before = g.getTransform();
    g.translate(cx, cy);
    g.scale(halfWidth, halfHeight);
    Color none = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 0);
    g.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(), 1, new float[] {0, 1}, new Color[] {colour, none}));
    g.fill(new Ellipse2D.Double(-1, -1, 2, 2));
    g.setTransform(before);
  }

  private static void line(Graphics2D g, double width, Path path) {
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path.shape());
  }

  private static byte[] frame(BufferedImage picture, PixelLayout layout) {
    byte[] frame = new byte[layout.frameBytes()];
    YuvRgb colours = new YuvRgb(Colour.BT709, layout.height());
    float unit = Samples.unit(layout.depth());
    for (int plane = 0; plane < 3; plane++) {
      int right = plane == 0 ? 0 : layout.chromaX();
      int down = plane == 0 ? 0 : layout.chromaY();
      for (int row = 0; row < layout.planeHeight(plane); row++) {
        for (int column = 0; column < layout.planeWidth(plane); column++) {
          float sum = 0;
          for (int i = 0; i < 1 << (right + down); i++) {
            int px = Math.min(layout.width() - 1, (column << right) + (i & right));
            int py = Math.min(layout.height() - 1, (row << down) + (i >> right));
            int rgb = picture.getRGB(px, py);
            sum +=
                colours
                    .samples((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f)[
                    plane];
          }
          int at =
              layout.offset(plane) + row * layout.stride(plane) + column * layout.bytesPerSample();
          Samples.set(
              frame,
              at,
              layout.bytesPerSample() == 2,
              Math.round(sum / (1 << (right + down)) * unit));
        }
      }
    }
    return frame;
  }

  /** A line of curves, written shortly. */
  private static final class Path {
    private final Path2D path = new Path2D.Double();

    Path(double x, double y) {
      path.moveTo(x, y);
    }

    Path to(double x, double y) {
      path.lineTo(x, y);
      return this;
    }

    Path curve(double ax, double ay, double bx, double by, double x, double y) {
      path.curveTo(ax, ay, bx, by, x, y);
      return this;
    }

    Shape closed() {
      path.closePath();
      return path;
    }

    Shape shape() {
      return path;
    }
  }
}
