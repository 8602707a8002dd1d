package app.pickup.engines.local.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Numbers that go into a network or come out of it, outside the heap. Made once for the largest
 * shape, then reshaped; a network writes its result straight into it.
 */
public final class Blob {
  private final FloatBuffer room;
  private long[] shape;

  /** Room for this shape; it begins with this shape. */
  public Blob(long... largest) {
    room =
        ByteBuffer.allocateDirect(Math.toIntExact(4 * size(largest)))
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    shape = largest.clone();
  }

  /** Another shape, of no more numbers than the largest. */
  public void reshape(long... to) {
    shape = to.clone();
    room.clear().limit(Math.toIntExact(size(to)));
  }

  public long[] shape() {
    return shape;
  }

  /** As many numbers as the shape has, from position 0. */
  public FloatBuffer values() {
    return room.rewind();
  }

  public void zero() {
    for (int i = 0; i < room.limit(); i++) {
      room.put(i, 0);
    }
  }

  private static long size(long... shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
