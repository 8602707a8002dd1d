package app.pickup.engines.local.face;

import app.pickup.engines.local.pixels.CutDetector;
import app.pickup.media.Colour;
import app.pickup.media.PixelLayout;

/** Sees cuts in whole frames. */
final class Cuts {
  private static final int SIDE = 48;

  private final CropReader reader;
  private final Crop whole;
  private final CutDetector detector = new CutDetector(SIDE * SIDE);

  Cuts(PixelLayout layout, Colour colour) {
    reader = new CropReader(layout, colour, SIDE, false);
    whole =
        new Crop(
            layout.width() / 2.0,
            layout.height() / 2.0,
            Math.min(layout.width(), layout.height()),
            0);
  }

  /** Whether this frame begins a new shot; the very first does. */
  boolean cut(byte[] frame) {
    return detector.cut(reader.sample(frame, whole)[0]);
  }
}
