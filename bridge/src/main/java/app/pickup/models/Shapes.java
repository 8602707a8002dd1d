package app.pickup.models;

import java.util.Arrays;

/**
 * Arithmetic on tensor shapes. TensorFlow keeps pictures as NHWC (batch, rows, columns, channels),
 * ONNX as NCHW; shapes of any rank but 4 mean the same in both.
 */
final class Shapes {
  private static final int[] NCHW_FROM_NHWC = {0, 3, 1, 2};
  private static final int[] AXIS = {0, 2, 3, 1};

  private Shapes() {}

  static int size(int[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /** The shape of a result of two operands, ones stretched (numpy's rule). */
  static int[] broadcast(int[] a, int[] b) {
    int rank = Math.max(a.length, b.length);
    int[] out = new int[rank];
    for (int i = 0; i < rank; i++) {
      int x = i < rank - a.length ? 1 : a[i - rank + a.length];
      int y = i < rank - b.length ? 1 : b[i - rank + b.length];
      out[i] = x == 1 ? y : x;
    }
    return out;
  }

  /** Where an axis of NHWC lies in NCHW; negative axes count from the end. */
  static int axis(int axis, int rank) {
    int a = axis < 0 ? axis + rank : axis;
    return rank == 4 ? AXIS[a] : a;
  }

  /** The shape as ONNX stores it. */
  static int[] stored(int[] shape) {
    return shape.length == 4 ? permuted(shape, NCHW_FROM_NHWC) : shape;
  }

  static int[] permuted(int[] shape, int... order) {
    return Arrays.stream(order).map(i -> shape[i]).toArray();
  }

  /** The values of a tensor with its axes in another order. */
  static double[] permuted(double[] values, int[] shape, int... order) {
    int rank = shape.length;
    int[] step = new int[rank];
    for (int i = rank - 1, s = 1; i >= 0; s *= shape[i--]) {
      step[i] = s;
    }
    int[] out = permuted(shape, order);
    int[] at = new int[rank];
    double[] result = new double[values.length];
    for (int k = 0; k < result.length; k++) {
      int from = 0;
      for (int i = 0; i < rank; i++) {
        from += at[i] * step[order[i]];
      }
      result[k] = values[from];
      for (int i = rank - 1; i >= 0 && ++at[i] == out[i]; i--) {
        at[i] = 0;
      }
    }
    return result;
  }

  /** The values of a constant as ONNX stores them. */
  static double[] storedValues(double[] values, int[] shape) {
    return shape.length == 4 ? permuted(values, shape, NCHW_FROM_NHWC) : values;
  }
}
