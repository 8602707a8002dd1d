package app.pickup.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TfGraphTest {

  @Test
  void weightsOfEveryStoredTypeAreWidened(@TempDir Path folder) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(1.5f);
    bytes.put((byte) 0).put((byte) 255);
    bytes.putShort((short) 0x3c00).putShort((short) 0xc200).putShort((short) 0x0001);
    bytes.putInt(-7);
    bytes.put((byte) 1);
    Path json = folder.resolve("m.json");
    Files.write(folder.resolve("m.bin"), bytes.array());
    Files.writeString(
        json,
        """
        {"modelTopology":{"node":[
           {"name":"y","op":"Relu","input":["x","^guard"],"attr":{"padding":{"s":"U0FNRQ=="}}}]},
         "weightsManifest":[{"paths":["m.bin"],"weights":[
           {"name":"f","shape":[1],"dtype":"float32"},
           {"name":"q","shape":[2],"dtype":"float32","quantization":{"dtype":"uint8","min":-1,"scale":0.01}},
           {"name":"h","shape":[3],"dtype":"float32","quantization":{"dtype":"float16"}},
           {"name":"i","shape":[],"dtype":"int32"},
           {"name":"b","shape":[],"dtype":"bool"}]}]}
        """);
    TfGraph graph = TfGraph.read(json);
    assertThat(weight(graph, "f")).containsExactly(1.5);
    assertThat(weight(graph, "q")).containsExactly(new double[] {-1, 1.55}, within(1e-6));
    assertThat(weight(graph, "h")).containsExactly(1, -3, Math.scalb(1.0, -24));
    assertThat(weight(graph, "i")).containsExactly(-7);
    assertThat(weight(graph, "b")).containsExactly(1);
    TfNode node = graph.nodes().get("y");
    assertThat(node).isNotNull();
    assertThat(node.inputs()).containsExactly("x");
    assertThat(node.text("padding")).isEqualTo("SAME");
  }

  private static double[] weight(TfGraph graph, String name) {
    Value.Constant constant = graph.weights().get(name);
    assertThat(constant).isNotNull();
    return constant.values();
  }
}
