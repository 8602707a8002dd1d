package app.pickup.engines.local.previz;

import app.pickup.shots.Camera;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Draws a camera move over a board in the signs of the trade: a frame within the frame and arrows
 * between for a dolly, one broad arrow for a pan, tilt, crane or track, a bowed one for an orbit.
 */
final class Notation {
  private final Graphics2D pen;
  private final double half;
  private final double low;

  /**
   * @param pen unit is the picture's height
   * @param half half the picture's width
   * @param low the lowest row that is free
   */
  Notation(Graphics2D pen, double half, double low) {
    this.pen = pen;
    this.half = half;
    this.low = low;
  }

  void draw(Camera camera) {
    switch (camera) {
      case STATIC -> {}
      case PUSH_IN -> frames(true);
      case PULL_OUT -> frames(false);
      case DOLLY_ZOOM -> {
        frames(false);
        arrow(-half * .3, low - .07, Math.PI, .12, .03);
        arrow(half * .3, low - .07, 0, .12, .03);
      }
      case PAN_LEFT -> arrow(-half + .3, -.02, Math.PI, .24, .05);
      case PAN_RIGHT -> arrow(half - .3, -.02, 0, .24, .05);
      case TILT_UP -> arrow(half - .12, .02, -Math.PI / 2, .24, .05);
      case TILT_DOWN -> arrow(half - .12, -.22, Math.PI / 2, .24, .05);
      case CRANE_UP -> crane(low - .06, -1);
      case CRANE_DOWN -> crane(-.36, 1);
      case TRACK -> arrow(-.14, low - .06, 0, .28, .045);
      case ORBIT -> orbit();
      case RACK_FOCUS -> rack();
      case HAND_HELD -> shaky();
    }
  }

  private void frames(boolean in) {
    double inner = .62;
    double top = -.5;
    double middle = (low + top) / 2;
    double tall = (low - top) * inner;
    double wide = 2 * half * inner;
    line(.004);
    pen.draw(new Rectangle2D.Double(-wide / 2, middle - tall / 2, wide, tall));
    for (int sx = -1; sx <= 1; sx += 2) {
      for (int sy = -1; sy <= 1; sy += 2) {
        double outX = sx * (half - .045);
        double outY = middle + sy * ((low - top) / 2 - .045);
        double inX = sx * (wide / 2 + .03);
        double inY = middle + sy * (tall / 2 + .03);
        double fromX = in ? outX : inX;
        double fromY = in ? outY : inY;
        double toX = in ? inX : outX;
        double toY = in ? inY : outY;
        double way = Math.hypot(toX - fromX, toY - fromY);
        arrow(fromX, fromY, Math.atan2(toY - fromY, toX - fromX), way, .02);
      }
    }
  }

  /** A broad arrow with a paper rim, so that it is seen on anything. */
  private void arrow(double x, double y, double angle, double length, double width) {
    AffineTransform before = pen.getTransform();
    pen.translate(x, y);
    pen.rotate(angle);
    double headLong = Math.min(length * .55, width * 1.5);
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(0, -width * .28);
    arrow.lineTo(length - headLong, -width * .36);
    arrow.lineTo(length - headLong, -width);
    arrow.lineTo(length, 0);
    arrow.lineTo(length - headLong, width);
    arrow.lineTo(length - headLong, width * .36);
    arrow.lineTo(0, width * .28);
    arrow.closePath();
    fill(arrow);
    pen.setTransform(before);
  }

  private void fill(Path2D shape) {
    pen.setColor(new Color(255, 255, 255, 210));
    pen.setStroke(Ink.stroke(.009));
    pen.draw(shape);
    pen.setColor(Ink.ACCENT);
    pen.fill(shape);
  }

  private void line(double width) {
    pen.setColor(Ink.ACCENT);
    pen.setStroke(Ink.stroke(width));
  }

  private void crane(double y, int way) {
    double x = half - .2;
    line(.012);
    Path2D bow = new Path2D.Double();
    bow.moveTo(x - .06, y);
    bow.quadTo(x + .06, y + way * .12, x + .02, y + way * .26);
    pen.draw(bow);
    arrow(x + .02, y + way * .22, way * Math.PI / 2 + way * .12, .12, .045);
  }

  private void orbit() {
    line(.012);
    pen.draw(new Arc2D.Double(-.42, low - .26, .84, .2, 190, 140, Arc2D.OPEN));
    arrow(.34, low - .105, -.42, .11, .04);
  }

  private void rack() {
    line(.006);
    double y = -.38;
    pen.draw(new Ellipse2D.Double(-half + .1, y, .07, .07));
    pen.draw(new Ellipse2D.Double(-half + .34, y, .07, .07));
    pen.fill(new Ellipse2D.Double(-half + .125, y + .025, .02, .02));
    arrow(-half + .19, y + .035, 0, .13, .025);
  }

  private void shaky() {
    line(.005);
    for (int side = -1; side <= 1; side += 2) {
      Path2D wave = new Path2D.Double();
      double x = side * (half - .06);
      wave.moveTo(x, -.3);
      for (int i = 0; i < 8; i++) {
        double y = -.3 + .06 * i;
        wave.quadTo(x + (i % 2 == 0 ? .03 : -.03), y + .03, x, y + .06);
      }
      pen.draw(wave);
    }
  }
}
