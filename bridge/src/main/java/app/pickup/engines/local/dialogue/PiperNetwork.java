package app.pickup.engines.local.dialogue;

import app.pickup.engines.local.network.Numbers;
import app.pickup.engines.local.network.Onnx;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The network of a natural voice. It is given no noise: the same line is the same sound again, a
 * little flatter than it might be.
 */
final class PiperNetwork implements Closeable {
  private static final Set<String> TAKES = Set.of("input", "input_lengths", "scales");
  private static final String SPEAKER = "sid";
  private static final String SOUND = "output";
  private static final String DURATIONS = "durations";

  /** Opening one takes a second. */
  private static @Nullable PiperNetwork open;

  private final PiperVoice voice;
  private final Onnx network;

  /**
   * What it said.
   *
   * @param ends the sample after each of the signs; null: the network does not tell
   */
  record Made(Sound sound, long @Nullable [] ends) {}

  private PiperNetwork(PiperVoice voice, Onnx network) {
    this.voice = voice;
    this.network = network;
  }

  /**
   * Says signs with a voice, whose network stays open until another voice speaks.
   *
   * @throws PiperVoice.Unfit when it can not
   */
  static synchronized Made say(PiperVoice voice, List<String> signs, double slower)
      throws PiperVoice.Unfit {
    PiperNetwork now = open;
    if (now == null || !now.voice.equals(voice)) {
      if (now != null) {
        now.close();
        open = null;
      }
      now = open(voice);
      open = now;
    }
    return now.say(signs, slower);
  }

  /**
   * Opens it.
   *
   * @throws PiperVoice.Unfit when its file is no such network
   */
  static PiperNetwork open(PiperVoice voice) throws PiperVoice.Unfit {
    Onnx network;
    try {
      network = Onnx.open(voice.network());
    } catch (IllegalStateException e) {
      throw new PiperVoice.Unfit("its network does not load");
    }
    if (!network.inputs().containsAll(TAKES) || !network.outputs().contains(SOUND)) {
      network.close();
      throw new PiperVoice.Unfit("its network is none of a voice");
    }
    return new PiperNetwork(voice, network);
  }

  /**
   * Says signs of the International Phonetic Alphabet; those that it does not know are left out.
   *
   * @param slower 1 is the voice's own pace
   * @throws PiperVoice.Unfit when the network fails
   */
  Made say(List<String> signs, double slower) throws PiperVoice.Unfit {
    List<Long> ids = new ArrayList<>();
    int[] ends = new int[signs.size()];
    put(ids, "^");
    put(ids, "_");
    for (int i = 0; i < ends.length; i++) {
      if (voice.ids().containsKey(signs.get(i))) {
        put(ids, signs.get(i));
        put(ids, "_");
      }
      ends[i] = ids.size();
    }
    put(ids, "$");
    Map<String, float[]> found = run(ids, slower);
    float[] samples = found.getOrDefault(SOUND, new float[0]);
    if (samples.length == 0) {
      throw new PiperVoice.Unfit("its network gave no sound");
    }
    for (float sample : samples) {
      if (!Float.isFinite(sample)) {
        throw new PiperVoice.Unfit("its network gave numbers that are no sound");
      }
    }
    return new Made(
        new Sound(samples, voice.rate()), ends(found.get(DURATIONS), ids.size(), ends, samples));
  }

  private Map<String, float[]> run(List<Long> ids, double slower) throws PiperVoice.Unfit {
    long[] row = ids.stream().mapToLong(Long::longValue).toArray();
    Map<String, Numbers> in = new HashMap<>();
    in.put("input", Numbers.whole(row, 1, row.length));
    in.put("input_lengths", Numbers.whole(new long[] {row.length}, 1));
    float length = (float) (voice.lengthScale() * slower);
    in.put("scales", Numbers.real(new float[] {0, length, 0}, 3));
    if (network.inputs().contains(SPEAKER)) {
      in.put(SPEAKER, Numbers.whole(new long[] {0}, 1));
    }
    try {
      return network.run(in);
    } catch (IllegalStateException e) {
      throw new PiperVoice.Unfit("its network does not run");
    }
  }

  private static long @Nullable [] ends(
      float @Nullable [] durations, int ids, int[] after, float[] samples) {
    double all = 0;
    if (durations == null || durations.length != ids) {
      return null;
    }
    double[] sums = new double[ids + 1];
    for (int i = 0; i < ids; i++) {
      all += Math.max(0, durations[i]);
      sums[i + 1] = all;
    }
    if (all <= 0) {
      return null;
    }
    long[] ends = new long[after.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = Math.round(sums[after[i]] / all * samples.length);
    }
    return ends;
  }

  private void put(List<Long> ids, String sign) {
    for (int id : voice.ids().getOrDefault(sign, List.of())) {
      ids.add((long) id);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
