package app.pickup.engines.local.matte;

import app.pickup.media.PixelLayout;
import app.pickup.shots.Shot.Tier;

/**
 * The size at which the network sees a picture: about so many pixels as the tier pays for, in the
 * picture's own aspect, both sides multiples of 16, as the network halves them four times.
 */
record ModelSize(int width, int height) {
  static final int STEP = 16;

  /** The square that selfie segmentation was trained on. */
  static final ModelSize SELFIE = new ModelSize(256, 256);

  static ModelSize of(Tier tier, int width, int height) {
    // 288x160, 384x224 and 512x288 at 16:9
    int pixels =
        switch (tier) {
          case DRAFT -> 49_000;
          case STANDARD -> 86_016;
          case PRO -> 147_456;
        };
    double aspect = (double) width / height;
    return new ModelSize(
        side(Math.sqrt(pixels * aspect), width), side(Math.sqrt(pixels / aspect), height));
  }

  static ModelSize of(Tier tier, PixelLayout layout) {
    return of(tier, layout.width(), layout.height());
  }

  /** Never more than the picture itself has. */
  private static int side(double wanted, int there) {
    int most = (there + STEP - 1) / STEP * STEP;
    return Math.max(STEP, Math.min(most, (int) Math.round(wanted / STEP) * STEP));
  }

  int pixels() {
    return width * height;
  }

  Region whole() {
    return new Region(0, 0, width, height);
  }
}
