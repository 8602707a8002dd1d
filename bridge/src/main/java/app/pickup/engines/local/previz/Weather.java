package app.pickup.engines.local.previz;

import app.pickup.media.PixelLayout;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Rain, snow, smoke and grain between the camera and the room, from the seed and the frame's number
 * alone. Worked out for each frame into a plane of light that is added to luma; smoke also takes
 * colour away.
 */
final class Weather implements Overlay {
  /** What falls, drifts or shimmers. */
  enum Kind {
    RAIN,
    SNOW,
    SMOKE,
    GRAIN
  }

  /** Grain repeats after so many pixels, from another place in each frame. */
  private static final int TILE = 512;

  private final Set<Kind> kinds;
  private final long seed;
  private final int width;
  private final int height;
  private final int chromaX;
  private final int chromaY;

  /** What is added to luma, 14 bits. */
  private final int[] light;

  private final Smoke smoke;
  private final short[] noise;
  private int noiseX;
  private int noiseY;

  Weather(Set<Kind> kinds, long seed, PixelLayout layout) {
    this.kinds = kinds;
    this.seed = seed;
    width = layout.width();
    height = layout.height();
    chromaX = layout.chromaX();
    chromaY = layout.chromaY();
    boolean falls = kinds.contains(Kind.RAIN) || kinds.contains(Kind.SNOW);
    light = new int[falls ? width * height : 0];
    smoke = new Smoke(seed, width, height);
    noise = kinds.contains(Kind.GRAIN) ? grain(seed) : new short[0];
  }

  /** What a shot's traits ask for, each by its own name in the vocabulary. */
  static Set<Kind> of(Set<String> traits) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Kind kind : Kind.values()) {
      if (traits.contains(kind.name().toLowerCase(Locale.ROOT))) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /**
   * The next frame.
   *
   * @param seconds since the shot began
   */
  void at(long frame, double seconds) {
    if (light.length > 0) {
      Arrays.fill(light, 0);
    }
    if (kinds.contains(Kind.RAIN)) {
      rain(seconds);
    }
    if (kinds.contains(Kind.SNOW)) {
      snow(seconds);
    }
    if (kinds.contains(Kind.SMOKE)) {
      smoke.at(seconds);
    }
    SplittableRandom random = new SplittableRandom(seed * 31 + frame);
    noiseX = random.nextInt(TILE);
    noiseY = random.nextInt(TILE);
  }

  /** Streaks as long as a drop falls while the shutter is open, nearer ones longer and brighter. */
  private void rain(double seconds) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x7261696eL);
    int drops = 760;
    for (int i = 0; i < drops; i++) {
      double near = .25 + .75 * Math.pow(random.nextDouble(), 2.2);
      double speed = 2.6 * near;
      double lean = .07 + .02 * random.nextDouble();
      double period = 1.3 / speed;
      double phase = random.nextDouble() * period;
      double column = random.nextDouble() * 1.3 - .15;
      long turn = (long) Math.floor((seconds + phase) / period);
      double fallen = (seconds + phase) / period - turn;
      // each fall of a drop has its own column
      double x = (column + .618034 * turn) % 1.2 - .1;
      double y = fallen * 1.3 - .2;
      double length = speed / 27;
      streak(x * width, y * height, lean * length * height, length * height, near);
    }
  }

  private void streak(double x, double y, double leans, double falls, double near) {
    int steps = Math.max(2, (int) falls);
    double thick = Math.max(.8, near * height / 560.0);
    // enough for a far drop to be seen before a night's sky; the room keeps its colour, so that the
    // light is that of its grade
    int strength = (int) (1500 + 4700 * near);
    for (int i = 0; i < steps; i++) {
      double part = (double) i / steps;
      // brightest in its lower half
      int value = (int) (strength * Math.sin(Math.PI * Math.pow(part, 1.5)));
      dab(x + leans * part, y + falls * part, thick, value);
    }
  }

  /** A short row of light, soft at both ends. */
  private void dab(double x, double y, double thick, int value) {
    int row = (int) y;
    if (row < 0 || row >= height) {
      return;
    }
    int from = (int) Math.floor(x - thick);
    int to = (int) Math.ceil(x + thick);
    for (int column = Math.max(0, from); column <= Math.min(width - 1, to); column++) {
      double cover = Math.max(0, 1 - Math.abs(column - x) / (thick + .5));
      int at = row * width + column;
      light[at] = Math.max(light[at], (int) (value * cover));
    }
  }

  private void snow(double seconds) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x736e6f77L);
    int flakes = 420;
    for (int i = 0; i < flakes; i++) {
      double near = .15 + .85 * Math.pow(random.nextDouble(), 3);
      double period = 9 / (.5 + near * 1.6);
      double phase = random.nextDouble() * period;
      double column = random.nextDouble();
      double sway = random.nextDouble() * 2 * Math.PI;
      long turn = (long) Math.floor((seconds + phase) / period);
      double fallen = (seconds + phase) / period - turn;
      double x = (column + .618034 * turn) % 1.0 + .02 * Math.sin(seconds * 1.1 + sway);
      double radius = Math.max(1, near * height / 130.0);
      flake(x * width, (fallen * 1.1 - .05) * height, radius, (int) (9000 * (.35 + .45 * near)));
    }
  }

  private void flake(double x, double y, double radius, int strength) {
    int top = Math.max(0, (int) Math.floor(y - radius));
    int bottom = Math.min(height - 1, (int) Math.ceil(y + radius));
    int left = Math.max(0, (int) Math.floor(x - radius));
    int right = Math.min(width - 1, (int) Math.ceil(x + radius));
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double away = Math.hypot(column - x, row - y) / radius;
        if (away < 1) {
          double soft = 1 - away * away;
          int at = row * width + column;
          light[at] = Math.max(light[at], (int) (strength * soft * soft));
        }
      }
    }
  }

  private static short[] grain(long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x677261696eL);
    float[] white = new float[TILE * TILE];
    for (int i = 0; i < white.length; i++) {
      white[i] = random.nextFloat() + random.nextFloat() + random.nextFloat() - 1.5f;
    }
    short[] tile = new short[white.length];
    for (int y = 0; y < TILE; y++) {
      for (int x = 0; x < TILE; x++) {
        float sum = 0;
        for (int k = 0; k < 4; k++) {
          sum += white[(y + k / 2) % TILE * TILE + (x + k % 2) % TILE];
        }
        tile[y * TILE + x] = (short) (sum * 190);
      }
    }
    return tile;
  }

  @Override
  public void row(int plane, int y, int[] row) {
    if (kinds.contains(Kind.SMOKE)) {
      smoke.row(plane, y, row, plane == 0 ? 0 : chromaX, plane == 0 ? 0 : chromaY);
    }
    if (plane > 0) {
      return;
    }
    if (light.length > 0) {
      int at = y * width;
      for (int x = 0; x < row.length; x++, at++) {
        int add = light[at];
        if (add > 0) {
          // light fills what room is left up to white, so that snow on snow does not glow
          row[x] += (int) ((long) add * Math.max(0, 15040 - row[x]) / 14016);
        }
      }
    }
    if (noise.length > 0) {
      int at = (y + noiseY) % TILE * TILE;
      for (int x = 0; x < row.length; x++) {
        int grained = row[x] + noise[at + (x + noiseX) % TILE];
        row[x] = Math.max(0, Math.min(Layer.MOST, grained));
      }
    }
  }
}
