package app.pickup.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network the local engine uses: where its inputs and outputs lie in the TensorFlow graph.
 *
 * @param name of the files, without ending
 * @param inputs NHWC shapes to trace at
 * @param fixed inputs decided at build time
 * @param outputs the ONNX name of each wanted value
 * @param passes applied after lowering
 */
record Model(
    String name,
    Map<String, int[]> inputs,
    Map<String, Double> fixed,
    Map<String, String> outputs,
    List<Pass> passes) {

  /**
   * Robust Video Matting (Lin et al. 2021) on MobileNetV3. Inputs: {@code src} RGB 0..1 [1,3,H,W],
   * H and W multiples of 16, and the recurrent states {@code r1i}..{@code r4i}. Outputs: {@code
   * raw} [1,4,H,W], the foreground colour less the source and then alpha, both to be clamped by the
   * reader, and {@code r1o}..{@code r4o}. Its own refiner is left out by fixing the downsample
   * ratio at 1: the edge is refined at full resolution by the engine.
   */
  static Model rvm() {
    int rows = 64;
    int columns = 96;
    Map<String, int[]> inputs = new LinkedHashMap<>();
    inputs.put("src", new int[] {1, rows, columns, 3});
    int[] channels = {16, 20, 40, 64};
    for (int i = 0; i < 4; i++) {
      inputs.put(
          "r" + (i + 1) + "i", new int[] {1, rows >> (i + 1), columns >> (i + 1), channels[i]});
    }
    Map<String, String> outputs = new LinkedHashMap<>();
    outputs.put(
        "StatefulPartitionedCall/matting_network_wrapper/StatefulPartitionedCall/conv2d_62/BiasAdd",
        "raw");
    for (int i = 1; i <= 4; i++) {
      outputs.put("Identity_" + (i + 1), "r" + i + "o");
    }
    return new Model("rvm", inputs, Map.of("downsample_ratio", 1.0), outputs, opened());
  }

  /**
   * MediaPipe selfie segmentation. Input: {@code input_1} RGB 0..1 [1,3,256,256]. Output: {@code
   * mask} [1,1,256,256], 0..1.
   */
  static Model selfie() {
    return new Model(
        "selfie",
        Map.of("input_1", new int[] {1, 256, 256, 3}),
        Map.of(),
        Map.of("activation_10", "mask"),
        Pass.FASTER);
  }

  /**
   * MediaPipe BlazeFace, the full-range variant of 256 x 256 (Bazarevsky et al. 2019). Input:
   * {@code input} RGB -1..1 [1,3,256,256]. Outputs: {@code scores16} [1,512,1] and {@code boxes16}
   * [1,512,16] of the grid of 16 x 16 cells with two anchors each, {@code scores8} [1,384,1] and
   * {@code boxes8} [1,384,16] of the grid of 8 x 8 cells with six. A score is a logit; a box is
   * centre x, y, less the cell's centre, width, height, then six points x, y, less the cell's
   * centre (eyes, nose, mouth, ears), in pixels of the input.
   */
  static Model blazeface() {
    Map<String, String> outputs = new LinkedHashMap<>();
    outputs.put("Identity", "scores16");
    outputs.put("Identity_2", "boxes16");
    outputs.put("Identity_1", "scores8");
    outputs.put("Identity_3", "boxes8");
    return new Model(
        "blazeface", Map.of("input", new int[] {1, 256, 256, 3}), Map.of(), outputs, Pass.FASTER);
  }

  /**
   * MediaPipe FaceMesh (Kartynnik et al. 2019). Input: {@code input_1} RGB 0..1 [1,3,192,192], a
   * face with its eyes level. Outputs: {@code mesh} [1,1404], x, y, z of 468 points in pixels of
   * the input, z towards the viewer below 0; {@code flag} [1,1], how likely this is a face, 0..1.
   */
  static Model facemesh() {
    Map<String, String> outputs = new LinkedHashMap<>();
    outputs.put("Identity_2", "mesh");
    outputs.put("Identity_1", "flag");
    return new Model(
        "facemesh", Map.of("input_1", new int[] {1, 192, 192, 3}), Map.of(), outputs, Pass.FASTER);
  }

  private static List<Pass> opened() {
    List<Pass> passes = new ArrayList<>(Pass.FASTER);
    passes.add(new OpenSize());
    return passes;
  }
}
