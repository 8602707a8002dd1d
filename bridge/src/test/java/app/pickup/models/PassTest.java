package app.pickup.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each rewrite does its work and leaves the numbers as they were. */
class PassTest {
  private static final String SAME =
      "'padding':{'s':'U0FNRQ=='},'strides':{'list':{'i':['1','1','1','1']}}";
  private static final String BIAS = SAME + ",'fused_ops':{'list':{'s':['Qmlhc0FkZA==']}}";

  /** Runs the graph before and after, and gives the operators that are left. */
  private static List<String> operatorsAfter(TinyGraph tiny, Pass... passes) throws Exception {
    OnnxGraph graph = tiny.lowered(Map.of(), "y");
    double[] before = tiny.run(graph);
    for (Pass pass : passes) {
      pass.rewrite(graph);
    }
    assertThat(tiny.run(graph)).containsExactly(before, within(1e-4));
    return graph.nodes.stream().map(n -> n.op).toList();
  }

  @Test
  void idleNodesGo() throws Exception {
    TinyGraph tiny =
        new TinyGraph()
            .input("x", 1, 2, 3, 2)
            .numbers("begin", 0, 0, 0, 0)
            .numbers("all", -1, -1, -1, -1)
            .numbers("row", -1, 1, -1, -1)
            .node("idle", "Slice", "", "x", "begin", "all")
            .node("cut", "Slice", "", "idle", "begin", "row")
            .node("y", "Relu", "", "cut");
    assertThat(operatorsAfter(tiny, new DropNoOps())).containsExactly("Slice", "Relu", "Identity");
  }

  @Test
  void padsGoIntoTheConvolution() throws Exception {
    TinyGraph tiny =
        new TinyGraph()
            .input("x", 1, 5, 4, 2)
            .weight("w", 3, 3, 2, 3)
            .numbers("margins", 0, 0, 1, 2, 3, 0, 0, 0)
            .node("pad", "Pad", "", "x", "margins")
            .node("y", "Conv2D", SAME, "pad", "w");
    assertThat(operatorsAfter(tiny, new FoldPads())).containsExactly("Conv", "Identity");
  }

  @Test
  void aNormalisationGoesIntoTheWeights() throws Exception {
    TinyGraph tiny =
        new TinyGraph()
            .input("x", 1, 4, 4, 3)
            .weight("w", 3, 3, 3, 1)
            .weight("scale", 3)
            .weight("shift", 3)
            .node("conv", "DepthwiseConv2dNative", SAME, "x", "w")
            .node("mul", "Mul", "", "conv", "scale")
            .node("y", "AddV2", "", "mul", "shift");
    assertThat(operatorsAfter(tiny, new FoldScaleAndShift())).containsExactly("Conv", "Identity");
  }

  @Test
  void aConvolutionReadTwiceIsLeftAlone() throws Exception {
    TinyGraph tiny =
        new TinyGraph()
            .input("x", 1, 4, 4, 3)
            .weight("w", 3, 3, 3, 3)
            .weight("scale", 3)
            .node("conv", "Conv2D", SAME, "x", "w")
            .node("mul", "Mul", "", "conv", "scale")
            .node("y", "AddV2", "", "mul", "conv");
    assertThat(operatorsAfter(tiny, new FoldScaleAndShift()))
        .containsExactly("Conv", "Mul", "Add", "Identity");
  }

  @Test
  void hardSwishBecomesAGate() throws Exception {
    TinyGraph tiny =
        new TinyGraph()
            .input("raw", 1, 4, 4, 3)
            .constant("wide", new int[0], 4)
            .constant("three", new int[0], 3)
            .constant("sixth", new int[0], 1 / 6.0)
            .node("x", "Mul", "", "raw", "wide")
            .node("plus", "AddV2", "", "x", "three")
            .node("clip", "Relu6", "", "plus")
            .node("part", "Mul", "", "x", "sixth")
            .node("y", "Mul", "", "part", "clip");
    assertThat(operatorsAfter(tiny, new HardSigmoids(), new DropUnused()))
        .containsExactly("Mul", "HardSigmoid", "Mul", "Identity");
  }

  @Test
  void aGateAloneBecomesHardSigmoid() throws Exception {
    TinyGraph tiny =
        new TinyGraph()
            .input("x", 1, 4, 4, 3)
            .constant("three", new int[0], 3)
            .constant("sixth", new int[0], 1 / 6.0)
            .node("plus", "AddV2", "", "x", "three")
            .node("clip", "Relu6", "", "plus")
            .node("y", "Mul", "", "clip", "sixth");
    assertThat(operatorsAfter(tiny, new HardSigmoids(), new DropUnused()))
        .containsExactly("HardSigmoid", "Identity");
  }

  @Test
  void aConvolutionOverOddChannelsIsSplit() throws Exception {
    TinyGraph tiny =
        new TinyGraph()
            .input("a", 1, 4, 5, 8)
            .input("b", 1, 4, 5, 3)
            .input("c", 1, 4, 5, 16)
            .weight("w", 3, 3, 27, 4)
            .weight("bias", 4)
            .numbers("axis", -1)
            .node("joined", "ConcatV2", "", "a", "b", "c", "axis")
            .node("y", "_FusedConv2D", BIAS, "joined", "w", "bias");
    assertThat(operatorsAfter(tiny, new SplitConvOverConcat()))
        .containsExactly("Conv", "Conv", "Add", "Conv", "Add", "Identity");
  }

  @Test
  void aResizeByAWholeNumberLosesItsSize() throws Exception {
    TinyGraph tiny =
        new TinyGraph()
            .input("x", 1, 3, 4, 2)
            .numbers("size", 6, 8)
            .node("y", "ResizeBilinear", "'half_pixel_centers':{'b':true}", "x", "size");
    OnnxGraph graph = tiny.lowered(Map.of(), "y");
    new ResizeByScale().rewrite(graph);
    assertThat(graph.nodes.get(0).inputs).hasSize(3);
    assertThat(operatorsAfter(tiny, new ResizeByScale())).containsExactly("Resize", "Identity");
  }

  @Test
  void onlyWhatIsFreeOfItsSizeIsOpened() {
    TinyGraph tiny =
        new TinyGraph()
            .input("x", 1, 3, 4, 2)
            .numbers("size", 5, 8)
            .node("y", "ResizeBilinear", "'half_pixel_centers':{'b':true}", "x", "size");
    OnnxGraph graph = tiny.lowered(Map.of(), "y");
    new ResizeByScale().rewrite(graph);
    assertThatThrownBy(() -> new OpenSize().rewrite(graph)).hasMessageContaining("Resize");
  }
}
