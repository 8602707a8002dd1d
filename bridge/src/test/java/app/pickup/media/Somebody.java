package app.pickup.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Somebody who speaks, as far as arithmetic can tell: pulses of the larynx whose pitch falls over
 * each sentence, through resonators that glide from vowel to vowel, with pauses between.
 */
public final class Somebody {
  public static final int RATE = 16_000;

  private static final int[][] VOWELS = {{700, 1200}, {300, 2300}, {500, 1800}, {350, 800}};

  private Somebody() {}

  /** In a file. */
  public static Path write(Path wav, double seconds, double pitch) throws IOException {
    return write(wav, speak(seconds, pitch));
  }

  /** These samples in a file. */
  public static Path write(Path wav, short[] samples) throws IOException {
    byte[] bytes = new byte[samples.length * 2];
    for (int i = 0; i < samples.length; i++) {
      bytes[2 * i] = (byte) samples[i];
      bytes[2 * i + 1] = (byte) (samples[i] >> 8);
    }
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    try (AudioInputStream in =
        new AudioInputStream(new ByteArrayInputStream(bytes), format, samples.length)) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, wav.toFile());
    }
    return wav;
  }

  /** Sentences of 1.4 s, then 0.6 s of breath. */
  public static short[] speak(double seconds, double pitch) {
    Random random = new Random(7);
    short[] samples = new short[(int) (seconds * RATE)];
    double[] one = new double[3];
    double[] two = new double[3];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double at = (double) i / RATE;
      double within = at % 2;
      boolean speaks = within < 1.4;
      double glide = 1.2 - 0.25 * within + 0.05 * Math.sin(at * 9) + 0.01 * random.nextGaussian();
      phase += pitch * glide / RATE;
      double pulse = random.nextGaussian() * 0.004;
      if (phase >= 1) {
        phase -= 1;
        pulse += 1;
      }
      double syllable = Math.pow(Math.abs(Math.sin(at * Math.PI * 4)), 0.5);
      double breath = speaks ? pulse * syllable : 0;
      double voice = resonate(one, breath, formant(at, 0)) + resonate(two, breath, formant(at, 1));
      samples[i] =
          (short) Math.max(-32_000, Math.min(32_000, voice * 4000 + random.nextGaussian()));
    }
    return samples;
  }

  private static double formant(double at, int which) {
    double place = at * 4;
    double part = place - Math.floor(place);
    return VOWELS[(int) place % 4][which] * (1 - part)
        + VOWELS[(int) (place + 1) % 4][which] * part;
  }

  private static double resonate(double[] kept, double in, double hertz) {
    double r = Math.exp(-Math.PI * 90 / RATE);
    double out = in + 2 * r * Math.cos(2 * Math.PI * hertz / RATE) * kept[0] - r * r * kept[1];
    kept[1] = kept[0];
    kept[0] = out;
    return out;
  }
}
