package app.pickup.engines.local.previz;

import app.pickup.shots.Framing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws who is in a shot as board artists do: a lay figure seven and a half heads high, with the
 * cross on the face that shows where it looks. How large it stands is the framing's.
 */
final class Mannequin {
  /** Where a full figure stands: above the words. */
  private static final double FEET = .5 - Band.HEIGHT - .015;

  private static final double LINE = .017;

  private final Graphics2D pen;
  private final Color fill;
  private final Color shade;
  private final Color line;

  private Mannequin(BufferedImage sheet, boolean dark) {
    pen = Ink.pen(sheet);
    fill = dark ? new Color(0xAEB4C4) : new Color(0xFBF8F1);
    shade = dark ? new Color(0x7C849A) : Ink.LIGHT;
    line = dark ? new Color(0x0C0F16) : Ink.LINE;
  }

  /** Where somebody stands: the crown of the head, and a head's height. */
  private record Stand(double x, double crown, double head, boolean back, double facing) {}

  static Raster draw(int width, int height, @Nullable Framing framing, int people, boolean dark) {
    BufferedImage sheet = Ink.sheet(width, height);
    Mannequin artist = new Mannequin(sheet, dark);
    double half = .5 * width / height;
    for (Stand stand : stands(framing == null ? Framing.MEDIUM : framing, people, half)) {
      artist.figure(stand);
    }
    artist.pen.dispose();
    return Ink.raster(sheet);
  }

  private static List<Stand> stands(Framing framing, int people, double half) {
    double head = 1 / heads(framing);
    double crown =
        switch (framing) {
          case EXTREME_CLOSE -> -.62;
          case CLOSE -> -.4;
          case MEDIUM_CLOSE -> -.36;
          case FULL, WIDE, EXTREME_WIDE -> Scenery.HORIZON - .3 * head;
          default -> -.33;
        };
    if (framing == Framing.FULL) {
      crown = FEET - 7.5 * head;
    } else if (framing == Framing.WIDE) {
      crown = .28 - 7.5 * head;
    } else if (framing == Framing.EXTREME_WIDE) {
      crown = .12 - 7.5 * head;
    }
    if (framing == Framing.OVER_SHOULDER) {
      return List.of(
          new Stand(half * .24, -.28, 1 / 4.2, false, -.3),
          new Stand(-half * .58, -.36, 1 / 1.7, true, 0));
    }
    if (framing == Framing.POINT_OF_VIEW || framing == Framing.INSERT) {
      return List.of();
    }
    if (people == 2 || framing == Framing.TWO_SHOT) {
      double apart = Math.min(half * .5, Math.max(1.35 * head, .14));
      return List.of(
          new Stand(-apart, crown, head, false, .3),
          new Stand(apart, crown + .18 * head, head, false, -.3));
    }
    return List.of(new Stand(0, crown, head, false, .22));
  }

  private static double heads(Framing framing) {
    return switch (framing) {
      case EXTREME_CLOSE -> .82;
      case CLOSE -> 1.75;
      case MEDIUM_CLOSE -> 2.7;
      case MEDIUM, TWO_SHOT, OVER_SHOULDER, POINT_OF_VIEW, INSERT -> 3.9;
      case FULL -> 9.6;
      case WIDE -> 14;
      case EXTREME_WIDE -> 34;
    };
  }

  /** In units of heads, the crown at 0. */
  private void figure(Stand stand) {
    AffineTransform before = pen.getTransform();
    pen.translate(stand.x(), stand.crown());
    pen.scale(stand.head(), stand.head());
    double thin = Math.max(LINE, .0022 / stand.head());
    if (stand.back()) {
      back(thin);
    } else {
      legs(thin);
      torso(thin);
      arm(-1, thin);
      arm(1, thin);
      head(stand.facing(), thin);
    }
    pen.setTransform(before);
  }

  private void legs(double thin) {
    for (int side = -1; side <= 1; side += 2) {
      Path2D leg = new Path2D.Double();
      leg.moveTo(side * .06, 3.7);
      leg.curveTo(side * .1, 4.6, side * .16, 5.2, side * .2, 5.6);
      leg.curveTo(side * .22, 6.3, side * .24, 6.8, side * .25, 7.2);
      leg.lineTo(side * .58, 7.42);
      leg.lineTo(side * .56, 7.5);
      leg.lineTo(side * .2, 7.5);
      leg.curveTo(side * .1, 7.4, side * .1, 7.2, side * .44, 7.1);
      leg.curveTo(side * .5, 6.6, side * .56, 6.2, side * .48, 5.6);
      leg.curveTo(side * .62, 4.9, side * .66, 4.4, side * .6, 3.7);
      leg.closePath();
      Ink.draw(pen, leg, side > 0 ? shade : fill, line, thin);
    }
  }

  private void torso(double thin) {
    Path2D body = new Path2D.Double();
    body.moveTo(-.17, .9);
    body.curveTo(-.2, 1.2, -.55, 1.3, -.86, 1.45);
    body.curveTo(-.98, 1.75, -.78, 2.3, -.66, 2.8);
    body.curveTo(-.6, 3.2, -.68, 3.6, -.68, 3.95);
    body.lineTo(.68, 3.95);
    body.curveTo(.68, 3.6, .6, 3.2, .66, 2.8);
    body.curveTo(.78, 2.3, .98, 1.75, .86, 1.45);
    body.curveTo(.55, 1.3, .2, 1.2, .17, .9);
    body.closePath();
    Ink.draw(pen, body, fill, line, thin);
    Path2D dark = new Path2D.Double();
    dark.moveTo(.2, 1.3);
    dark.curveTo(.5, 1.4, .75, 1.45, .84, 1.55);
    dark.curveTo(.92, 1.9, .74, 2.4, .64, 2.9);
    dark.curveTo(.6, 3.3, .64, 3.6, .66, 3.92);
    dark.lineTo(.3, 3.92);
    dark.curveTo(.5, 3, .45, 2, .2, 1.3);
    dark.closePath();
    pen.setColor(shade);
    pen.fill(dark);
    pen.setColor(line);
    pen.setStroke(Ink.stroke(thin));
    pen.draw(body);
    // the collar
    Path2D collar = new Path2D.Double();
    collar.moveTo(-.3, 1.27);
    collar.quadTo(0, 1.55, .3, 1.27);
    pen.draw(collar);
  }

  private void arm(int side, double thin) {
    Path2D arm = new Path2D.Double();
    arm.moveTo(side * .8, 1.44);
    arm.curveTo(side * 1.12, 1.6, side * 1.12, 2.3, side * 1.1, 2.75);
    arm.curveTo(side * 1.14, 3.2, side * 1.06, 3.5, side * 1.03, 3.75);
    arm.curveTo(side * 1.1, 4.0, side * 1.02, 4.25, side * .92, 4.2);
    arm.curveTo(side * .8, 4.1, side * .82, 3.9, side * .83, 3.7);
    arm.curveTo(side * .84, 3.3, side * .78, 3.0, side * .8, 2.7);
    arm.curveTo(side * .76, 2.3, side * .78, 2.0, side * .74, 1.75);
    arm.closePath();
    Ink.draw(pen, arm, side > 0 ? shade : fill, line, thin);
  }

  private void head(double facing, double thin) {
    Path2D neck = new Path2D.Double();
    neck.moveTo(-.2, .7);
    neck.curveTo(-.18, 1, -.2, 1.15, -.34, 1.26);
    neck.lineTo(.34, 1.26);
    neck.curveTo(.2, 1.15, .18, 1, .2, .7);
    neck.closePath();
    Ink.draw(pen, neck, shade, line, thin);
    Path2D skull = new Path2D.Double();
    skull.moveTo(0, 0);
    skull.curveTo(.3, 0, .41, .22, .39, .46);
    skull.curveTo(.38, .72, .2, .98, 0, 1);
    skull.curveTo(-.2, .98, -.38, .72, -.39, .46);
    skull.curveTo(-.41, .22, -.3, 0, 0, 0);
    skull.closePath();
    Ink.draw(pen, skull, fill, line, thin);
    Path2D hair = new Path2D.Double();
    hair.moveTo(-.4, .44);
    hair.curveTo(-.46, .1, -.25, -.05, .02, -.05);
    hair.curveTo(.3, -.05, .46, .12, .4, .44);
    hair.curveTo(.36, .3, .3 + facing * .1, .22, facing * .3, .2);
    hair.curveTo(-.2, .2, -.34, .3, -.4, .44);
    hair.closePath();
    Ink.draw(pen, hair, line, line, thin);
    pen.setColor(new Color(line.getRed(), line.getGreen(), line.getBlue(), 120));
    pen.setStroke(Ink.stroke(thin * .7));
    Path2D down = new Path2D.Double();
    down.moveTo(facing * .28, .2);
    down.quadTo(facing * .5, .55, facing * .22, .97);
    pen.draw(down);
    Path2D across = new Path2D.Double();
    across.moveTo(-.38, .5);
    across.quadTo(facing * .4, .56, .38, .5);
    pen.draw(across);
    pen.setColor(line);
    for (int side = -1; side <= 1; side += 2) {
      double x = facing * .42 + side * .155;
      pen.fill(new Ellipse2D.Double(x - .035, .49, .07, .045));
      pen.draw(new Line2D.Double(x - .075, .42, x + .075, .41));
    }
    Path2D mouth = new Path2D.Double();
    mouth.moveTo(facing * .34 - .1, .8);
    mouth.quadTo(facing * .36, .83, facing * .34 + .1, .8);
    pen.draw(mouth);
  }

  /** Somebody near, from behind: only a dark shape. */
  private void back(double thin) {
    Color near = new Color(shade.getRed() / 2, shade.getGreen() / 2, shade.getBlue() / 2);
    Path2D shape = new Path2D.Double();
    shape.moveTo(-.42, .5);
    shape.curveTo(-.5, -.12, .5, -.12, .42, .5);
    shape.curveTo(.4, .8, .26, .95, .24, 1.1);
    shape.curveTo(.5, 1.3, .95, 1.35, 1.15, 1.7);
    shape.lineTo(1.2, 3);
    shape.lineTo(-1.4, 3);
    shape.lineTo(-1.2, 1.65);
    shape.curveTo(-.95, 1.35, -.5, 1.3, -.24, 1.1);
    shape.curveTo(-.26, .95, -.4, .8, -.42, .5);
    shape.closePath();
    Ink.draw(pen, shape, near, line, thin);
  }
}
