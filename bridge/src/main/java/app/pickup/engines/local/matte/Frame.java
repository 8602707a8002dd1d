package app.pickup.engines.local.matte;

import java.util.ArrayList;
import java.util.List;

/** A pooled frame of the plate and its moments, in the order in which they were taken. */
final class Frame {
  final byte[] pixels;
  final List<Moment> moments = new ArrayList<>();

  Frame(int bytes, int moments, ModelSize size) {
    pixels = new byte[bytes];
    for (int i = 0; i < moments; i++) {
      this.moments.add(new Moment(this, i, size));
    }
  }
}
