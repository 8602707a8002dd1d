package app.pickup.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import app.pickup.models.Value.Constant;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A TensorFlow graph of a few nodes, its ONNX form, and both its inputs and outputs as NHWC. */
final class TinyGraph {
  private final Map<String, TfNode> nodes = new LinkedHashMap<>();
  private final Map<String, Constant> weights = new LinkedHashMap<>();
  private final Map<String, int[]> inputs = new LinkedHashMap<>();
  private final Map<String, double[]> data = new LinkedHashMap<>();

  TinyGraph input(String name, int... shape) {
    inputs.put(name, shape);
    data.put(name, noise(name.hashCode(), Shapes.size(shape)));
    return this;
  }

  TinyGraph weight(String name, int... shape) {
    return constant(name, shape, noise(name.hashCode(), Shapes.size(shape)));
  }

  TinyGraph constant(String name, int[] shape, double... values) {
    weights.put(name, new Constant(shape, values, false));
    return this;
  }

  TinyGraph numbers(String name, int... values) {
    weights.put(name, Constant.whole(values));
    return this;
  }

  /** Attributes as JSON with single quotes. */
  TinyGraph node(String name, String op, String attributes, String... in) {
    try {
      nodes.put(
          name,
          new TfNode(
              name,
              op,
              List.of(in),
              new ObjectMapper().readTree("{" + attributes.replace('\'', '"') + "}")));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  double[] data(String name) {
    double[] input = data.get(name);
    if (input != null) {
      return input;
    }
    Constant weight = weights.get(name);
    if (weight == null) {
      throw new AssertionError(name);
    }
    return weight.values();
  }

  OnnxGraph lowered(Map<String, Double> fixed, String... wanted) {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      outputs.put(wanted[i], "out" + i);
    }
    return Lowering.lower(new TfGraph(nodes, weights), inputs, fixed, outputs);
  }

  /** Lowers, runs, and gives the first wanted value, NHWC. */
  double[] run(String... wanted) throws OrtException {
    return run(lowered(Map.of(), wanted));
  }

  /** Runs the graph on this graph's data; its first output, NHWC. */
  double[] run(OnnxGraph graph) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> feed = new HashMap<>();
    try (OrtSession session = environment.createSession(OnnxWriter.write(graph))) {
      for (Map.Entry<String, int[]> input : inputs.entrySet()) {
        String name = input.getKey();
        int[] shape = input.getValue();
        double[] stored = Shapes.storedValues(data(name), shape);
        float[] values = new float[stored.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) stored[i];
        }
        long[] dims = Arrays.stream(graph.shape(name)).asLongStream().toArray();
        feed.put(name, OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), dims));
      }
      try (OrtSession.Result result = session.run(feed)) {
        OnnxTensor first = (OnnxTensor) result.get(0);
        FloatBuffer buffer = first.getFloatBuffer();
        double[] values = new double[buffer.remaining()];
        for (int i = 0; i < values.length; i++) {
          values[i] = buffer.get(i);
        }
        int[] shape = Arrays.stream(first.getInfo().getShape()).mapToInt(d -> (int) d).toArray();
        return shape.length == 4 ? Shapes.permuted(values, shape, 0, 2, 3, 1) : values;
      }
    } finally {
      feed.values().forEach(OnnxTensor::close);
    }
  }

  static double[] noise(long seed, int count) {
    Random random = new Random(seed);
    return random.doubles(count, -2, 2).toArray();
  }
}
