package app.pickup.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Converts the models at build time: {@code ConvertModels IN_FOLDER OUT_FOLDER} reads the {@code
 * .json} of each {@link Model} and its weights and writes its {@code .onnx}. What is newer than its
 * source is left alone. Without the sources it says so and writes nothing: the program then runs
 * without a local engine.
 */
public final class ConvertModels {

  private static final List<Model> ALL =
      List.of(Model.rvm(), Model.selfie(), Model.blazeface(), Model.facemesh());

  private ConvertModels() {}

  public static void main(String[] args) throws IOException {
    Path in = Path.of(args[0]);
    Path out = Files.createDirectories(Path.of(args[1]));
    for (Model model : ALL) {
      Path json = in.resolve(model.name() + ".json");
      Path onnx = out.resolve(model.name() + ".onnx");
      if (!Files.exists(json)) {
        System.out.println("no " + json + ": run scripts/models first");
      } else if (!newer(onnx, json)) {
        Path part = out.resolve(model.name() + ".onnx.part");
        Files.write(part, OnnxWriter.write(convert(model, json)));
        Files.move(part, onnx, StandardCopyOption.REPLACE_EXISTING);
        System.out.println("wrote " + onnx + ", " + Files.size(onnx) + " bytes");
      }
    }
  }

  static OnnxGraph convert(Model model, Path json) throws IOException {
    OnnxGraph graph =
        Lowering.lower(TfGraph.read(json), model.inputs(), model.fixed(), model.outputs());
    model.passes().forEach(pass -> pass.rewrite(graph));
    return graph;
  }

  private static boolean newer(Path made, Path source) throws IOException {
    return Files.exists(made)
        && Files.getLastModifiedTime(made).compareTo(Files.getLastModifiedTime(source)) > 0;
  }
}
