package app.pickup.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.data.Offset.offset;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real models, where scripts/models has fetched them. */
class ConvertModelsTest {
  private static final Path MODELS = Path.of("models");

  @Test
  void theRewrittenMatteIsTheMatte() throws Exception {
    Path json = MODELS.resolve("rvm.json");
    assumeThat(json).exists();
    Model rvm = Model.rvm();
    Model plain = new Model("rvm", rvm.inputs(), rvm.fixed(), rvm.outputs(), List.of());
    float[][] expected = run(ConvertModels.convert(plain, json), rvm);
    float[][] actual = run(ConvertModels.convert(rvm, json), rvm);
    for (int output = 0; output < expected.length; output++) {
      assertThat(actual[output]).hasSameSizeAs(expected[output]);
      for (int i = 0; i < expected[output].length; i++) {
        assertThat(actual[output][i] - expected[output][i]).isBetween(-1e-4f, 1e-4f);
      }
    }
  }

  @Test
  void theRewrittenFaceNetworksAreTheFaceNetworks() throws Exception {
    for (Model model : List.of(Model.blazeface(), Model.facemesh())) {
      Path json = MODELS.resolve(model.name() + ".json");
      assumeThat(json).exists();
      Model plain =
          new Model(model.name(), model.inputs(), model.fixed(), model.outputs(), List.of());
      float[][] expected = run(ConvertModels.convert(plain, json), model);
      float[][] actual = run(ConvertModels.convert(model, json), model);
      for (int output = 0; output < expected.length; output++) {
        assertThat(actual[output]).containsExactly(expected[output], offset(2e-3f));
      }
    }
  }

  @Test
  void theFaceNetworksHaveTheOutputsTheEngineReads() throws Exception {
    assumeThat(MODELS.resolve("blazeface.json")).exists();
    OnnxGraph finder = ConvertModels.convert(Model.blazeface(), MODELS.resolve("blazeface.json"));
    assertThat(finder.outputs).containsExactly("scores16", "boxes16", "scores8", "boxes8");
    assertThat(finder.shape("scores16")).containsExactly(1, 512, 1);
    assertThat(finder.shape("boxes16")).containsExactly(1, 512, 16);
    assertThat(finder.shape("scores8")).containsExactly(1, 384, 1);
    assertThat(finder.shape("boxes8")).containsExactly(1, 384, 16);
    OnnxGraph mesh = ConvertModels.convert(Model.facemesh(), MODELS.resolve("facemesh.json"));
    assertThat(mesh.outputs).containsExactly("mesh", "flag");
    assertThat(mesh.shape("mesh")).containsExactly(1, 1404);
    assertThat(mesh.shape("flag")).containsExactly(1, 1);
  }

  @Test
  void whatIsNewerThanItsSourceIsLeftAlone(@TempDir Path out) throws Exception {
    assumeThat(MODELS.resolve("selfie.json")).exists();
    String[] args = {MODELS.toString(), out.toString()};
    ConvertModels.main(args);
    Path onnx = out.resolve("selfie.onnx");
    byte[] first = Files.readAllBytes(onnx);
    Files.writeString(onnx, "mine");
    ConvertModels.main(args);
    assertThat(onnx).hasContent("mine");
    Files.delete(onnx);
    ConvertModels.main(args);
    assertThat(Files.readAllBytes(onnx)).isEqualTo(first);
  }

  private static float[][] run(OnnxGraph graph, Model model) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Random random = new Random(1);
    try (OrtSession session = environment.createSession(OnnxWriter.write(graph))) {
      Map<String, OnnxTensor> feed = new HashMap<>();
      for (Map.Entry<String, int[]> input : model.inputs().entrySet()) {
        int[] s = Shapes.stored(input.getValue());
        float[] values = new float[Shapes.size(s)];
        for (int i = 0; i < values.length; i++) {
          values[i] = random.nextFloat();
        }
        long[] shape = {s[0], s[1], s[2], s[3]};
        feed.put(
            input.getKey(), OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape));
      }
      try (OrtSession.Result result = session.run(feed)) {
        float[][] all = new float[result.size()][];
        for (int i = 0; i < all.length; i++) {
          FloatBuffer buffer = ((OnnxTensor) result.get(i)).getFloatBuffer();
          all[i] = new float[buffer.remaining()];
          buffer.get(all[i]);
        }
        return all;
      } finally {
        feed.values().forEach(OnnxTensor::close);
      }
    }
  }
}
