package app.pickup.models;

import java.util.List;

/** One rewrite of an ONNX graph that keeps what it computes. */
interface Pass {

  void rewrite(OnnxGraph graph);

  /**
   * What makes the matte faster on a processor: together a quarter of its time. In this order, as
   * each leaves behind what the next looks for.
   */
  List<Pass> FASTER =
      List.of(
          new DropNoOps(),
          new FoldPads(),
          new FoldScaleAndShift(),
          new HardSigmoids(),
          new ResizeByScale(),
          new SplitConvOverConcat(),
          new DropUnused());
}
