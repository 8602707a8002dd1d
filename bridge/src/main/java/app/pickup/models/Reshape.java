package app.pickup.models;

import app.pickup.models.Value.Signal;
import java.util.List;
import java.util.Map;

/**
 * The same numbers in another shape. TensorFlow counts a picture's numbers through NHWC, so a
 * picture is turned back to that order before, and a result that is a picture is turned to NCHW.
 */
final class Reshape {
  private Reshape() {}

  /**
   * @param wanted may hold one -1: whatever is left
   */
  static Signal add(OnnxGraph onnx, Signal x, int[] wanted) {
    int[] shape = wanted.clone();
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] < 0) {
        shape[i] = 1;
        shape[i] = Shapes.size(x.shape()) / Shapes.size(shape.clone());
      }
    }
    String flat = x.name();
    if (x.rank() == 4) {
      flat = turned(onnx, flat, x.shape(), 0, 2, 3, 1);
    }
    String to = onnx.constant(Tensor.longs(shape));
    String out = onnx.add("Reshape", shape, List.of(flat, to), Map.of());
    if (shape.length == 4) {
      out = turned(onnx, out, Shapes.stored(shape), 0, 3, 1, 2);
    }
    return new Signal(out, shape);
  }

  private static String turned(OnnxGraph onnx, String value, int[] shape, long... order) {
    return onnx.add("Transpose", shape, List.of(value), Map.of("perm", order));
  }
}
