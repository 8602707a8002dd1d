package app.pickup.models;

import java.util.List;

/**
 * Folds a multiplication or addition of one constant per channel after a convolution, what is left
 * of a batch normalisation, into the convolution's weights and bias.
 */
final class FoldScaleAndShift implements Pass {

  @Override
  public void rewrite(OnnxGraph graph) {
    for (OnnxNode node : List.copyOf(graph.nodes)) {
      if (node.is("Mul") || node.is("Add")) {
        fold(graph, node);
      }
    }
  }

  private static void fold(OnnxGraph graph, OnnxNode node) {
    int at = graph.tensor(node.inputs.get(0)) != null ? 0 : 1;
    Tensor each = graph.tensor(node.inputs.get(at));
    String picture = node.inputs.get(1 - at);
    OnnxNode conv = graph.producer(picture);
    if (each == null || conv == null || !conv.is("Conv") || !graph.onlyFor(picture, node)) {
      return;
    }
    Tensor weights = graph.tensor(conv.inputs.get(1));
    Tensor bias = conv.inputs.size() > 2 ? graph.tensor(conv.inputs.get(2)) : null;
    int channels = graph.shape(picture)[1];
    boolean perChannel =
        each.values().length == 1
            || each.values().length == channels
                && each.shape().length == 4
                && each.shape()[1] == channels;
    if (weights == null || !perChannel || conv.inputs.size() > 2 && bias == null) {
      return;
    }
    double[] w = weights.values().clone();
    double[] b = bias == null ? new double[channels] : bias.values().clone();
    int kernel = w.length / channels;
    for (int c = 0; c < channels; c++) {
      double k = each.values()[each.values().length == 1 ? 0 : c];
      if (node.is("Add")) {
        b[c] += k;
        continue;
      }
      b[c] *= k;
      for (int i = c * kernel; i < (c + 1) * kernel; i++) {
        w[i] *= k;
      }
    }
    OnnxNode folded =
        new OnnxNode(
            "Conv",
            List.of(
                conv.input(),
                graph.constant(Tensor.floats(weights.shape(), w)),
                graph.constant(Tensor.floats(new int[] {channels}, b))),
            node.outputs,
            conv.attributes);
    graph.replace(conv, List.of(folded));
    graph.nodes.remove(node);
  }
}
