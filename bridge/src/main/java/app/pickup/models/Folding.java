package app.pickup.models;

import app.pickup.models.Value.Constant;
import app.pickup.models.Value.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Computes, while converting, what depends only on constants and on the shapes of signals. */
final class Folding {
  private Folding() {}

  static boolean possible(TfNode node, List<Value> in) {
    return node.op().equals("Shape") || in.stream().allMatch(Constant.class::isInstance);
  }

  static Constant fold(TfNode node, List<Value> in) {
    if (node.op().equals("Shape")) {
      return Constant.whole(
          in.get(0) instanceof Signal s ? s.shape() : ((Constant) in.get(0)).shape());
    }
    List<Constant> k = in.stream().map(Constant.class::cast).toList();
    return switch (node.op()) {
      case "Squeeze" -> k.get(0);
      case "Pack" -> pack(k);
      case "ConcatV2" -> pack(k.subList(0, k.size() - 1));
      case "StridedSlice" -> slice(node, k);
      case "Equal" -> each(k, (a, b) -> a == b ? 1 : 0);
      case "Add", "AddV2" -> each(k, Double::sum);
      case "Sub" -> each(k, (a, b) -> a - b);
      case "Mul" -> each(k, (a, b) -> a * b);
      default -> throw new IllegalArgumentException(node.op() + " of constants: " + node.name());
    };
  }

  private static Constant pack(List<Constant> parts) {
    double[] all = parts.stream().flatMapToDouble(p -> Arrays.stream(p.values())).toArray();
    return new Constant(new int[] {all.length}, all, parts.get(0).whole());
  }

  /** One axis, step 1: how shapes are taken apart. */
  private static Constant slice(TfNode node, List<Constant> k) {
    Constant from = k.get(0);
    int length = from.values().length;
    int begin = node.number("begin_mask") == 1 ? 0 : k.get(1).ints()[0];
    begin = begin < 0 ? begin + length : begin;
    if (node.number("shrink_axis_mask") == 1) {
      return new Constant(new int[0], new double[] {from.values()[begin]}, from.whole());
    }
    int end = node.number("end_mask") == 1 ? length : k.get(2).ints()[0];
    double[] part = Arrays.copyOfRange(from.values(), begin, end < 0 ? end + length : end);
    return new Constant(new int[] {part.length}, part, from.whole());
  }

  private static Constant each(List<Constant> k, DoubleBinaryOperator op) {
    Constant a = k.get(0);
    Constant b = k.get(1);
    int[] shape = Shapes.broadcast(a.shape(), b.shape());
    double[] out = new double[Shapes.size(shape)];
    for (int i = 0; i < out.length; i++) {
      out[i] = op.applyAsDouble(a.at(i), b.at(i));
    }
    return new Constant(shape, out, a.whole() && b.whole());
  }
}
