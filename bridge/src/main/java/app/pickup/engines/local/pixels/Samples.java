package app.pickup.engines.local.pixels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads and writes one sample of a plane: a byte, or two bytes little endian where {@code wide}.
 * The flag never changes within a loop, so the compiler makes two loops of one.
 */
public final class Samples {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private Samples() {}

  /** The sample that begins at this byte. */
  public static int get(byte[] plane, int at, boolean wide) {
    return wide ? (short) WORDS.get(plane, at) & 0xffff : plane[at] & 0xff;
  }

  public static void set(byte[] plane, int at, boolean wide, int value) {
    if (wide) {
      WORDS.set(plane, at, (short) value);
    } else {
      plane[at] = (byte) value;
    }
  }

  /** What 255 of 8 bits is at this depth: the unit in which the engine reckons with code values. */
  public static float unit(int depth) {
    return 255 << (depth - 8);
  }

  /** The largest code value. */
  public static int max(int depth) {
    return (1 << depth) - 1;
  }
}
