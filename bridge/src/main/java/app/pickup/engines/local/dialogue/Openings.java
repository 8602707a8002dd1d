package app.pickup.engines.local.dialogue;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a mouth that nobody knows the words of is open, as phonemes that stand for it: {@code a}
 * wide, {@code ə} half, {@code m} closed and voiced, {@code s} teeth together, and pauses. By level
 * and by what lies above 4 kHz and below 400 Hz.
 */
final class Openings {
  private static final int FRAME = Track.RATE / 100;
  private static final int SMOOTH = 2;

  /** Below the loudest, in dB. */
  private static final double HALF = -9;

  private static final double CLOSED = -20;

  /** Shares of the power. */
  private static final double HISS = .5;

  private static final double DARK = .85;

  /** Nothing is shorter, in frames. */
  private static final int LEAST = 4;

  private Openings() {}

  /**
   * What covers the whole sound.
   *
   * @param sound at {@link Track#RATE}
   * @param least what is heard, in dB under full scale
   */
  static List<Phone> of(float[] sound, double least) {
    double[] all = power(sound);
    double[] high = power(Biquad.above(4000, Track.RATE).of(sound));
    double[] low = power(Biquad.below(400, Track.RATE).of(sound));
    double loudest = 1e-12;
    for (double power : all) {
      loudest = Math.max(loudest, power);
    }
    String[] heard = new String[all.length];
    for (int i = 0; i < all.length; i++) {
      double level = 10 * Math.log10(all[i] / loudest + 1e-12);
      boolean audible = 10 * Math.log10(all[i] + 1e-12) >= least;
      heard[i] =
          audible ? symbol(level, high[i] / (all[i] + 1e-12), low[i] / (all[i] + 1e-12)) : "";
    }
    return phones(heard, sound.length);
  }

  private static String symbol(double level, double high, double low) {
    if (high > HISS) {
      return "s";
    }
    if (level < CLOSED || level < HALF && low > DARK) {
      return "m";
    }
    return level < HALF ? "ə" : "a";
  }

  private static List<Phone> phones(String[] heard, int length) {
    List<Phone> phones = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= heard.length; i++) {
      if (i == heard.length || !heard[i].equals(heard[from])) {
        // what is too short goes with what is before it
        boolean joins = !phones.isEmpty() && (i - from < LEAST || last(phones).equals(heard[from]));
        String ipa = joins ? last(phones) : heard[from];
        long begin = joins ? phones.remove(phones.size() - 1).from() : (long) from * FRAME;
        phones.add(new Phone(ipa, begin, i == heard.length ? length : (long) i * FRAME));
        from = i;
      }
    }
    if (phones.isEmpty()) {
      phones.add(new Phone("", 0, length));
    }
    return phones;
  }

  private static String last(List<Phone> phones) {
    return phones.get(phones.size() - 1).ipa();
  }

  private static double[] power(float[] sound) {
    double[] power = new double[sound.length / FRAME];
    for (int i = 0; i < power.length; i++) {
      int begin = Math.max(0, (i - SMOOTH + 1) * FRAME);
      int end = Math.min(sound.length, (i + SMOOTH) * FRAME);
      for (int j = begin; j < end; j++) {
        power[i] += (double) sound[j] * sound[j] / (end - begin);
      }
    }
    return power;
  }
}
