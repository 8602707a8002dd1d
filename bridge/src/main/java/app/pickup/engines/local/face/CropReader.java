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
  private static final int MOST = 6;

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
    int chroma = taps(step / (1 << view.chromaX));
    plane(frame, 1, crop, chroma);
    plane(frame, 2, crop, chroma);
    return yuv;
  }

  private static int taps(double step) {
    return Math.max(1, Math.min(MOST, (int) Math.ceil(step / 1.5)));
  }

  private void plane(byte[] frame, int plane, Crop crop, int taps) {
    double across = plane == 0 ? 1 : 1.0 / (1 << view.chromaX);
    double down = plane == 0 ? 1 : 1.0 / (1 << view.chromaY);
    double step = crop.side() / side / taps;
    double c = Math.cos(crop.roll()) * step;
    double s = Math.sin(crop.roll()) * step;
    int n = side * taps;
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
            sum += sample(frame, plane, (float) px, (float) py);
            px += c * across;
            py += s * down;
          }
        }
        out[row * side + column] = sum * scale;
      }
    }
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
    int below = y0 < bottom ? view.row(plane, y0 + 1) + x0 * bytes : at;
    float a = Samples.get(frame, at, view.wide);
    float b = Samples.get(frame, at + next, view.wide);
    float d = Samples.get(frame, below, view.wide);
    float e = Samples.get(frame, below + next, view.wide);
    float upper = a + fx * (b - a);
    return upper + fy * (d + fx * (e - d) - upper);
  }
}
