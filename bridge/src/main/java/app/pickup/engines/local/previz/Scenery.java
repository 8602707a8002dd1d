package app.pickup.engines.local.previz;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Draws what stands behind somebody on a board: a place in a few lines and washes. */
final class Scenery {
  /** Eye level: a little above the middle, as a camera at a person's height sees it. */
  static final double HORIZON = -.02;

  private static final double FINE = .0022;

  private final Graphics2D pen;
  private final double half;
  private final boolean dark;
  private final SplittableRandom random;
  private final Color sky;
  private final Color far;
  private final Color wash;
  private final Color shade;
  private final Color line;

  private Scenery(BufferedImage sheet, Setting setting, long seed) {
    pen = Ink.pen(sheet);
    half = .5 * sheet.getWidth() / sheet.getHeight();
    dark = setting.dark();
    random = new SplittableRandom(seed);
    sky = dark ? Ink.NIGHT_SKY : Ink.PAPER;
    far = dark ? Ink.NIGHT_LIGHT : Ink.LIGHT;
    wash = dark ? Ink.NIGHT_WASH : Ink.WASH;
    shade = dark ? Ink.NIGHT_SHADE : Ink.SHADE;
    line = dark ? new Color(0x0C0F16) : Ink.LINE;
  }

  static Raster draw(int width, int height, Setting setting, long seed) {
    BufferedImage sheet = Ink.sheet(width, height);
    Scenery scenery = new Scenery(sheet, setting, seed);
    switch (setting.place()) {
      case STREET -> scenery.street();
      case SEA -> scenery.sea();
      case WOODS -> scenery.woods();
      case HILLS -> scenery.hills();
      case STATION -> scenery.station();
      case ROOM -> scenery.room();
      case NOWHERE -> scenery.nowhere();
    }
    scenery.pen.dispose();
    return Ink.raster(sheet);
  }

  private void sky(Color low) {
    pen.setPaint(new GradientPaint(0f, -.5f, sky, 0f, (float) HORIZON, low));
    pen.fill(new Rectangle2D.Double(-half, -.5, 2 * half, 1));
    Ellipse2D disc = new Ellipse2D.Double(half * .42, -.4, .13, .13);
    pen.setColor(dark ? new Color(0xE9E4D4) : Ink.WASH);
    if (dark) {
      pen.fill(disc);
      pen.setColor(new Color(0x9FA8BC));
      for (int i = 0; i < 40; i++) {
        double r = .0012 + .0016 * random.nextDouble();
        pen.fill(
            new Ellipse2D.Double(
                (random.nextDouble() * 2 - 1) * half, -.5 + random.nextDouble() * .36, r, r));
      }
    } else {
      pen.setStroke(Ink.stroke(FINE));
      pen.draw(disc);
    }
  }

  /** The ground, and lines that run to the vanishing point. */
  private void ground(Color colour, boolean lines) {
    pen.setPaint(new GradientPaint(0f, (float) HORIZON, colour, 0f, .5f, dark ? shade : Ink.PAPER));
    pen.fill(new Rectangle2D.Double(-half, HORIZON, 2 * half, .5 - HORIZON));
    pen.setColor(alpha(line, 90));
    pen.setStroke(Ink.stroke(FINE));
    pen.draw(new Line2D.Double(-half, HORIZON, half, HORIZON));
    if (!lines) {
      return;
    }
    pen.setColor(alpha(line, 46));
    for (int i = -9; i <= 9; i++) {
      pen.draw(new Line2D.Double(i * .035, HORIZON, i * .62, .5));
    }
    for (double d = .03; d < .6; d *= 1.5) {
      pen.draw(new Line2D.Double(-half, HORIZON + d, half, HORIZON + d));
    }
  }

  private void street() {
    sky(far);
    ground(far, false);
    double x = -half - .05;
    while (x < half) {
      double wide = .1 + .12 * random.nextDouble();
      double tall = .16 + .3 * random.nextDouble();
      double away = Math.abs(x + wide / 2) / half;
      tall *= .55 + .6 * away;
      Rectangle2D house = new Rectangle2D.Double(x, HORIZON - tall, wide, tall + .005);
      Ink.draw(pen, house, away > .55 ? wash : far, alpha(line, 150), FINE);
      windows(house);
      x += wide + .008;
    }
    Path2D road = new Path2D.Double();
    road.moveTo(-.03, HORIZON);
    road.lineTo(.03, HORIZON);
    road.lineTo(.75, .5);
    road.lineTo(-.75, .5);
    road.closePath();
    Ink.draw(pen, road, wash, alpha(line, 110), FINE);
    pen.setColor(dark ? new Color(0x5C6784) : Ink.PAPER);
    for (double d = .02; d < .5; d *= 1.55) {
      double w = d * .03;
      pen.fill(new Rectangle2D.Double(-w / 2, HORIZON + d, w, d * .22));
    }
    for (int side = -1; side <= 1; side += 2) {
      lamp(side * .56, .3, .62);
      lamp(side * .27, .12, .3);
    }
  }

  private void windows(Rectangle2D house) {
    double step = .026;
    for (double y = house.getY() + .018; y < house.getMaxY() - .03; y += step) {
      for (double x = house.getX() + .014; x < house.getMaxX() - .02; x += step * .8) {
        boolean lit = random.nextDouble() < (dark ? .34 : .1);
        pen.setColor(lit ? dark ? new Color(0xE6C778) : Ink.SHADE : alpha(line, dark ? 70 : 36));
        pen.fill(new Rectangle2D.Double(x, y, .008, .013));
      }
    }
  }

  private void lamp(double x, double foot, double tall) {
    pen.setColor(alpha(line, 210));
    pen.setStroke(Ink.stroke(.005 * tall / .5));
    pen.draw(new Line2D.Double(x, foot, x, foot - tall));
    double arm = -Math.signum(x) * .07 * tall / .5;
    pen.draw(new Line2D.Double(x, foot - tall, x + arm, foot - tall - .012));
    double r = .02 * tall / .5;
    if (dark) {
      pen.setColor(new Color(255, 221, 150, 60));
      pen.fill(new Ellipse2D.Double(x + arm - 3 * r, foot - tall - 3 * r, 6 * r, 6 * r));
    }
    Ellipse2D bulb = new Ellipse2D.Double(x + arm - r / 2, foot - tall - r / 2, r, r);
    Ink.draw(pen, bulb, dark ? new Color(0xFFE9B8) : Ink.PAPER, alpha(line, 200), FINE);
  }

  private void sea() {
    sky(far);
    ground(dark ? Ink.NIGHT_LIGHT : far, false);
    pen.setColor(alpha(dark ? new Color(0x8D9AB8) : line, 80));
    pen.setStroke(Ink.stroke(FINE));
    for (int i = 0; i < 90; i++) {
      double d = Math.pow(random.nextDouble(), 2.2) * .36;
      double wide = .02 + d * .5;
      double x = (random.nextDouble() * 2 - 1) * half;
      Path2D wave = new Path2D.Double();
      wave.moveTo(x, HORIZON + d);
      wave.quadTo(x + wide / 2, HORIZON + d - .006 - d * .03, x + wide, HORIZON + d);
      pen.draw(wave);
    }
    Path2D beach = new Path2D.Double();
    beach.moveTo(-half, .36);
    beach.curveTo(-half / 2, .3, half / 3, .42, half, .35);
    beach.lineTo(half, .5);
    beach.lineTo(-half, .5);
    beach.closePath();
    Ink.draw(pen, beach, dark ? wash : Ink.PAPER, alpha(line, 90), FINE);
    Path2D boat = new Path2D.Double();
    boat.moveTo(-half * .55, HORIZON);
    boat.lineTo(-half * .55 + .07, HORIZON);
    boat.lineTo(-half * .55 + .055, HORIZON + .015);
    boat.lineTo(-half * .55 + .012, HORIZON + .015);
    boat.closePath();
    Ink.draw(pen, boat, wash, alpha(line, 170), FINE);
    Path2D sail = new Path2D.Double();
    sail.moveTo(-half * .55 + .03, HORIZON - .075);
    sail.lineTo(-half * .55 + .06, HORIZON - .006);
    sail.lineTo(-half * .55 + .03, HORIZON - .006);
    sail.closePath();
    Ink.draw(pen, sail, dark ? far : Ink.PAPER, alpha(line, 170), FINE);
  }

  private void woods() {
    sky(far);
    ground(far, false);
    for (int depth = 0; depth < 3; depth++) {
      Color trunk = depth == 0 ? alpha(wash, 150) : depth == 1 ? wash : shade;
      int trees = 16 - 4 * depth;
      for (int i = 0; i < trees; i++) {
        double x = -half + 2 * half * (i + random.nextDouble() * .8) / trees;
        if (depth == 2 && Math.abs(x) < .38) {
          continue;
        }
        double wide = .008 + .013 * depth + .006 * random.nextDouble();
        double foot = HORIZON + .02 + .11 * depth + .03 * random.nextDouble();
        Path2D tree = new Path2D.Double();
        tree.moveTo(x - wide, foot);
        tree.quadTo(x - wide * .5, foot - .2, x - wide * .45, -.52);
        tree.lineTo(x + wide * .45, -.52);
        tree.quadTo(x + wide * .5, foot - .2, x + wide * 1.1, foot);
        tree.closePath();
        Ink.draw(pen, tree, trunk, alpha(line, 60 + 50 * depth), FINE);
      }
    }
    for (int i = 0; i < 26; i++) {
      double x = -half + 2 * half * random.nextDouble();
      double r = .06 + .08 * random.nextDouble();
      pen.setColor(alpha(i % 2 == 0 ? wash : far, 170));
      pen.fill(new Ellipse2D.Double(x - r, -.56 - r * .3, 2 * r, 1.35 * r));
    }
  }

  private void hills() {
    sky(far);
    ridge(HORIZON - .1, .07, alpha(far, 255));
    ridge(HORIZON - .03, .05, wash);
    ground(far, true);
  }

  private void ridge(double level, double swing, Color colour) {
    Path2D ridge = new Path2D.Double();
    ridge.moveTo(-half, HORIZON + .01);
    ridge.lineTo(-half, level);
    double x = -half;
    while (x < half) {
      double step = .16 + .2 * random.nextDouble();
      double peak = level - swing * random.nextDouble();
      ridge.curveTo(x + step / 3, peak, x + 2 * step / 3, peak, x + step, level + swing / 4);
      x += step;
    }
    ridge.lineTo(half + .3, HORIZON + .01);
    ridge.closePath();
    Ink.draw(pen, ridge, colour, alpha(line, 110), FINE);
  }

  private void station() {
    room(false);
    for (int i = 0; i < 3; i++) {
      double x = half * (.2 + .36 * i);
      double tall = .3 + .34 * i;
      double foot = HORIZON + .07 + .12 * i;
      pen.setColor(alpha(line, 190));
      pen.setStroke(Ink.stroke(.008 + .006 * i));
      pen.draw(new Line2D.Double(x, foot, x, foot - tall));
      pen.setStroke(Ink.stroke(.004 + .003 * i));
      pen.draw(new Line2D.Double(x, foot - tall, x - .1 - .05 * i, foot - tall - .03));
    }
    Path2D train = new Path2D.Double();
    train.moveTo(-half, -.3);
    train.lineTo(-.16, HORIZON - .07);
    train.lineTo(-.16, HORIZON + .05);
    train.lineTo(-half, .31);
    train.closePath();
    Ink.draw(pen, train, wash, alpha(line, 200), .004);
    for (int i = 0; i < 5; i++) {
      double a = .06 + .19 * i;
      double b = a + .13;
      Path2D window = new Path2D.Double();
      window.moveTo(along(a), edge(a, -.25, -.06));
      window.lineTo(along(b), edge(b, -.25, -.06));
      window.lineTo(along(b), edge(b, .02, -.005));
      window.lineTo(along(a), edge(a, .02, -.005));
      window.closePath();
      Ink.draw(pen, window, dark ? new Color(0xE6C778) : Ink.PAPER, alpha(line, 170), FINE);
    }
    Path2D platform = new Path2D.Double();
    platform.moveTo(-.14, HORIZON + .05);
    platform.lineTo(-half, .42);
    platform.lineTo(-half, .45);
    platform.lineTo(-.13, HORIZON + .055);
    platform.closePath();
    Ink.draw(pen, platform, dark ? far : Ink.PAPER, alpha(line, 150), FINE);
  }

  /** A place on the train's side, 0 at the picture's edge, 1 at its far end. */
  private double along(double part) {
    return -half + (half - .16) * part;
  }

  private double edge(double part, double near, double distant) {
    return near * (1 - part) + (HORIZON + distant) * part;
  }

  private void room() {
    room(true);
  }

  private void room(boolean furnished) {
    Color wall = dark ? Ink.NIGHT_SKY : Ink.LIGHT;
    pen.setPaint(new GradientPaint(0f, -.5f, dark ? wash : wash, 0f, .2f, wall));
    pen.fill(new Rectangle2D.Double(-half, -.5, 2 * half, 1));
    double foot = HORIZON + .13;
    double top = -.36;
    double side = half * .52;
    Rectangle2D back = new Rectangle2D.Double(-side, top, 2 * side, foot - top);
    Ink.draw(pen, back, dark ? Ink.NIGHT_LIGHT : Ink.PAPER, alpha(line, 120), FINE);
    Path2D floor = new Path2D.Double();
    floor.moveTo(-side, foot);
    floor.lineTo(side, foot);
    floor.lineTo(half * 1.3, .5);
    floor.lineTo(-half * 1.3, .5);
    floor.closePath();
    Ink.draw(pen, floor, dark ? shade : Ink.LIGHT, alpha(line, 120), FINE);
    pen.setColor(alpha(line, 40));
    pen.setStroke(Ink.stroke(FINE));
    for (int i = -7; i <= 7; i++) {
      pen.draw(new Line2D.Double(side * i / 7, foot, half * 1.3 * i / 7, .5));
    }
    pen.setColor(alpha(line, 120));
    for (int s = -1; s <= 1; s += 2) {
      pen.draw(new Line2D.Double(s * side, top, s * half, -.5));
    }
    if (!furnished) {
      return;
    }
    Rectangle2D window = new Rectangle2D.Double(-side * .78, top + .06, side * .62, .24);
    Ink.draw(pen, window, dark ? Ink.NIGHT_WASH : new Color(0xFBF8F1), alpha(line, 190), .004);
    pen.setStroke(Ink.stroke(.003));
    pen.draw(
        new Line2D.Double(
            window.getCenterX(), window.getY(), window.getCenterX(), window.getMaxY()));
    pen.draw(
        new Line2D.Double(
            window.getX(), window.getCenterY(), window.getMaxX(), window.getCenterY()));
    // what falls in through it
    Path2D light = new Path2D.Double();
    light.moveTo(window.getX() + .1, foot + .03);
    light.lineTo(window.getMaxX() + .12, foot + .03);
    light.lineTo(window.getMaxX() + .34, .34);
    light.lineTo(window.getX() + .2, .34);
    light.closePath();
    pen.setColor(dark ? new Color(150, 170, 220, 40) : new Color(255, 252, 240, 150));
    pen.fill(light);
    Rectangle2D door = new Rectangle2D.Double(side * .42, foot - .33, .15, .33);
    Ink.draw(pen, door, dark ? wash : Ink.WASH, alpha(line, 170), .003);
    pen.setColor(alpha(line, 190));
    pen.fill(new Ellipse2D.Double(door.getX() + .015, door.getY() + .17, .009, .009));
  }

  private void nowhere() {
    pen.setPaint(
        new GradientPaint(
            0f, -.5f, dark ? wash : Ink.LIGHT, 0f, .5f, dark ? Ink.NIGHT_LIGHT : Ink.PAPER));
    pen.fill(new Rectangle2D.Double(-half, -.5, 2 * half, 1));
    ground(dark ? Ink.NIGHT_LIGHT : Ink.LIGHT, true);
  }

  private static Color alpha(Color colour, int alpha) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }
}
