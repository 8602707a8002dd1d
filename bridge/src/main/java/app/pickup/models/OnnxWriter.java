package app.pickup.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Writes an {@link OnnxGraph} as an ONNX file of opset 13. The field numbers are those of
 * onnx/onnx.proto3; the message is named beside each.
 */
final class OnnxWriter {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private OnnxWriter() {}

  static byte[] write(OnnxGraph graph) {
    ProtobufWriter g = new ProtobufWriter(); // GraphProto
    graph.nodes.forEach(node -> g.message(1, node(node)));
    g.text(2, "pickup");
    graph.tensors.forEach((name, tensor) -> g.message(5, tensor(name, tensor)));
    graph.inputs.forEach((name, shape) -> g.message(11, value(name, shape, graph.anySize)));
    graph.outputs.forEach(name -> g.message(12, value(name, graph.shape(name), graph.anySize)));
    ProtobufWriter opset = new ProtobufWriter().text(1, "").number(2, OPSET); // OperatorSetIdProto
    return new ProtobufWriter() // ModelProto
        .number(1, IR_VERSION)
        .text(2, "pickup")
        .message(7, g)
        .message(8, opset)
        .toBytes();
  }

  private static ProtobufWriter node(OnnxNode node) { // NodeProto
    ProtobufWriter p = new ProtobufWriter();
    node.inputs.forEach(in -> p.text(1, in));
    node.outputs.forEach(out -> p.text(2, out));
    p.text(3, node.output()).text(4, node.op);
    for (Map.Entry<String, Object> attribute : node.attributes.entrySet()) {
      p.message(5, attribute(attribute.getKey(), attribute.getValue()));
    }
    return p;
  }

  private static ProtobufWriter attribute(String name, Object value) { // AttributeProto
    ProtobufWriter p = new ProtobufWriter().text(1, name);
    if (value instanceof Float real) {
      return p.real(2, real).number(20, 1);
    }
    if (value instanceof Long number) {
      return p.number(3, number).number(20, 2);
    }
    if (value instanceof String text) {
      return p.text(4, text).number(20, 3);
    }
    if (value instanceof long[] numbers) {
      for (long number : numbers) {
        p.number(8, number);
      }
      return p.number(20, 7);
    }
    throw new IllegalArgumentException(name + " is a " + value.getClass());
  }

  private static ProtobufWriter tensor(String name, Tensor tensor) { // TensorProto
    ProtobufWriter p = new ProtobufWriter();
    for (int dim : tensor.shape()) {
      p.number(1, dim);
    }
    int width = tensor.whole() ? Long.BYTES : Float.BYTES;
    ByteBuffer raw =
        ByteBuffer.allocate(tensor.values().length * width).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : tensor.values()) {
      if (tensor.whole()) {
        raw.putLong((long) value);
      } else {
        raw.putFloat((float) value);
      }
    }
    return p.number(2, tensor.whole() ? INT64 : FLOAT).text(8, name).bytes(9, raw.array());
  }

  private static ProtobufWriter value(String name, int[] shape, boolean anySize) {
    ProtobufWriter dims = new ProtobufWriter(); // TensorShapeProto
    for (int i = 0; i < shape.length; i++) {
      boolean open = anySize && shape.length == 4 && i >= 2;
      ProtobufWriter dim = new ProtobufWriter();
      dims.message(
          1, open ? dim.text(2, name + (i == 2 ? "_rows" : "_columns")) : dim.number(1, shape[i]));
    }
    ProtobufWriter tensor = new ProtobufWriter().number(1, FLOAT).message(2, dims);
    return new ProtobufWriter() // ValueInfoProto
        .text(1, name)
        .message(2, new ProtobufWriter().message(1, tensor)); // TypeProto
  }
}
