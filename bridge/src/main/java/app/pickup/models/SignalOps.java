package app.pickup.models;

import app.pickup.models.Value.Constant;
import app.pickup.models.Value.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The ONNX nodes for each TensorFlow operator that the models use on computed values. */
final class SignalOps {
  private final OnnxGraph onnx;
  private final ConvolutionOps convolutions;

  SignalOps(OnnxGraph onnx) {
    this.onnx = onnx;
    this.convolutions = new ConvolutionOps(onnx);
  }

  List<Signal> lower(TfNode node, List<Value> in) {
    return switch (node.op()) {
      case "Split" -> split(signal(in, 1), number(in, 0), node.number("num_split"));
      case "SplitV" -> split(signal(in, 0), number(in, 2), constant(in, 1).ints());
      default -> List.of(one(node, in));
    };
  }

  private Signal one(TfNode node, List<Value> in) {
    return switch (node.op()) {
      case "Add", "AddV2", "BiasAdd" -> binary("Add", in);
      case "Sub" -> binary("Sub", in);
      case "Mul" -> binary("Mul", in);
      case "RealDiv" -> binary("Div", in);
      case "Minimum" -> binary("Min", in);
      case "Maximum" -> binary("Max", in);
      case "Square" -> binary("Mul", List.of(in.get(0), in.get(0)));
      case "AddN" -> sum(in);
      case "Relu", "Sigmoid", "Tanh" -> same(node.op(), signal(in, 0));
      case "Relu6" -> relu6(signal(in, 0));
      case "BroadcastTo" -> broadcast(signal(in, 0), constant(in, 1).ints());
      case "Pad" -> pad(signal(in, 0), constant(in, 1).ints());
      case "Mean" -> mean(node, signal(in, 0), constant(in, 1).ints());
      case "ConcatV2" -> concat(in);
      case "Slice" -> slice(signal(in, 0), constant(in, 1).ints(), constant(in, 2).ints());
      case "ResizeBilinear" -> resize(node, signal(in, 0), constant(in, 1).ints());
      case "SpaceToBatchND" -> spread(signal(in, 0), constant(in, 1).ints());
      case "BatchToSpaceND" -> new Signal(signal(in, 0).name(), signal(in, 0).shape());
      case "Prelu" -> Prelu.add(onnx, signal(in, 0), constant(in, 1));
      case "Reshape" -> Reshape.add(onnx, signal(in, 0), constant(in, 1).ints());
      case "AvgPool" -> convolutions.pool("AveragePool", node, signal(in, 0));
      case "MaxPool" -> convolutions.pool("MaxPool", node, signal(in, 0));
      case "Conv2D", "_FusedConv2D" -> convolutions.convolution(node, in, false);
      case "DepthwiseConv2dNative", "FusedDepthwiseConv2dNative" ->
          convolutions.convolution(node, in, true);
      case "Conv2DBackpropInput" -> convolutions.transposed(node, in);
      default -> throw new IllegalArgumentException("operator " + node.op() + ": " + node.name());
    };
  }

  static Signal signal(List<Value> in, int i) {
    if (in.get(i) instanceof Signal signal) {
      return signal;
    }
    throw new IllegalArgumentException("operand " + i + " is a constant");
  }

  static Constant constant(List<Value> in, int i) {
    if (in.get(i) instanceof Constant constant) {
      return constant;
    }
    throw new IllegalArgumentException("operand " + i + " is not a constant");
  }

  private static int number(List<Value> in, int i) {
    return constant(in, i).ints()[0];
  }

  private Signal add(String op, int[] shape, List<String> inputs, Map<String, Object> attributes) {
    return new Signal(onnx.add(op, Shapes.stored(shape), inputs, attributes), shape);
  }

  private Signal same(String op, Signal x) {
    return add(op, x.shape(), List.of(x.name()), Map.of());
  }

  private Signal binary(String op, List<Value> in) {
    int[] shape = Shapes.broadcast(shape(in.get(0)), shape(in.get(1)));
    return add(
        op,
        shape,
        List.of(operand(in.get(0), shape.length), operand(in.get(1), shape.length)),
        Map.of());
  }

  private static int[] shape(Value value) {
    return value instanceof Constant k ? k.shape() : ((Signal) value).shape();
  }

  /** The ONNX name of an operand; a constant of lower rank than its partner gets leading ones. */
  private String operand(Value value, int rank) {
    if (value instanceof Signal signal) {
      return signal.name();
    }
    Constant k = (Constant) value;
    int[] shape = k.shape();
    if (shape.length > 0 && shape.length < rank) {
      shape = new int[rank];
      Arrays.fill(shape, 1);
      System.arraycopy(k.shape(), 0, shape, rank - k.shape().length, k.shape().length);
    }
    return onnx.constant(
        Tensor.floats(Shapes.stored(shape), Shapes.storedValues(k.values(), shape)));
  }

  private Signal sum(List<Value> in) {
    Signal sum = signal(in, 0);
    for (Value next : in.subList(1, in.size())) {
      sum = binary("Add", List.of(sum, next));
    }
    return sum;
  }

  private Signal relu6(Signal x) {
    return add(
        "Clip",
        x.shape(),
        List.of(
            x.name(),
            onnx.constant(Tensor.floats(new int[0], 0)),
            onnx.constant(Tensor.floats(new int[0], 6))),
        Map.of());
  }

  private Signal broadcast(Signal x, int[] to) {
    if (Arrays.equals(x.shape(), to)) {
      return x;
    }
    String shape = onnx.constant(Tensor.longs(Shapes.stored(to)));
    return add("Expand", to, List.of(x.name(), shape), Map.of());
  }

  private Signal pad(Signal x, int[] margins) {
    int rank = x.rank();
    int[] shape = x.shape().clone();
    int[] stored = new int[2 * rank];
    for (int i = 0; i < rank; i++) {
      shape[i] += margins[2 * i] + margins[2 * i + 1];
      stored[Shapes.axis(i, rank)] = margins[2 * i];
      stored[rank + Shapes.axis(i, rank)] = margins[2 * i + 1];
    }
    return add("Pad", shape, List.of(x.name(), onnx.constant(Tensor.longs(stored))), Map.of());
  }

  private Signal mean(TfNode node, Signal x, int[] axes) {
    if (!node.flag("keep_dims")) {
      throw new IllegalArgumentException("Mean that drops axes: " + node.name());
    }
    int[] shape = x.shape().clone();
    long[] stored = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      shape[axes[i] < 0 ? axes[i] + shape.length : axes[i]] = 1;
      stored[i] = Shapes.axis(axes[i], shape.length);
    }
    return add("ReduceMean", shape, List.of(x.name()), Map.of("axes", stored, "keepdims", 1L));
  }

  private Signal concat(List<Value> in) {
    List<Value> parts = in.subList(0, in.size() - 1);
    int[] shape = shape(parts.get(0)).clone();
    int rank = shape.length;
    int axis = number(in, parts.size());
    int at = axis < 0 ? axis + rank : axis;
    shape[at] = parts.stream().mapToInt(p -> shape(p)[at]).sum();
    List<String> names = parts.stream().map(p -> operand(p, rank)).toList();
    return add("Concat", shape, names, Map.of("axis", (long) Shapes.axis(at, rank)));
  }

  private List<Signal> split(Signal x, int axis, int count) {
    int[] sizes = new int[count];
    Arrays.fill(sizes, x.shape()[axis < 0 ? axis + x.rank() : axis] / count);
    return split(x, axis, sizes);
  }

  private List<Signal> split(Signal x, int axis, int[] sizes) {
    int at = axis < 0 ? axis + x.rank() : axis;
    List<Signal> parts = new ArrayList<>();
    for (int size : sizes) {
      int[] shape = x.shape().clone();
      shape[at] = size;
      parts.add(new Signal(onnx.fresh("split"), shape));
      onnx.shapes.put(parts.get(parts.size() - 1).name(), Shapes.stored(shape));
    }
    onnx.nodes.add(
        new OnnxNode(
            "Split",
            List.of(x.name(), onnx.constant(Tensor.longs(sizes))),
            parts.stream().map(Signal::name).toList(),
            Map.of("axis", (long) Shapes.axis(at, x.rank()))));
    return parts;
  }

  private Signal slice(Signal x, int[] begin, int[] size) {
    int rank = x.rank();
    int[] shape = new int[rank];
    int[] starts = new int[rank];
    int[] ends = new int[rank];
    int[] axes = new int[rank];
    for (int i = 0; i < rank; i++) {
      shape[i] = size[i] < 0 ? x.shape()[i] - begin[i] : size[i];
      int at = Shapes.axis(i, rank);
      axes[i] = i;
      starts[at] = begin[i];
      ends[at] = begin[i] + shape[i];
    }
    return add(
        "Slice",
        shape,
        List.of(
            x.name(),
            onnx.constant(Tensor.longs(starts)),
            onnx.constant(Tensor.longs(ends)),
            onnx.constant(Tensor.longs(axes))),
        Map.of());
  }

  private Signal resize(TfNode node, Signal x, int[] size) {
    String mode =
        node.flag("align_corners")
            ? "align_corners"
            : node.flag("half_pixel_centers") ? "half_pixel" : "asymmetric";
    int[] shape = {x.shape()[0], size[0], size[1], x.shape()[3]};
    return add(
        "Resize",
        shape,
        List.of(x.name(), "", "", onnx.constant(Tensor.longs(Shapes.stored(shape)))),
        Map.of("mode", "linear", "coordinate_transformation_mode", mode));
  }

  /**
   * TensorFlow writes a dilated convolution without padding as SpaceToBatchND, convolution,
   * BatchToSpaceND; what the first pads at the end to fill its blocks the last crops again, so both
   * only set the dilation.
   */
  private static Signal spread(Signal x, int[] block) {
    if (block[0] != block[1]) {
      throw new IllegalArgumentException("blocks that are not square");
    }
    return new Signal(x.name(), x.shape(), block[0]);
  }
}
