package app.pickup.models;

import app.pickup.models.Value.Constant;
import app.pickup.models.Value.Dead;
import app.pickup.models.Value.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a TensorFlow graph into an ONNX graph of opset 13 by running it on shapes: what can be
 * known becomes a constant, a branch the fixed inputs never take falls away, the rest becomes
 * nodes. Pictures turn from NHWC to NCHW, which is what ONNX convolutions want.
 */
final class Lowering {
  private final TfGraph tf;
  private final OnnxGraph onnx = new OnnxGraph();
  private final Map<String, Value> values = new HashMap<>();
  private final SignalOps ops = new SignalOps(onnx);

  private Lowering(TfGraph tf) {
    this.tf = tf;
  }

  /**
   * @param inputs the inputs that stay, with the NHWC shape to trace at; they become NCHW inputs
   * @param fixed the inputs that are decided now
   * @param outputs the ONNX name of each value that is wanted, by its name in the graph
   */
  static OnnxGraph lower(
      TfGraph tf,
      Map<String, int[]> inputs,
      Map<String, Double> fixed,
      Map<String, String> outputs) {
    Lowering lowering = new Lowering(tf);
    lowering.values.putAll(tf.weights());
    fixed.forEach(
        (name, value) ->
            lowering.values.put(name, new Constant(new int[0], new double[] {value}, false)));
    inputs.forEach(
        (name, shape) -> {
          lowering.onnx.input(name, Shapes.stored(shape));
          lowering.values.put(name, new Signal(name, shape));
        });
    outputs.forEach(lowering::output);
    return lowering.onnx;
  }

  private void output(String wanted, String name) {
    if (!(value(wanted) instanceof Signal signal)) {
      throw new IllegalArgumentException(wanted + " is not computed from the inputs");
    }
    OnnxNode last = new OnnxNode("Identity", List.of(signal.name()), List.of(name), Map.of());
    onnx.nodes.add(last);
    onnx.shapes.put(name, Shapes.stored(signal.shape()));
    onnx.outputs.add(name);
  }

  private Value value(String reference) {
    String name =
        reference.endsWith(":0") ? reference.substring(0, reference.length() - 2) : reference;
    Value known = values.get(name);
    if (known != null) {
      return known;
    }
    TfNode node = tf.nodes().get(name.replaceFirst(":\\d+$", ""));
    if (node == null) {
      throw new IllegalArgumentException("no node " + name);
    }
    List<Value> results = lower(node);
    for (int i = 0; i < results.size(); i++) {
      values.put(i == 0 ? node.name() : node.name() + ":" + i, results.get(i));
    }
    Value value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(node.op() + " gives no " + name);
    }
    return value;
  }

  private List<Value> lower(TfNode node) {
    List<Value> in = new ArrayList<>();
    for (String input : needed(node)) {
      Value value = value(input);
      if (!(value instanceof Dead)) {
        in.add(value);
      } else if (!node.op().equals("Merge")) {
        return List.of(value, value);
      }
    }
    return switch (node.op()) {
      case "Identity", "Merge" -> List.of(in.get(0));
      case "Switch" -> branches(in.get(0), in.get(1));
      default -> {
        if (Folding.possible(node, in)) {
          yield List.of(Folding.fold(node, in));
        }
        yield List.copyOf(ops.lower(node, in));
      }
    };
  }

  /**
   * The margins of SpaceToBatchND fill its last blocks and the crops of BatchToSpaceND take them
   * off again: neither is wanted, see {@link SignalOps}.
   */
  private static List<String> needed(TfNode node) {
    boolean blocks = node.op().equals("SpaceToBatchND") || node.op().equals("BatchToSpaceND");
    return blocks ? node.inputs().subList(0, 2) : node.inputs();
  }

  /** Switch hands its value to output 1 where the predicate holds, else to output 0. */
  private static List<Value> branches(Value value, Value predicate) {
    if (!(predicate instanceof Constant known)) {
      throw new IllegalArgumentException("a branch that is decided at run time");
    }
    return known.at(0) != 0 ? List.of(new Dead(), value) : List.of(value, new Dead());
  }
}
