package app.pickup.engines.local.matte;

import app.pickup.engines.local.pixels.Samples;
import app.pickup.media.PixelLayout;

/** The plane of a matte frame into which alpha is written: full range, 0 to the largest value. */
final class AlphaPlane {
  private final byte[] frame;
  private final int plane;
  private final PixelLayout layout;
  private final int first;
  private final int step;

  /**
   * @param layout of the matte frame; its alpha plane is written, or luma where it has none
   * @param first row of the picture within the frame
   * @param step 2 for a field
   */
  AlphaPlane(byte[] frame, PixelLayout layout, int first, int step) {
    this.frame = frame;
    this.layout = layout;
    this.plane = layout.alpha() ? 3 : 0;
    this.first = first;
    this.step = step;
  }

  void write(int row, float[] alpha) {
    boolean wide = layout.bytesPerSample() == 2;
    int bytes = layout.bytesPerSample();
    float max = Samples.max(layout.depth());
    int at = layout.offset(plane) + (first + row * step) * layout.stride(plane);
    for (int x = 0; x < layout.width(); x++) {
      Samples.set(frame, at + x * bytes, wide, (int) (alpha[x] * max + .5f));
    }
  }
}
