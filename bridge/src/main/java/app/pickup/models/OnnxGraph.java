package app.pickup.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ONNX graph that is being made: nodes in an order in which they can run, constants, and the
 * shape every value had at the size it was traced with.
 */
final class OnnxGraph {
  final Map<String, int[]> inputs = new LinkedHashMap<>();
  final List<String> outputs = new ArrayList<>();
  final List<OnnxNode> nodes = new ArrayList<>();
  final Map<String, Tensor> tensors = new LinkedHashMap<>();
  final Map<String, int[]> shapes = new LinkedHashMap<>();

  /** Whether rows and columns of inputs and outputs are left open in the file. */
  boolean anySize;

  private int named;

  void input(String name, int... shape) {
    inputs.put(name, shape);
    shapes.put(name, shape);
  }

  String fresh(String hint) {
    return hint + "_" + named++;
  }

  String constant(Tensor tensor) {
    String name = fresh("k");
    tensors.put(name, tensor);
    shapes.put(name, tensor.shape());
    return name;
  }

  /** Adds a node with one output of this shape at the end; gives the output's name. */
  String add(String op, int[] shape, List<String> inputs, Map<String, Object> attributes) {
    String out = fresh(op.toLowerCase(Locale.ROOT));
    nodes.add(new OnnxNode(op, inputs, List.of(out), attributes));
    shapes.put(out, shape);
    return out;
  }

  int[] shape(String value) {
    int[] shape = shapes.get(value);
    if (shape == null) {
      throw new IllegalArgumentException("no shape known of " + value);
    }
    return shape;
  }

  @Nullable Tensor tensor(String value) {
    return tensors.get(value);
  }

  @Nullable OnnxNode producer(String value) {
    for (OnnxNode node : nodes) {
      if (node.outputs.contains(value)) {
        return node;
      }
    }
    return null;
  }

  List<OnnxNode> users(String value) {
    return nodes.stream().filter(n -> n.inputs.contains(value)).toList();
  }

  /** Whether nobody but this one node reads the value. */
  boolean onlyFor(String value, OnnxNode node) {
    return !outputs.contains(value) && users(value).equals(List.of(node));
  }

  /** Lets every reader of one value read the other instead. */
  void redirect(String from, String to) {
    for (OnnxNode node : nodes) {
      node.inputs.replaceAll(in -> in.equals(from) ? to : in);
    }
  }

  /** Puts nodes in the place of one node. */
  void replace(OnnxNode old, List<OnnxNode> by) {
    int at = nodes.indexOf(old);
    nodes.remove(at);
    nodes.addAll(at, by);
  }
}
