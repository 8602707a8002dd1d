package app.pickup.engines.local.face;

import app.pickup.engines.local.network.Blob;
import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;
import app.pickup.engines.local.pixels.YuvRgb;
import app.pickup.media.Colour;
import app.pickup.media.PixelLayout;
import java.nio.FloatBuffer;

/**
 * Reads a turned square of a frame as a small RGB picture, straight from its planes. Each pixel is
 * the mean of as many samples as keep fine detail from flickering. Not for more than one thread.
 */
final class CropReader {
  /** Samples between which half a pixel is left out do not flicker yet. */
  private static final double REACH = 2;

  private static final int MOST = 4;

  private final PictureView view;
  private final YuvRgb colours;
  private final int side;
  private final float unit;
  private final float[][] yuv;
  private final float[] rgb;
  private final float[] outside;

  /**
   * @param side of the small picture
   * @param dark whether what lies outside the frame is black; else the frame's edge goes on
   */
  CropReader(PixelLayout layout, Colour colour, int side, boolean dark) {
    this.view = PictureView.whole(layout);
    this.colours = new YuvRgb(colour, layout.height());
    this.side = side;
    this.unit = Samples.unit(layout.depth());
    this.yuv = new float[3][side * side];
    this.rgb = new float[3 * side * side];
    this.outside = dark ? colours.samples(0, 0, 0) : new float[0];
  }

  /** Puts planes R, G, B into the blob, 0 to 1 as {@code low} to {@code high}. */
  void read(byte[] frame, Crop crop, Blob into, float low, float high) {
    sample(frame, crop);
    colours.toRgb(yuv[0], yuv[1], yuv[2], rgb);
    FloatBuffer out = into.values();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = low + (high - low) * rgb[i];
    }
    out.put(rgb);
  }

  /** The three planes of the square in code values; the array is used again. */
  float[][] sample(byte[] frame, Crop crop) {
    double step = crop.side() / side;
    plane(frame, 0, crop, taps(step));
    // colour is smooth: half as fine is as good
    int chroma = taps(step / 2);
    plane(frame, 1, crop, chroma);
    plane(frame, 2, crop, chroma);
    return yuv;
  }

  /** The luma of the square in code values; the array is used again. */
  float[] luma(byte[] frame, Crop crop) {
    plane(frame, 0, crop, taps(crop.side() / side));
    return yuv[0];
  }

  private static int taps(double step) {
    return Math.max(1, Math.min(MOST, (int) Math.ceil(step / REACH)));
  }

  private void plane(byte[] frame, int plane, Crop crop, int taps) {
    double across = plane == 0 ? 1 : 1.0 / (1 << view.chromaX);
    double down = plane == 0 ? 1 : 1.0 / (1 << view.chromaY);
    double step = crop.side() / side / taps;
    double c = Math.cos(crop.roll()) * step;
    double s = Math.sin(crop.roll()) * step;
    if (s == 0) {
      level(frame, plane, crop, taps, c, across, down);
      return;
    }
    int n = side * taps;
    double reach = n / 2.0 * (Math.abs(c) + Math.abs(s));
    boolean within =
        reaches(crop.x() * across, reach * across, view.columns(plane))
            && reaches(crop.y() * down, reach * down, view.rows(plane));
    int first = view.row(plane, 0);
    int stride = view.row(plane, 1) - first;
    int bytes = view.bytesPerSample();
    boolean wide = view.wide;
    double right = c * across;
    double lower = s * down;
    float[] out = yuv[plane];
    float scale = 1 / (unit * taps * taps);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        float sum = 0;
        for (int j = 0; j < taps; j++) {
          double v = row * taps + j + .5 - n / 2.0;
          double u = column * taps + .5 - n / 2.0;
          double px = (crop.x() + u * c - v * s) * across - .5;
          double py = (crop.y() + u * s + v * c) * down - .5;
          for (int i = 0; i < taps; i++) {
            float x = (float) px;
            float y = (float) py;
            if (within) {
              int x0 = (int) x;
              int y0 = (int) y;
              int at = first + y0 * stride + x0 * bytes;
              sum += between(frame, at, bytes, stride, x - x0, y - y0, wide);
            } else {
              sum += sample(frame, plane, x, y);
            }
            px += right;
            py += lower;
          }
        }
        out[row * side + column] = sum * scale;
      }
    }
  }

  /** Whether all of it lies so well within that no sample needs a look at the edge. */
  private static boolean reaches(double middle, double reach, int samples) {
    return middle - reach > 2 && middle + reach < samples - 3;
  }

  /** A crop that is not turned: its rows and columns are those of the picture. */
  private void level(
      byte[] frame, int plane, Crop crop, int taps, double c, double across, double down) {
    int n = side * taps;
    int first = view.row(plane, 0);
    int bytes = view.bytesPerSample();
    Places columns = new Places(n, view.columns(plane) - 1, bytes);
    Places rows = new Places(n, view.rows(plane) - 1, view.row(plane, 1) - first);
    for (int column = 0; column < side; column++) {
      double px = (crop.x() + (column * taps + .5 - n / 2.0) * c) * across - .5;
      for (int i = 0; i < taps; i++) {
        columns.set(column * taps + i, (float) px);
        px += c * across;
      }
    }
    for (int row = 0; row < n; row++) {
      rows.set(row, (float) ((crop.y() + (row + .5 - n / 2.0) * c) * down - .5));
    }
    boolean wide = view.wide;
    boolean dark = outside.length > 0;
    float beyond = dark ? outside[plane] * unit : 0;
    float[] out = yuv[plane];
    float scale = 1 / (unit * taps * taps);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        float sum = 0;
        for (int y = row * taps; y < (row + 1) * taps; y++) {
          int line = first + rows.at[y];
          int below = rows.next[y];
          float fy = rows.share[y];
          boolean rowOut = dark && rows.out[y];
          for (int x = column * taps; x < (column + 1) * taps; x++) {
            sum +=
                rowOut || dark && columns.out[x]
                    ? beyond
                    : between(
                        frame,
                        line + columns.at[x],
                        columns.next[x],
                        below,
                        columns.share[x],
                        fy,
                        wide);
          }
        }
        out[row * side + column] = sum * scale;
      }
    }
  }

  /** A plane's value at this place of the picture, in code values. */
  float at(byte[] frame, int plane, float x, float y) {
    float across = plane == 0 ? 1 : 1f / (1 << view.chromaX);
    float down = plane == 0 ? 1 : 1f / (1 << view.chromaY);
    return sample(frame, plane, x * across - .5f, y * down - .5f) / unit;
  }

  /** Between four samples. */
  private float sample(byte[] frame, int plane, float px, float py) {
    int right = view.columns(plane) - 1;
    int bottom = view.rows(plane) - 1;
    if (outside.length > 0 && (px < -.5f || py < -.5f || px > right + .5f || py > bottom + .5f)) {
      return outside[plane] * unit;
    }
    float x = px < 0 ? 0 : px > right ? right : px;
    float y = py < 0 ? 0 : py > bottom ? bottom : py;
    int x0 = (int) x;
    int y0 = (int) y;
    float fx = x - x0;
    float fy = y - y0;
    int bytes = view.bytesPerSample();
    int at = view.row(plane, y0) + x0 * bytes;
    int next = x0 < right ? bytes : 0;
    int below = y0 < bottom ? view.row(plane, y0 + 1) - view.row(plane, y0) : 0;
    return between(frame, at, next, below, fx, fy, view.wide);
  }

  private static float between(
      byte[] frame, int at, int next, int below, float fx, float fy, boolean wide) {
    float a = Samples.get(frame, at, wide);
    float b = Samples.get(frame, at + next, wide);
    float d = Samples.get(frame, at + below, wide);
    float e = Samples.get(frame, at + below + next, wide);
    float upper = a + fx * (b - a);
    return upper + fy * (d + fx * (e - d) - upper);
  }
}
