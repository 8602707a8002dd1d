package app.pickup.engines.local.dialogue;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Sounds that tests are made of, at {@link Track#RATE}. */
final class Heard {
  static final String TRAIN =
      "Hold the door, please. I am late again, and the last train has gone.";

  private Heard() {}

  static Voices voices() {
    Voices voices = Voices.installed();
    assumeTrue(voices.missing() == null, () -> "not tried: " + voices.missing());
    return voices;
  }

  static Line line(String text) {
    return new Line(text, Language.EN, "Anna", null, null, null);
  }

  static Spoken said(String text, String variant, int pitch, int pace) {
    Manner manner = new Manner(new Timbre(variant, pitch), pace);
    return Objects.requireNonNull(voices().said(line(text), manner));
  }

  static float[] noise(int length, double decibels) {
    Random random = new Random(7);
    float[] noise = new float[length];
    double gain = Math.pow(10, decibels / 20);
    for (int i = 0; i < length; i++) {
      noise[i] = (float) (random.nextGaussian() * gain);
    }
    return noise;
  }

  static float[] sine(int length, double hertz, double amplitude) {
    float[] sine = new float[length];
    for (int i = 0; i < length; i++) {
      sine[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / Track.RATE));
    }
    return sine;
  }

  /** A chord, held. */
  static float[] music(int length, double amplitude) {
    float[] music = new float[length];
    for (double hertz : new double[] {220, 277.18, 329.63, 440, 880, 1320}) {
      add(music, sine(length, hertz, amplitude / 6), 0, 1);
    }
    return music;
  }

  static void add(float[] to, float[] from, int at, double gain) {
    for (int i = 0; i < from.length && at + i < to.length; i++) {
      to[at + i] += (float) (gain * from[i]);
    }
  }

  static double level(float[] samples, int from, int until) {
    double sum = 0;
    for (int i = from; i < until; i++) {
      sum += samples[i] * samples[i];
    }
    return 10 * Math.log10(sum / (until - from) + 1e-12);
  }

  static Spoken silent(int length) {
    return new Spoken(
        new Sound(new float[length], Track.RATE), List.of(new Phone("", 0, length)), List.of());
  }
}
