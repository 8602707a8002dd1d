package app.pickup.models;

import java.util.HashSet;
import java.util.Set;

/** Takes out nodes and constants that no output depends on. */
final class DropUnused implements Pass {

  @Override
  public void rewrite(OnnxGraph graph) {
    Set<String> wanted = new HashSet<>(graph.outputs);
    for (int i = graph.nodes.size() - 1; i >= 0; i--) {
      OnnxNode node = graph.nodes.get(i);
      if (node.outputs.stream().anyMatch(wanted::contains)) {
        wanted.addAll(node.inputs);
      } else {
        graph.nodes.remove(i);
      }
    }
    graph.tensors.keySet().retainAll(wanted);
  }
}
