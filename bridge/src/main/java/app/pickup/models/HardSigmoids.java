package app.pickup.models;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes clip(x + 3, 0, 6) / 6 as HardSigmoid(x): the gate of MobileNetV3's hard swish (Howard et
 * al. 2019, section 5.2) and of its squeeze-and-excite. TensorFlow has divided by six either the
 * gate itself or the value the gate is laid on.
 */
final class HardSigmoids implements Pass {
  private static final double SIXTH = 1 / 6.0;

  @Override
  public void rewrite(OnnxGraph graph) {
    for (OnnxNode clip : List.copyOf(graph.nodes)) {
      if (clip.is("Clip") && isConstant(graph, clip.inputs.get(2), 6)) {
        rewrite(graph, clip);
      }
    }
  }

  private static void rewrite(OnnxGraph graph, OnnxNode clip) {
    OnnxNode plus = graph.producer(clip.input());
    List<OnnxNode> users = graph.users(clip.output());
    if (plus == null || !plus.is("Add") || users.size() != 1 || !users.get(0).is("Mul")) {
      return;
    }
    String x = besideConstant(graph, plus, 3);
    OnnxNode times = users.get(0);
    String other = times.inputs.get(times.input().equals(clip.output()) ? 1 : 0);
    if (x == null) {
      return;
    }
    String gate = graph.fresh("gate");
    graph.shapes.put(gate, graph.shape(clip.output()));
    OnnxNode hard =
        new OnnxNode(
            "HardSigmoid", List.of(x), List.of(gate), Map.of("alpha", (float) SIXTH, "beta", .5f));
    if (isConstant(graph, other, SIXTH)) {
      hard.outputs.set(0, times.output());
      graph.replace(times, List.of(hard));
    } else {
      OnnxNode sixth = graph.producer(other);
      String value = sixth == null || !sixth.is("Mul") ? null : besideConstant(graph, sixth, SIXTH);
      if (value == null) {
        return;
      }
      OnnxNode gated = new OnnxNode("Mul", List.of(value, gate), times.outputs, Map.of());
      graph.replace(times, List.of(hard, gated));
    }
  }

  /** The other operand of a node that has this constant as one operand, or null. */
  private static @Nullable String besideConstant(OnnxGraph graph, OnnxNode node, double constant) {
    for (int i = 0; i < 2; i++) {
      if (isConstant(graph, node.inputs.get(i), constant)) {
        return node.inputs.get(1 - i);
      }
    }
    return null;
  }

  private static boolean isConstant(OnnxGraph graph, String name, double value) {
    Tensor tensor = graph.tensor(name);
    return tensor != null
        && tensor.values().length == 1
        && Math.abs(tensor.values()[0] - value) < 1e-3;
  }
}
