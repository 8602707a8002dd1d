package app.pickup.engines.local.network;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.Closeable;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One network in the inference runtime; the only class that knows it. Opening the first one loads
 * the native library.
 */
public final class Onnx implements Closeable {
  private static final long OPENER_STACK = 64L << 20;

  private final OrtEnvironment environment;
  private final OrtSession session;

  private Onnx(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  /**
   * Opens a network on half the cores: decoder, encoder and compositor want the other half.
   *
   * @throws IllegalStateException where the file does not load
   */
  public static Onnx open(Path model) {
    return open(model, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /**
   * @param threads how many the network may run on, the caller's own among them; a small network is
   *     fastest on one
   * @throws IllegalStateException where the file does not load
   */
  public static Onnx open(Path model, int threads) {
    OrtEnvironment environment = environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      // decoder, encoder and compositor must not be fought by threads that spin while they wait
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.set_denormal_as_zero", "1");
      return new Onnx(environment, session(environment, model, options));
    } catch (OrtException | IOException e) {
      throw new IllegalStateException("the network " + model.getFileName() + " does not load", e);
    }
  }

  private static OrtSession session(
      OrtEnvironment environment, Path model, OrtSession.SessionOptions options)
      throws OrtException, IOException {
    // a path reaches the runtime in the virtual machine's own UTF-8, where an emoji is written
    // otherwise: it would not be found
    boolean found = model.toString().codePoints().noneMatch(Character::isSupplementaryCodePoint);
    return found
        ? environment.createSession(model.toString(), options)
        : environment.createSession(Files.readAllBytes(model), options);
  }

  /**
   * The runtime itself, opened on a thread of its own: its look at the machine's devices recurses
   * some megabyte deep, more than a worker's stack holds, and a native overflow ends the process.
   */
  static OrtEnvironment environment() {
    Telemetry.off();
    AtomicReference<OrtEnvironment> opened = new AtomicReference<>();
    Thread opener =
        new Thread(
            null,
            () ->
                opened.set(OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR)),
            "onnx-opener",
            OPENER_STACK);
    opener.start();
    try {
      opener.join();
      OrtEnvironment environment =
          Objects.requireNonNull(opened.get(), "the inference runtime does not load");
      environment.setTelemetry(false);
      return environment;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (OrtException e) {
      throw new IllegalStateException("the inference runtime does not answer", e);
    }
  }

  /** Runs once; the results are written into the outputs given. */
  public void run(Map<String, Blob> inputs, Map<String, Blob> outputs) {
    Map<String, OnnxTensor> in = new HashMap<>();
    Map<String, OnnxValue> out = new HashMap<>();
    try {
      for (Map.Entry<String, Blob> input : inputs.entrySet()) {
        in.put(input.getKey(), tensor(input.getValue()));
      }
      for (Map.Entry<String, Blob> output : outputs.entrySet()) {
        out.put(output.getKey(), tensor(output.getValue()));
      }
      session.run(in, Set.of(), out).close();
    } catch (OrtException e) {
      throw new IllegalStateException("the network failed", e);
    } finally {
      in.values().forEach(OnnxTensor::close);
      out.values().forEach(OnnxValue::close);
    }
  }

  /** What it is given, by name. */
  public Set<String> inputs() {
    return session.getInputNames();
  }

  /** What it gives, by name. */
  public Set<String> outputs() {
    return session.getOutputNames();
  }

  /**
   * Runs once for results of whatever size.
   *
   * @return all outputs of real numbers, each in a row
   * @throws IllegalStateException where the network does not take these inputs, or fails
   */
  public Map<String, float[]> run(Map<String, Numbers> inputs) {
    Map<String, OnnxTensor> in = new HashMap<>();
    try {
      for (Map.Entry<String, Numbers> input : inputs.entrySet()) {
        in.put(input.getKey(), tensor(input.getValue()));
      }
      Map<String, float[]> found = new HashMap<>();
      try (OrtSession.Result result = session.run(in)) {
        for (Map.Entry<String, OnnxValue> output : result) {
          FloatBuffer numbers =
              output.getValue() instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
          if (numbers != null) {
            float[] row = new float[numbers.remaining()];
            numbers.get(row);
            found.put(output.getKey(), row);
          }
        }
      }
      return found;
    } catch (OrtException e) {
      throw new IllegalStateException("the network failed", e);
    } finally {
      in.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(Numbers numbers) throws OrtException {
    long[] whole = numbers.whole();
    return whole == null
        ? OnnxTensor.createTensor(environment, FloatBuffer.wrap(numbers.real()), numbers.shape())
        : OnnxTensor.createTensor(environment, LongBuffer.wrap(whole), numbers.shape());
  }

  private OnnxTensor tensor(Blob blob) throws OrtException {
    return OnnxTensor.createTensor(environment, blob.values(), blob.shape());
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
