package app.pickup.models;

import java.util.Arrays;

/**
 * A constant of an ONNX graph: 32-bit floats or, where {@code whole}, 64-bit integers.
 *
 * @param shape as stored, rank 4 in NCHW; empty for a scalar
 */
record Tensor(int[] shape, double[] values, boolean whole) {

  static Tensor floats(int[] shape, double... values) {
    return new Tensor(shape, values, false);
  }

  static Tensor longs(int... values) {
    return new Tensor(
        new int[] {values.length}, Arrays.stream(values).asDoubleStream().toArray(), true);
  }

  /** Channels {@code from} up to {@code to} of the second axis: of a convolution's inputs. */
  Tensor slicedInputs(int from, int to) {
    int inner = shape[2] * shape[3];
    int[] out = {shape[0], to - from, shape[2], shape[3]};
    double[] part = new double[Shapes.size(out)];
    for (int o = 0; o < shape[0]; o++) {
      System.arraycopy(
          values, (o * shape[1] + from) * inner, part, o * out[1] * inner, out[1] * inner);
    }
    return new Tensor(out, part, whole);
  }
}
