package app.pickup.engines.local.matte;

import app.pickup.engines.local.pixels.Samples;
import app.pickup.engines.local.pixels.YuvRgb;
import app.pickup.media.Colour;
import app.pickup.media.PixelLayout;

/** One frame behind all. */
final class StillBackground implements Background {
  private final byte[] frame;

  StillBackground(byte[] frame) {
    this.frame = frame;
  }

  /** One colour, given as sRGB 0xRRGGBB and shown by the plate's matrix and range. */
  static StillBackground flat(int rgb, PixelLayout layout, Colour colour) {
    float[] yuv =
        new YuvRgb(colour, layout.height())
            .samples((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f);
    byte[] frame = new byte[layout.frameBytes()];
    float unit = Samples.unit(layout.depth());
    for (int plane = 0; plane < 3; plane++) {
      int value = Math.round(yuv[plane] * unit);
      fill(frame, layout, plane, Math.max(0, Math.min(Samples.max(layout.depth()), value)));
    }
    return new StillBackground(frame);
  }

  /** Sets a whole plane to one value. */
  static void fill(byte[] frame, PixelLayout layout, int plane, int value) {
    int bytes = layout.bytesPerSample();
    int end = layout.offset(plane + 1);
    for (int at = layout.offset(plane); at < end; at += bytes) {
      Samples.set(frame, at, bytes == 2, value);
    }
  }

  @Override
  public byte[] behind(Frame plate) {
    return frame;
  }

  @Override
  public boolean still() {
    return true;
  }

  @Override
  public void close() {}
}
