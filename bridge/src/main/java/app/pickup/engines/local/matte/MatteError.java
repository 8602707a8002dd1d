package app.pickup.engines.local.matte;

import java.util.List;
import java.util.Locale;

/**
 * How far mattes are from others of the same frames.
 *
 * @param mad mean absolute difference of alpha, times 1000
 * @param iou intersection over union of both cut at a half
 * @param dtSsd root mean square of the difference of their changes from frame to frame, times 100
 */
record MatteError(double mad, double iou, double dtSsd) {
  private static final int LEFT_OUT = 5;

  /** Planes of 8 bits, full range. */
  static MatteError of(List<byte[]> made, List<byte[]> truth) {
    if (made.size() != truth.size()) {
      throw new IllegalArgumentException(made.size() + " frames and " + truth.size());
    }
    long apart = 0;
    long both = 0;
    long either = 0;
    long samples = 0;
    double changes = 0;
    long changed = 0;
    for (int f = LEFT_OUT; f < made.size(); f++) {
      byte[] a = made.get(f);
      byte[] b = truth.get(f);
      for (int i = 0; i < a.length; i++) {
        int x = a[i] & 0xff;
        int y = b[i] & 0xff;
        apart += Math.abs(x - y);
        both += x > 127 && y > 127 ? 1 : 0;
        either += x > 127 || y > 127 ? 1 : 0;
        if (f > LEFT_OUT) {
          int before = (made.get(f - 1)[i] & 0xff) - (truth.get(f - 1)[i] & 0xff);
          double d = x - y - before;
          changes += d * d;
          changed++;
        }
      }
      samples += a.length;
    }
    return new MatteError(
        1000.0 * apart / samples / 255,
        either == 0 ? 1 : (double) both / either,
        changed == 0 ? 0 : 100 * Math.sqrt(changes / changed) / 255);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "MAD %.2f IoU %.4f dtSSD %.2f", mad, iou, dtSsd);
  }
}
