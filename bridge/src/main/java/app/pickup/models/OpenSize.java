package app.pickup.models;

import java.util.Set;

/**
 * Leaves rows and columns of all inputs and outputs open, so that one file serves every size. Only
 * for a graph in which nothing depends on the size it was traced at; that is checked here.
 */
final class OpenSize implements Pass {
  private static final Set<String> BOUND_TO_SIZE =
      Set.of("Slice", "Expand", "Pad", "ConvTranspose");

  @Override
  public void rewrite(OnnxGraph graph) {
    for (OnnxNode node : graph.nodes) {
      boolean sized = node.is("Resize") && node.inputs.size() > 3;
      if (sized || BOUND_TO_SIZE.contains(node.op)) {
        throw new IllegalArgumentException(node.op + " is bound to the size: " + node.output());
      }
    }
    graph.anySize = true;
  }
}
