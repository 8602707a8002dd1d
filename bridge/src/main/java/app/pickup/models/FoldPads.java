package app.pickup.models;

import java.util.List;

/** Lets convolutions pad for themselves, which costs nothing; a Pad node copies the picture. */
final class FoldPads implements Pass {

  @Override
  public void rewrite(OnnxGraph graph) {
    for (OnnxNode pad : List.copyOf(graph.nodes)) {
      Tensor margins = pad.is("Pad") ? graph.tensor(pad.inputs.get(1)) : null;
      List<OnnxNode> users = graph.users(pad.output());
      if (margins == null || !users.stream().allMatch(u -> u.is("Conv"))) {
        continue;
      }
      double[] m = margins.values(); // begins, then ends, of N, C, H, W
      if (m[0] + m[1] + m[4] + m[5] != 0) {
        continue;
      }
      for (OnnxNode conv : users) {
        long[] own = conv.numbers("pads");
        conv.attributes.put(
            "pads",
            new long[] {
              own[0] + (long) m[2], own[1] + (long) m[3], own[2] + (long) m[6], own[3] + (long) m[7]
            });
        conv.inputs.set(0, pad.input());
      }
      graph.nodes.remove(pad);
    }
  }
}
