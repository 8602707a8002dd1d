package app.pickup.engines.local.previz;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A picture in red, green and blue, each 0 to 1 as coded for BT.709, and how much of each pixel is
 * there.
 */
final class Raster {
  final int width;
  final int height;

  /** Planes R, G, B; of what is not there the colour is whatever continues it best. */
  final float[][] rgb;

  /** 0 to 1. */
  final float[] alpha;

  Raster(int width, int height) {
    this.width = width;
    this.height = height;
    rgb = new float[3][width * height];
    alpha = new float[width * height];
  }

  /** Work on the pixels of a row, from the first to the one after the last. */
  interface Row {
    void at(int from, int to);
  }

  /**
   * Does this to every row, on as many processors as there are: nobody sees a frame before the
   * first stage is set. A row must not need another.
   */
  void rows(Row work) {
    IntStream.range(0, height).parallel().forEach(y -> work.at(y * width, (y + 1) * width));
  }

  /** The same shape, all there. */
  static Raster solid(int width, int height) {
    Raster raster = new Raster(width, height);
    Arrays.fill(raster.alpha, 1);
    return raster;
  }
}
