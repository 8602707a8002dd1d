package app.pickup.models;

import java.util.Arrays;
import java.util.List;

/** Takes out identities and slices that cut nothing. */
final class DropNoOps implements Pass {

  @Override
  public void rewrite(OnnxGraph graph) {
    for (OnnxNode node : List.copyOf(graph.nodes)) {
      boolean idle =
          node.is("Identity")
              || node.is("Slice")
                  && Arrays.equals(graph.shape(node.input()), graph.shape(node.output()));
      if (idle && !graph.outputs.contains(node.output())) {
        graph.redirect(node.output(), node.input());
        graph.nodes.remove(node);
      }
    }
  }
}
