package app.pickup.engines.local.previz;

import org.jspecify.annotations.Nullable;

/**
 * A picture that stands in the room, ready to be drawn: planes Y, U, V times alpha, and alpha, in
 * 14 bits; chroma at half the width and height.
 */
final class Layer {
  /** How near the subject stands: one by its distance, which is 1. */
  static final double NEAR = 1;

  /** How near what is behind stands. */
  static final double FAR = .4;

  /** Of all samples. */
  static final int BITS = 14;

  /** Their scale. */
  static final int ONE = 1 << BITS;

  /** The last code value; so that what lies between two of them may be rounded up. */
  static final int MOST = 255 * 64;

  /** Neutral chroma, BT.709 narrow: 128 of 8 bits. */
  static final int GREY = 128 * 64;

  private static final int BLACK = 16 * 64;
  private static final float LUMA = 219 * 64;
  private static final float CHROMA = 224 * 64;

  final int width;
  final int height;
  final int chromaWidth;
  final int chromaHeight;

  /** Y, U, V as they are where there is no alpha, else times alpha; then alpha of both sizes. */
  final short[] luma;

  final short[] chromaU;
  final short[] chromaV;

  /** Null where all of it is there. */
  final short @Nullable [] alpha;

  final short @Nullable [] chromaAlpha;
  private final @Nullable Runs runs;
  private final @Nullable Runs chromaRuns;

  /** Where it lies: the whole picture's pixel of its first column and row; may be below 0. */
  final int left;

  final int top;

  /** Of the picture that it was cut from, at this layer's scale. */
  final int wholeWidth;

  final int wholeHeight;

  /** {@link #NEAR} or {@link #FAR}. */
  final double near;

  private Layer(Raster from, Crop crop, boolean solid, double near) {
    this.width = crop.width();
    this.height = crop.height();
    this.left = crop.left();
    this.top = crop.top();
    this.wholeWidth = from.width;
    this.wholeHeight = from.height;
    this.near = near;
    chromaWidth = (width + 1) / 2;
    chromaHeight = (height + 1) / 2;
    luma = new short[width * height];
    chromaU = new short[chromaWidth * chromaHeight];
    chromaV = new short[chromaWidth * chromaHeight];
    alpha = solid ? null : new short[width * height];
    chromaAlpha = solid ? null : new short[chromaWidth * chromaHeight];
    fill(from);
    runs = alpha == null ? null : Runs.of(alpha, width, height);
    chromaRuns = chromaAlpha == null ? null : Runs.of(chromaAlpha, chromaWidth, chromaHeight);
  }

  /**
   * A part of a raster that begins on even pixels. It may reach over the raster's edge, where the
   * edge goes on: who is cut by the picture's edge is cut there and nowhere else.
   */
  record Crop(int left, int top, int width, int height) {
    private static final int RIM = 4;

    static Crop whole(Raster raster) {
      return new Crop(0, 0, raster.width, raster.height);
    }

    /** Of what is there, with a rim. */
    static Crop of(Raster raster) {
      int left = raster.width;
      int right = -1;
      int top = raster.height;
      int bottom = -1;
      for (int y = 0; y < raster.height; y++) {
        for (int x = 0; x < raster.width; x++) {
          if (raster.alpha[y * raster.width + x] > 0) {
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = y;
          }
        }
      }
      if (right < 0) {
        return new Crop(0, 0, 2, 2);
      }
      left = left - RIM & ~1;
      top = top - RIM & ~1;
      return new Crop(left, top, right + 1 + RIM - left, bottom + 1 + RIM - top);
    }
  }

  /** What is behind: it covers the picture. */
  static Layer backdrop(Raster raster) {
    return new Layer(raster, Crop.whole(raster), true, FAR);
  }

  /** Who stands in front, or words: it has holes. */
  static Layer cutout(Raster raster) {
    return new Layer(raster, Crop.of(raster), false, NEAR);
  }

  /**
   * One of its planes.
   *
   * @param values 0 luma, 1 U, 2 V
   * @param alpha at the same size; null where all of it is there
   * @param runs of the alpha, likewise
   */
  record Plane(
      short[] values, short @Nullable [] alpha, @Nullable Runs runs, int width, int height) {}

  Plane plane(int which) {
    return switch (which) {
      case 0 -> new Plane(luma, alpha, runs, width, height);
      case 1 -> new Plane(chromaU, chromaAlpha, chromaRuns, chromaWidth, chromaHeight);
      default -> new Plane(chromaV, chromaAlpha, chromaRuns, chromaWidth, chromaHeight);
    };
  }

  private void fill(Raster from) {
    float[] u = new float[width];
    float[] v = new float[width];
    float[] a = new float[width];
    int[] sumU = new int[chromaWidth];
    int[] sumV = new int[chromaWidth];
    int[] sumA = new int[chromaWidth];
    for (int y = 0; y < height; y++) {
      int row = Math.max(0, Math.min(from.height - 1, top + y)) * from.width;
      for (int x = 0; x < width; x++) {
        int at = row + Math.max(0, Math.min(from.width - 1, left + x));
        float r = from.rgb[0][at];
        float g = from.rgb[1][at];
        float b = from.rgb[2][at];
        // ITU-R BT.709-6, 3: luma and colour differences
        float luminance = .2126f * r + .7152f * g + .0722f * b;
        a[x] = alpha == null ? 1 : from.alpha[at];
        u[x] = (b - luminance) / 1.8556f;
        v[x] = (r - luminance) / 1.5748f;
        luma[y * width + x] = (short) Math.round(a[x] * (BLACK + LUMA * luminance));
        if (alpha != null) {
          alpha[y * width + x] = (short) Math.round(a[x] * ONE);
        }
      }
      boolean last = y + 1 == height;
      for (int x = 0; x < width; x++) {
        sumU[x / 2] += Math.round(a[x] * (GREY + CHROMA * u[x]));
        sumV[x / 2] += Math.round(a[x] * (GREY + CHROMA * v[x]));
        sumA[x / 2] += Math.round(a[x] * ONE);
      }
      if ((y & 1) == 1 || last) {
        for (int x = 0; x < chromaWidth; x++) {
          int n = (2 * x + 1 < width ? 2 : 1) * ((y & 1) == 1 ? 2 : 1);
          int to = y / 2 * chromaWidth + x;
          chromaU[to] = (short) (sumU[x] / n);
          chromaV[to] = (short) (sumV[x] / n);
          if (chromaAlpha != null) {
            chromaAlpha[to] = (short) (sumA[x] / n);
          }
          sumU[x] = 0;
          sumV[x] = 0;
          sumA[x] = 0;
        }
      }
    }
  }
}
