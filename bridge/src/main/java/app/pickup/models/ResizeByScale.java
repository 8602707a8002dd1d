package app.pickup.models;

import java.util.List;

/**
 * Gives a Resize its whole-number scale instead of its size: no constant depends on the picture's
 * size any more, and the runtime plans the node once.
 */
final class ResizeByScale implements Pass {

  @Override
  public void rewrite(OnnxGraph graph) {
    for (OnnxNode node : graph.nodes) {
      if (!node.is("Resize")) {
        continue;
      }
      int[] from = graph.shape(node.input());
      int[] to = graph.shape(node.output());
      double[] scale = new double[from.length];
      boolean whole = true;
      for (int i = 0; i < scale.length; i++) {
        scale[i] = to[i] / from[i];
        whole &= to[i] % from[i] == 0;
      }
      if (whole) {
        String scales = graph.constant(Tensor.floats(new int[] {scale.length}, scale));
        List<String> inputs = List.of(node.input(), "", scales);
        node.inputs.clear();
        node.inputs.addAll(inputs);
      }
    }
  }
}
