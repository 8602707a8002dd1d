package app.pickup.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A TensorFlow.js graph model: {@code model.json} with its weight files beside it (format: tfjs
 * "graph-model", tfjs-core/src/io/types.ts).
 *
 * @param nodes by name
 * @param weights by name, quantised ones widened
 */
record TfGraph(Map<String, TfNode> nodes, Map<String, Value.Constant> weights) {

  static TfGraph read(Path json) throws IOException {
    JsonNode model = new ObjectMapper().readTree(json.toFile());
    Map<String, TfNode> nodes = new LinkedHashMap<>();
    for (JsonNode n : model.path("modelTopology").path("node")) {
      List<String> inputs = new ArrayList<>();
      for (JsonNode input : n.path("input")) {
        if (!input.asText().startsWith("^")) {
          inputs.add(input.asText());
        }
      }
      TfNode node =
          new TfNode(n.path("name").asText(), n.path("op").asText(), inputs, n.path("attr"));
      nodes.put(node.name(), node);
    }
    Map<String, Value.Constant> weights = new LinkedHashMap<>();
    for (JsonNode group : model.path("weightsManifest")) {
      ByteArrayOutputStream shards = new ByteArrayOutputStream();
      for (JsonNode path : group.path("paths")) {
        shards.writeBytes(Files.readAllBytes(json.resolveSibling(path.asText())));
      }
      ByteBuffer bytes = ByteBuffer.wrap(shards.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
      for (JsonNode weight : group.path("weights")) {
        weights.put(weight.path("name").asText(), weight(weight, bytes));
      }
    }
    return new TfGraph(nodes, weights);
  }

  private static Value.Constant weight(JsonNode weight, ByteBuffer bytes) {
    int[] shape = new int[weight.path("shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = weight.path("shape").get(i).asInt();
    }
    String dtype = weight.path("dtype").asText();
    JsonNode quantised = weight.path("quantization");
    String stored = quantised.path("dtype").asText(dtype);
    double min = quantised.path("min").asDouble(0);
    double scale = quantised.path("scale").asDouble(1);
    double[] values = new double[Shapes.size(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (stored) {
            case "float32" -> bytes.getFloat();
            case "int32" -> bytes.getInt();
            case "bool" -> bytes.get();
            case "float16" -> half(bytes.getShort());
            case "uint8" -> (bytes.get() & 0xff) * scale + min;
            default -> throw new IllegalArgumentException("weights of type " + stored);
          };
    }
    return new Value.Constant(shape, values, !dtype.equals("float32"));
  }

  /** IEEE 754 binary16; the models hold no infinities. */
  private static double half(short bits) {
    int exponent = bits >> 10 & 31;
    int fraction = bits & 1023;
    double size =
        exponent == 0
            ? Math.scalb((double) fraction, -24)
            : Math.scalb(1 + fraction / 1024.0, exponent - 15);
    return bits < 0 ? -size : size;
  }
}
