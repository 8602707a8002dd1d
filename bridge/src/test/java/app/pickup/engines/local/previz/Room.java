package app.pickup.engines.local.previz;

import app.pickup.media.PixelLayout;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A wall of noise, and a square of other noise before it: whatever moves can be measured. */
final class Room {
  static final int WIDTH = 480;
  static final int HEIGHT = 270;
  static final PixelLayout LAYOUT = new PixelLayout(WIDTH, HEIGHT, 1, 1, 8, false);
  static final double ASPECT = (double) WIDTH / HEIGHT;

  private static final int REACH = 30;

  final Raster wall = noise(1);
  final Raster square = square();
  private final Layer behind = Layer.backdrop(wall);
  private final Layer subject = Layer.cutout(square);

  /** Both in their places, as a shot would have them. */
  Stage stage(boolean focus) {
    return new Stage(behind, subject, focus ? new Focus(wall, square) : null, null);
  }

  /** The luma of a frame. */
  static byte[] frame(Stage stage, Pose pose) {
    byte[] frame = new byte[LAYOUT.frameBytes()];
    new Painter(LAYOUT).paint(stage.seen(pose), pose, frame, null);
    return frame;
  }

  /** By how much a patch of 24 pixels round this place moved, in pixels. */
  static int[] moved(byte[] from, byte[] to, int x, int y) {
    int[] best = {0, 0};
    long least = Long.MAX_VALUE;
    for (int dy = -REACH; dy <= REACH; dy++) {
      for (int dx = -REACH; dx <= REACH; dx++) {
        long sum = 0;
        for (int v = -12; v < 12; v++) {
          for (int u = -12; u < 12; u++) {
            int a = from[(y + v) * WIDTH + x + u] & 0xff;
            int at = clamp(y + v + dy, HEIGHT) * WIDTH + clamp(x + u + dx, WIDTH);
            sum += Math.abs(a - (to[at] & 0xff));
          }
        }
        if (sum < least) {
          least = sum;
          best = new int[] {dx, dy};
        }
      }
    }
    return best;
  }

  /** How much drawing there is round a place: the mean step from pixel to pixel. */
  static double drawing(byte[] frame, int x, int y) {
    long sum = 0;
    for (int v = -20; v < 20; v++) {
      for (int u = -20; u < 20; u++) {
        int at = (y + v) * WIDTH + x + u;
        sum += Math.abs((frame[at] & 0xff) - (frame[at + 1] & 0xff));
      }
    }
    return sum / 1600.0;
  }

  private static int clamp(int value, int size) {
    return Math.max(0, Math.min(size - 1, value));
  }

  private static Raster square() {
    Raster square = noise(2);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean there = Math.abs(x - WIDTH / 2) < 80 && Math.abs(y - HEIGHT / 2) < 80;
        square.alpha[y * WIDTH + x] = there ? 1 : 0;
      }
    }
    return square;
  }

  /** Soft noise: spots of about six pixels. */
  private static Raster noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int columns = WIDTH / 6 + 2;
    float[] cells = new float[columns * (HEIGHT / 6 + 2)];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = random.nextFloat();
    }
    Raster raster = Raster.solid(WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        float value = Fill.between(cells, columns, HEIGHT / 6 + 2, x / 6f, y / 6f);
        for (int c = 0; c < 3; c++) {
          raster.rgb[c][y * WIDTH + x] = value;
        }
      }
    }
    return raster;
  }

  /** Frames of a move, from its first to its last. */
  static List<Pose> poses(Move move, int frames) {
    return IntStream.range(0, frames)
        .mapToObj(i -> move.at((double) i / (frames - 1), i / 25.0, ASPECT))
        .toList();
  }
}
