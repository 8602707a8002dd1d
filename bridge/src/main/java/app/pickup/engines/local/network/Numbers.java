package app.pickup.engines.local.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers that go into a network once, whole ones (64 bits) or real ones (32 bits). */
public final class Numbers {
  private final long @Nullable [] whole;
  private final float[] real;
  private final long[] shape;

  private Numbers(long @Nullable [] whole, float[] real, long... shape) {
    this.whole = whole;
    this.real = real;
    this.shape = shape.clone();
  }

  /** Whole numbers in this shape. */
  public static Numbers whole(long[] values, long... shape) {
    check(values.length, shape);
    return new Numbers(values.clone(), new float[0], shape);
  }

  /** Real numbers in this shape. */
  public static Numbers real(float[] values, long... shape) {
    check(values.length, shape);
    return new Numbers(null, values.clone(), shape);
  }

  /** Null: they are real. */
  long @Nullable [] whole() {
    return whole;
  }

  float[] real() {
    return real;
  }

  long[] shape() {
    return shape;
  }

  private static void check(long count, long... shape) {
    if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != count) {
      throw new IllegalArgumentException(count + " numbers are no " + Arrays.toString(shape));
    }
  }
}
