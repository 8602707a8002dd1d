package app.pickup.models;

import app.pickup.models.Value.Constant;
import app.pickup.models.Value.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Convolutions and pools: what slides a window over a picture. */
final class ConvolutionOps {
  private final OnnxGraph onnx;

  ConvolutionOps(OnnxGraph onnx) {
    this.onnx = onnx;
  }

  /**
   * Operands: picture, weights HWIO (depthwise: HWIM), then of a fused convolution the bias and the
   * slopes.
   */
  Signal convolution(TfNode node, List<Value> in, boolean depthwise) {
    Signal x = SignalOps.signal(in, 0);
    Constant w = SignalOps.constant(in, 1);
    int[] k = w.shape();
    int[] given = node.numbers("dilations", 1, 1, 1, 1);
    int dilation = Math.max(given[1], x.dilation());
    Window rows = window(node, 1, x.shape()[1], k[0], dilation);
    Window columns = window(node, 2, x.shape()[2], k[1], dilation);
    int channels = depthwise ? k[2] * k[3] : k[3];
    Tensor weights =
        depthwise
            ? Tensor.floats(
                new int[] {channels, 1, k[0], k[1]}, Shapes.permuted(w.values(), k, 2, 3, 0, 1))
            : Tensor.floats(
                new int[] {channels, k[2], k[0], k[1]}, Shapes.permuted(w.values(), k, 3, 2, 0, 1));
    List<String> operands = new ArrayList<>(List.of(x.name(), onnx.constant(weights)));
    List<String> fused = node.texts("fused_ops");
    if (fused.contains("BiasAdd")) {
      operands.add(
          onnx.constant(Tensor.floats(new int[] {channels}, SignalOps.constant(in, 2).values())));
    }
    int[] shape = {x.shape()[0], rows.out, columns.out, channels};
    Map<String, Object> attributes =
        Map.of(
            "kernel_shape", new long[] {k[0], k[1]},
            "strides", new long[] {rows.stride, columns.stride},
            "dilations", new long[] {dilation, dilation},
            "pads", new long[] {rows.before, columns.before, rows.after, columns.after},
            "group", depthwise ? (long) k[2] : 1L);
    String out = onnx.add("Conv", Shapes.stored(shape), operands, attributes);
    for (String op : fused) {
      Signal made = new Signal(out, shape);
      out =
          switch (op) {
            case "BiasAdd" -> out;
            case "Relu" -> onnx.add("Relu", Shapes.stored(shape), List.of(out), Map.of());
            case "Prelu" -> Prelu.add(onnx, made, SignalOps.constant(in, 3)).name();
            default -> throw new IllegalArgumentException("fused " + op + ": " + node.name());
          };
    }
    // between SpaceToBatchND and BatchToSpaceND the picture is still in blocks
    return new Signal(out, shape, x.dilation());
  }

  /** Operands: size of the result, weights HWOI, picture. */
  Signal transposed(TfNode node, List<Value> in) {
    int[] shape = SignalOps.constant(in, 0).ints();
    Constant w = SignalOps.constant(in, 1);
    int[] k = w.shape();
    Signal x = SignalOps.signal(in, 2);
    Window rows = window(node, 1, shape[1], k[0], 1);
    Window columns = window(node, 2, shape[2], k[1], 1);
    Tensor weights =
        Tensor.floats(
            new int[] {k[3], k[2], k[0], k[1]}, Shapes.permuted(w.values(), k, 3, 2, 0, 1));
    return new Signal(
        onnx.add(
            "ConvTranspose",
            Shapes.stored(shape),
            List.of(x.name(), onnx.constant(weights)),
            Map.of(
                "kernel_shape", new long[] {k[0], k[1]},
                "strides", new long[] {rows.stride, columns.stride},
                "pads", new long[] {rows.before, columns.before, rows.after, columns.after})),
        shape);
  }

  /** {@code AveragePool} or {@code MaxPool}. */
  Signal pool(String op, TfNode node, Signal x) {
    int[] k = node.numbers("ksize");
    Window rows = window(node, 1, x.shape()[1], k[1], 1);
    Window columns = window(node, 2, x.shape()[2], k[2], 1);
    int[] shape = {x.shape()[0], rows.out, columns.out, x.shape()[3]};
    return new Signal(
        onnx.add(
            op,
            Shapes.stored(shape),
            List.of(x.name()),
            Map.of(
                "kernel_shape", new long[] {k[1], k[2]},
                "strides", new long[] {rows.stride, columns.stride},
                "pads", new long[] {rows.before, columns.before, rows.after, columns.after})),
        shape);
  }

  /** How a window moves along one axis: its step, the padding at both ends, the places it takes. */
  private record Window(int stride, int before, int after, int out) {}

  /** TensorFlow's SAME puts the odd sample of padding at the end; VALID pads nothing. */
  private static Window window(TfNode node, int axis, int size, int kernel, int dilation) {
    int stride = node.numbers("strides")[axis];
    int reach = (kernel - 1) * dilation + 1;
    if (node.text("padding").equals("VALID")) {
      return new Window(stride, 0, 0, (size - reach) / stride + 1);
    }
    int out = (size + stride - 1) / stride;
    int padding = Math.max(0, (out - 1) * stride + reach - size);
    return new Window(stride, padding / 2, padding - padding / 2, out);
  }
}
