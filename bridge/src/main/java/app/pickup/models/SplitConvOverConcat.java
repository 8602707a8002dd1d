package app.pickup.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Splits a convolution over joined channels into one convolution per part and adds the results,
 * where the joined count is no multiple of eight: only then does onnxruntime leave its blocked fast
 * path, and each part of a good count goes fast on its own.
 */
final class SplitConvOverConcat implements Pass {
  private static final int BLOCK = 8;

  @Override
  public void rewrite(OnnxGraph graph) {
    for (OnnxNode concat : List.copyOf(graph.nodes)) {
      if (!concat.is("Concat") || graph.shape(concat.output())[1] % BLOCK == 0) {
        continue;
      }
      List<OnnxNode> users = graph.users(concat.output());
      if (users.size() != 1 || !graph.onlyFor(concat.output(), users.get(0))) {
        continue;
      }
      OnnxNode conv = users.get(0);
      Tensor weights = conv.is("Conv") ? graph.tensor(conv.inputs.get(1)) : null;
      if (weights != null && Long.valueOf(1).equals(conv.attributes.get("group"))) {
        graph.replace(conv, parts(graph, concat, conv, weights));
        graph.nodes.remove(concat);
      }
    }
  }

  private static List<OnnxNode> parts(
      OnnxGraph graph, OnnxNode concat, OnnxNode conv, Tensor weights) {
    record Part(String picture, Tensor weights) {}

    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (String picture : concat.inputs) {
      int to = from + graph.shape(picture)[1];
      parts.add(new Part(picture, weights.slicedInputs(from, to)));
      from = to;
    }
    // the odd part first, so that every sum has a blocked partner to be fused into
    parts.sort(Comparator.comparing(p -> p.weights.shape()[1] % BLOCK == 0));
    int[] shape = graph.shape(conv.output());
    List<OnnxNode> nodes = new ArrayList<>();
    String sum = "";
    for (Part part : parts) {
      List<String> operands = new ArrayList<>(List.of(part.picture, graph.constant(part.weights)));
      if (sum.isEmpty() && conv.inputs.size() > 2) {
        operands.add(conv.inputs.get(2));
      }
      String out = graph.fresh("part");
      graph.shapes.put(out, shape);
      nodes.add(new OnnxNode("Conv", operands, List.of(out), conv.attributes));
      if (!sum.isEmpty()) {
        String added = graph.fresh("sum");
        graph.shapes.put(added, shape);
        nodes.add(new OnnxNode("Add", List.of(out, sum), List.of(added), Map.of()));
        out = added;
      }
      sum = out;
    }
    nodes.get(nodes.size() - 1).outputs.set(0, conv.output());
    return nodes;
  }
}
