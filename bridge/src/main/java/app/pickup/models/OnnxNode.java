package app.pickup.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One node of an ONNX graph; its inputs can be rewired. Attributes: Long, long[], Float, String.
 */
final class OnnxNode {
  final String op;
  final List<String> inputs;
  final List<String> outputs;
  final Map<String, Object> attributes;

  OnnxNode(String op, List<String> inputs, List<String> outputs, Map<String, Object> attributes) {
    this.op = op;
    this.inputs = new ArrayList<>(inputs);
    this.outputs = new ArrayList<>(outputs);
    this.attributes = new TreeMap<>(attributes);
  }

  boolean is(String name) {
    return op.equals(name);
  }

  /** The first input: what most operators work on. */
  String input() {
    return inputs.get(0);
  }

  /** The first output. */
  String output() {
    return outputs.get(0);
  }

  long[] numbers(String attribute) {
    Object value = attributes.get(attribute);
    if (value instanceof long[] numbers) {
      return numbers;
    }
    throw new IllegalArgumentException(op + " has no list " + attribute);
  }
}
