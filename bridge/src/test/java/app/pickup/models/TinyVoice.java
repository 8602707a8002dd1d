package app.pickup.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A network with the shape of a Piper voice: every number of a phoneme is a tone of its own, for as
 * many samples as {@code scales} says. It does not sound like speech.
 */
public final class TinyVoice {
  /** Samples of a number at a length scale of 1. */
  public static final int SAMPLES = 1_024;

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private TinyVoice() {}

  /**
   * The network.
   *
   * @param numbers how many it knows
   * @param durations whether it tells how long each is
   * @param speaker whether it wants to know who speaks
   */
  public static byte[] onnx(int numbers, boolean durations, boolean speaker) {
    ProtobufWriter g = new ProtobufWriter();
    // as many samples as the length scale says: a longer one holds more of each tone
    g.message(1, node("Gather", "table", "input", "tones", 0));
    g.message(1, node("Reshape", "tones", "flat", "row"));
    g.message(1, node("Gather", "scales", "one", "length", 0));
    g.message(1, node("Concat", "ones", "length", "factors", 0));
    g.message(1, resize());
    g.message(1, node("Reshape", "slow", "flat", "output"));
    if (durations) {
      g.message(1, cast("input", "real"));
      g.message(1, node("Mul", "real", "zero", "none"));
      g.message(1, node("Add", "none", "unit", "durations"));
    }
    g.text(2, "voice");
    g.message(5, floats("table", table(numbers), numbers, SAMPLES));
    g.message(5, longs("flat", 1, 1, -1));
    g.message(5, longs("one", 1));
    g.message(5, floats("ones", new float[] {1, 1}, 2));
    g.message(5, floats("zero", new float[] {0}, 1));
    g.message(5, floats("unit", new float[] {3}, 1));
    g.message(11, value("input", INT64, 1, -1));
    g.message(11, value("input_lengths", INT64, 1));
    g.message(11, value("scales", FLOAT, 3));
    if (speaker) {
      g.message(11, value("sid", INT64, 1));
    }
    g.message(12, value("output", FLOAT, 1, 1, -1));
    if (durations) {
      g.message(12, value("durations", FLOAT, 1, -1));
    }
    return model(g);
  }

  private static byte[] model(ProtobufWriter graph) {
    ProtobufWriter opset = new ProtobufWriter().text(1, "").number(2, 13);
    return new ProtobufWriter()
        .number(1, 8)
        .text(2, "pickup")
        .message(7, graph)
        .message(8, opset)
        .toBytes();
  }

  /** A network that is not of a voice. */
  public static byte[] another() {
    ProtobufWriter g = new ProtobufWriter();
    g.message(1, node("Add", "a", "a", "b"));
    g.text(2, "other");
    g.message(11, value("a", FLOAT, 1));
    g.message(12, value("b", FLOAT, 1));
    return model(g);
  }

  /** The first is silence, every other one a tone. */
  private static float[] table(int numbers) {
    float[] table = new float[numbers * SAMPLES];
    for (int i = SAMPLES; i < table.length; i++) {
      int number = i / SAMPLES;
      table[i] = (float) (.3 * Math.sin(2 * Math.PI * (2 + number % 40) * (i % SAMPLES) / SAMPLES));
    }
    return table;
  }

  private static ProtobufWriter resize() {
    ProtobufWriter node = new ProtobufWriter();
    node.text(1, "row").text(1, "").text(1, "factors").text(2, "slow").text(3, "slow");
    return node.text(4, "Resize").message(5, text("mode", "nearest"));
  }

  private static ProtobufWriter node(String op, String a, String b, String out) {
    return new ProtobufWriter().text(1, a).text(1, b).text(2, out).text(3, out).text(4, op);
  }

  private static ProtobufWriter node(String op, String a, String b, String out, long axis) {
    return node(op, a, b, out).message(5, number("axis", axis));
  }

  private static ProtobufWriter cast(String a, String out) {
    return new ProtobufWriter()
        .text(1, a)
        .text(2, out)
        .text(3, out)
        .text(4, "Cast")
        .message(5, number("to", FLOAT));
  }

  private static ProtobufWriter number(String name, long value) {
    return new ProtobufWriter().text(1, name).number(3, value).number(20, 2);
  }

  private static ProtobufWriter text(String name, String value) {
    return new ProtobufWriter().text(1, name).text(4, value).number(20, 3);
  }

  private static ProtobufWriter floats(String name, float[] values, int... shape) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      raw.putFloat(value);
    }
    return tensor(name, FLOAT, raw, shape);
  }

  private static ProtobufWriter longs(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      raw.putLong(value);
    }
    return tensor(name, INT64, raw, values.length);
  }

  private static ProtobufWriter tensor(String name, int type, ByteBuffer raw, int... shape) {
    ProtobufWriter p = new ProtobufWriter();
    for (int dim : shape) {
      p.number(1, dim);
    }
    return p.number(2, type).text(8, name).bytes(9, raw.array());
  }

  /** A negative size is open. */
  private static ProtobufWriter value(String name, int type, int... shape) {
    ProtobufWriter dims = new ProtobufWriter();
    for (int size : shape) {
      ProtobufWriter dim = new ProtobufWriter();
      dims.message(1, size < 0 ? dim.text(2, name + "_size") : dim.number(1, size));
    }
    ProtobufWriter tensor = new ProtobufWriter().number(1, type).message(2, dims);
    return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
  }
}
