package app.pickup.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operator against what TensorFlow's documentation says it computes, written out plainly. */
class LoweringTest {
  private static final String SAME = "'padding':{'s':'U0FNRQ=='}";
  private static final String VALID = "'padding':{'s':'VkFMSUQ='}";

  private static String strides(int n) {
    return ",'strides':{'list':{'i':['1','" + n + "','" + n + "','1']}}";
  }

  private static void assertSame(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    assertThat(actual).containsExactly(expected, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Add", "AddV2", "BiasAdd", "Sub", "Mul", "RealDiv", "Minimum", "Maximum"})
  void aConstantPerChannelIsStretchedOverThePicture(String op) throws Exception {
    TinyGraph g = new TinyGraph().input("x", 1, 3, 5, 4).weight("k", 4).node("y", op, "", "x", "k");
    DoubleBinaryOperator f =
        switch (op) {
          case "Sub" -> (a, b) -> a - b;
          case "Mul" -> (a, b) -> a * b;
          case "RealDiv" -> (a, b) -> a / b;
          case "Minimum" -> Math::min;
          case "Maximum" -> Math::max;
          default -> Double::sum;
        };
    double[] expected = g.data("x").clone();
    for (int i = 0; i < expected.length; i++) {
      expected[i] = f.applyAsDouble(expected[i], g.data("k")[i % 4]);
    }
    assertSame(g.run("y"), expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Relu", "Relu6", "Sigmoid", "Tanh", "Square"})
  void functionsOfOneValue(String op) throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 2, 3, 4)
            .constant("big", new int[0], 5)
            .node("scaled", "Mul", "", "x", "big")
            .node("y", op, "", "scaled");
    DoubleUnaryOperator f =
        switch (op) {
          case "Relu" -> v -> Math.max(0, v);
          case "Relu6" -> v -> Math.min(6, Math.max(0, v));
          case "Sigmoid" -> v -> 1 / (1 + Math.exp(-v));
          case "Tanh" -> Math::tanh;
          default -> v -> v * v;
        };
    double[] expected = g.data("x").clone();
    for (int i = 0; i < expected.length; i++) {
      expected[i] = f.applyAsDouble(5 * expected[i]);
    }
    assertSame(g.run("y"), expected);
  }

  @Test
  void addNAddsAll() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("a", 1, 2, 2, 3)
            .input("b", 1, 2, 2, 3)
            .node("y", "AddN", "", "a", "b", "a");
    double[] expected = new double[12];
    for (int i = 0; i < 12; i++) {
      expected[i] = 2 * g.data("a")[i] + g.data("b")[i];
    }
    assertSame(g.run("y"), expected);
  }

  @ParameterizedTest
  @CsvSource({"7,9,3,1", "7,9,3,2", "8,6,3,2", "8,6,2,2", "5,5,1,1", "9,7,5,3"})
  void convolutionPadsAsTensorFlowDoes(int rows, int columns, int kernel, int stride)
      throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, rows, columns, 3)
            .weight("w", kernel, kernel, 3, 5)
            .weight("b", 5)
            .node(
                "y",
                "_FusedConv2D",
                SAME + strides(stride) + ",'fused_ops':{'list':{'s':['Qmlhc0FkZA==','UmVsdQ==']}}",
                "x",
                "w",
                "b");
    double[] expected =
        PlainConvolution.same(g.data("x"), rows, columns, 3, g.data("w"), kernel, 5, stride, false);
    for (int i = 0; i < expected.length; i++) {
      expected[i] = Math.max(0, expected[i] + g.data("b")[i % 5]);
    }
    assertSame(g.run("y"), expected);
  }

  @Test
  void depthwiseConvolutionKeepsChannelsApart() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 6, 7, 4)
            .weight("w", 3, 3, 4, 1)
            .node("y", "DepthwiseConv2dNative", SAME + strides(1), "x", "w");
    assertSame(g.run("y"), PlainConvolution.same(g.data("x"), 6, 7, 4, g.data("w"), 3, 4, 1, true));
  }

  @Test
  void spaceToBatchAroundAConvolutionIsDilation() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 9, 9, 2)
            .weight("w", 3, 3, 2, 1)
            .numbers("block", 2, 2)
            .numbers("margins", 0, 1, 0, 1)
            .node("s", "SpaceToBatchND", "", "x", "block", "margins")
            .node("c", "DepthwiseConv2dNative", VALID + strides(1), "s", "w")
            .node("y", "BatchToSpaceND", "", "c", "block", "margins");
    double[] expected = new double[5 * 5 * 2];
    for (int i = 0; i < expected.length; i++) {
      int c = i % 2;
      int column = i / 2 % 5;
      int row = i / 10;
      for (int j = 0; j < 9; j++) {
        int at = ((row + 2 * (j / 3)) * 9 + column + 2 * (j % 3)) * 2 + c;
        expected[i] += g.data("x")[at] * g.data("w")[j * 2 + c];
      }
    }
    assertSame(g.run("y"), expected);
  }

  @Test
  void transposedConvolutionSpreadsEachSample() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 3, 4, 2)
            .weight("w", 2, 2, 3, 2)
            .numbers("size", 1, 6, 8, 3)
            .node("y", "Conv2DBackpropInput", SAME + strides(2), "size", "w", "x");
    double[] expected = new double[6 * 8 * 3];
    for (int row = 0; row < 6; row++) {
      for (int column = 0; column < 8; column++) {
        for (int out = 0; out < 3; out++) {
          for (int in = 0; in < 2; in++) {
            expected[(row * 8 + column) * 3 + out] +=
                g.data("x")[((row / 2) * 4 + column / 2) * 2 + in]
                    * g.data("w")[(((row % 2) * 2 + column % 2) * 3 + out) * 2 + in];
          }
        }
      }
    }
    assertSame(g.run("y"), expected);
  }

  @Test
  void averagePoolHalves() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 4, 6, 2)
            .node(
                "y",
                "AvgPool",
                SAME + strides(2) + ",'ksize':{'list':{'i':['1','2','2','1']}}",
                "x");
    double[] expected = new double[2 * 3 * 2];
    for (int i = 0; i < expected.length; i++) {
      int at = (i / 6 * 2 * 6 + i / 2 % 3 * 2) * 2 + i % 2;
      double[] x = g.data("x");
      expected[i] = (x[at] + x[at + 2] + x[at + 12] + x[at + 14]) / 4;
    }
    assertSame(g.run("y"), expected);
  }

  @Test
  void maxPoolLeavesItsPaddingOut() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 3, 4, 1)
            .constant("ten", new int[0], 10)
            .node("below", "Sub", "", "x", "ten")
            .node(
                "y",
                "MaxPool",
                SAME + strides(2) + ",'ksize':{'list':{'i':['1','2','2','1']}}",
                "below");
    double[] x = g.data("x");
    double[] expected = {
      Math.max(Math.max(x[0], x[1]), Math.max(x[4], x[5])) - 10,
      Math.max(Math.max(x[2], x[3]), Math.max(x[6], x[7])) - 10,
      Math.max(x[8], x[9]) - 10,
      Math.max(x[10], x[11]) - 10
    };
    assertSame(g.run("y"), expected);
  }

  @Test
  void belowZeroEachChannelHasItsSlope() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 3, 2, 3)
            .constant("slopes", new int[] {1, 1, 3}, .5, 0, -2)
            .node("y", "Prelu", "", "x", "slopes");
    double[] slopes = {.5, 0, -2};
    double[] expected = g.data("x").clone();
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= expected[i] < 0 ? slopes[i % 3] : 1;
    }
    assertSame(g.run("y"), expected);
  }

  @Test
  void slopesFusedIntoAConvolution() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 5, 4, 3)
            .weight("w", 3, 3, 3, 2)
            .weight("b", 2)
            .constant("slopes", new int[] {1, 1, 2}, .25, -1)
            .node(
                "y",
                "_FusedConv2D",
                SAME + strides(2) + ",'fused_ops':{'list':{'s':['Qmlhc0FkZA==','UHJlbHU=']}}",
                "x",
                "w",
                "b",
                "slopes");
    double[] expected = PlainConvolution.same(g.data("x"), 5, 4, 3, g.data("w"), 3, 2, 2, false);
    for (int i = 0; i < expected.length; i++) {
      expected[i] += g.data("b")[i % 2];
      expected[i] *= expected[i] < 0 ? (i % 2 == 0 ? .25 : -1) : 1;
    }
    assertSame(g.run("y"), expected);
  }

  @Test
  void anotherShapeKeepsTensorFlowsOrder() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 2, 3, 4)
            .numbers("list", 1, -1, 2)
            .numbers("picture", 1, 3, 4, 2)
            .node("flat", "Reshape", "", "x", "list")
            .node("y", "Reshape", "", "flat", "picture");
    assertSame(g.run("flat"), g.data("x"));
    assertSame(g.run("y"), g.data("x"));
  }

  @Test
  void resizeSamplesBetweenPixelCentres() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 1, 3, 1)
            .numbers("size", 1, 6)
            .node("y", "ResizeBilinear", "'half_pixel_centers':{'b':true}", "x", "size");
    double[] x = g.data("x");
    assertSame(
        g.run("y"),
        new double[] {
          x[0],
          .75 * x[0] + .25 * x[1],
          .25 * x[0] + .75 * x[1],
          .75 * x[1] + .25 * x[2],
          .25 * x[1] + .75 * x[2],
          x[2]
        });
  }

  @Test
  void meanKeepsItsAxes() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 2, 2, 2)
            .numbers("axes", 1, 2)
            .node("y", "Mean", "'keep_dims':{'b':true}", "x", "axes");
    double[] x = g.data("x");
    assertSame(
        g.run("y"),
        new double[] {(x[0] + x[2] + x[4] + x[6]) / 4, (x[1] + x[3] + x[5] + x[7]) / 4});
  }

  @Test
  void partsOfAPictureByShapeArithmetic() throws Exception {
    // as the models crop an upsampled picture to the size of another: shape, slice, pack, slice
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 4, 4, 2)
            .input("ref", 1, 3, 2, 5)
            .numbers("one", 1)
            .numbers("two", 2)
            .numbers("three", 3)
            .numbers("begin", 0, 0, 0, 0)
            .constant("all", new int[0], -1)
            .node("shape", "Shape", "", "ref")
            .node("rows", "StridedSlice", "'shrink_axis_mask':{'i':'1'}", "shape", "one", "two")
            .node(
                "columns", "StridedSlice", "'shrink_axis_mask':{'i':'1'}", "shape", "two", "three")
            .node("size", "Pack", "", "all", "rows", "columns", "all")
            .node("y", "Slice", "", "x", "begin", "size");
    double[] expected = new double[3 * 2 * 2];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = g.data("x")[i / 4 * 8 + i % 4];
    }
    assertSame(g.run("y"), expected);
  }

  @Test
  void padSplitAndJoin() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 1, 1, 4)
            .numbers("margins", 0, 0, 1, 0, 0, 2, 0, 0)
            .numbers("axis", 3)
            .numbers("sizes", 1, 3)
            .node("pad", "Pad", "", "x", "margins")
            .node("halves", "Split", "'num_split':{'i':'2'}", "axis", "pad")
            .node("parts", "SplitV", "", "pad", "sizes", "axis")
            .node("y", "ConcatV2", "", "halves:1", "halves", "parts:1", "axis");
    double[] x = g.data("x");
    double[] expected = new double[2 * 3 * 7];
    System.arraycopy(new double[] {x[2], x[3], x[0], x[1], x[1], x[2], x[3]}, 0, expected, 21, 7);
    assertSame(g.run("y"), expected);
  }

  @Test
  void aBranchThatIsNeverTakenFallsAway() throws Exception {
    TinyGraph g =
        new TinyGraph()
            .input("x", 1, 1, 1, 2)
            .constant("one", new int[0], 1)
            .constant("ten", new int[0], 10)
            .node("is", "Equal", "", "ratio", "one")
            .node("switch", "Switch", "", "x", "is")
            .node("not", "Mul", "", "switch", "ten")
            .node("taken", "Add", "", "switch:1", "ten")
            .node("y", "Merge", "", "not", "taken");
    OnnxGraph graph = g.lowered(Map.of("ratio", 1.0), "y");
    assertThat(graph.nodes).noneMatch(n -> n.is("Mul"));
    assertSame(g.run(graph), new double[] {g.data("x")[0] + 10, g.data("x")[1] + 10});
    assertThat(g.lowered(Map.of("ratio", .5), "y").nodes).anyMatch(n -> n.is("Mul"));
  }

  @Test
  void anUnknownOperatorIsSaidByName() {
    TinyGraph g = new TinyGraph().input("x", 1, 1, 1, 2).node("y", "Cumsum", "", "x");
    assertThatThrownBy(() -> g.lowered(Map.of(), "y")).hasMessageContaining("Cumsum");
  }
}
