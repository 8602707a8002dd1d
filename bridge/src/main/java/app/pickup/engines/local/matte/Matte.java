package app.pickup.engines.local.matte;

/**
 * What the network says of one picture, at model size: how much of each pixel is the person, and by
 * how much the person's own colour differs from the pixel's, which still holds some of the old
 * background.
 */
final class Matte {
  final ModelSize size;

  /** 0 to 1. */
  final float[] alpha;

  /** Foreground less pixel, in code values where 255 of 8 bits is 1. */
  final float[] spillY;

  final float[] spillU;
  final float[] spillV;

  /** What stands behind the people, where it is a screen of one colour. */
  Screen screen = Screen.NONE;

  Matte(ModelSize size) {
    this.size = size;
    alpha = new float[size.pixels()];
    spillY = new float[size.pixels()];
    spillU = new float[size.pixels()];
    spillV = new float[size.pixels()];
  }

  /** Which part of the picture is rather person than not, 0 to 1. */
  float area() {
    int inside = 0;
    for (float a : alpha) {
      inside += a > .5f ? 1 : 0;
    }
    return (float) inside / alpha.length;
  }
}
