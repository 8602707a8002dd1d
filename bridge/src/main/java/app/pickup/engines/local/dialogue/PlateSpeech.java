package app.pickup.engines.local.dialogue;

import app.pickup.elements.voice.HeldTones;
import app.pickup.elements.voice.Pitch;
import app.pickup.elements.voice.Sample;
import app.pickup.elements.voice.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What is spoken in a plate, measured from its sound: where, how high, how fast, how loud. Speech
 * is what is voiced in stretches that glide and stands out from the background; music and hum hold
 * their tones. Nothing spoken is an answer too.
 */
public final class PlateSpeech {
  /** Samples of a frame, 20 ms. */
  public static final int FRAME = Track.RATE / 50;

  /** Above the background by so many dB is heard. */
  private static final double OUT = 6;

  /** Nobody speaks without a break in the voice for more frames; a hum lasts. */
  private static final int LONGEST = 125;

  /** Consonants and short pauses around a vowel, in frames. */
  private static final int AROUND = 12;

  /** Pauses of fewer frames are within what is said. */
  private static final int GAP = 6;

  /** A second with so much of held tones is music. */
  private static final double MUSIC = .3;

  /** What is voiced for less, in frames, is a knock or a bird. */
  private static final int LEAST = 10;

  private static final double A1 = 55;

  /** Above 400 Hz nobody speaks, in semitones over {@link #A1}. */
  private static final double HIGHEST = 34.3;

  /**
   * A speaker's pitch lies so many semitones about its middle, and most of what is voiced is it.
   */
  private static final double NEAR = 10;

  private static final double ALIKE = .5;

  private final boolean[] speech;
  private final double hertz;
  private final double range;
  private final double pace;
  private final double loudness;
  private final double floor;

  private PlateSpeech(
      boolean[] speech, double hertz, double range, double pace, double loudness, double floor) {
    this.speech = speech;
    this.hertz = hertz;
    this.range = range;
    this.pace = pace;
    this.loudness = loudness;
    this.floor = floor;
  }

  /**
   * Measures a sound.
   *
   * @param mono at {@link Track#RATE}
   */
  public static PlateSpeech of(float[] mono) {
    Sample sample = new Sample(Resampling.at(Sample.RATE, new Sound(mono, Track.RATE)).samples());
    double[] levels = levels(mono);
    double floor = floor(levels);
    double loud = loud(levels);
    List<Pitch.Stretch> stretches = new ArrayList<>();
    int voiced = 0;
    for (Pitch.Stretch stretch : Pitch.stretches(sample, loud)) {
      voiced += stretch.hops();
      if (stretch.hops() <= LONGEST
          && stretch.semitones() < HIGHEST
          && heard(stretch, levels, floor)
          && !music(sample, stretch)) {
        stretches.add(stretch);
      }
    }
    // a word heard an octave off is no measure of the pitch, but it is said all the same
    List<Pitch.Stretch> heard = List.copyOf(stretches);
    if (!stretches.isEmpty()) {
      double[] all = semitones(stretches);
      double middle = all[all.length / 2];
      stretches.removeIf(one -> Math.abs(one.semitones() - middle) > NEAR);
    }
    if (hops(stretches) < Math.max(LEAST, ALIKE * voiced)) {
      return new PlateSpeech(new boolean[levels.length], 0, 0, 0, Lufs.SILENCE, floor);
    }
    boolean[] speech = speech(heard, levels, floor);
    double[] semitones = semitones(stretches);
    return new PlateSpeech(
        speech,
        A1 * Math.pow(2, semitones[semitones.length / 2] / 12),
        semitones[semitones.length * 9 / 10] - semitones[semitones.length / 10],
        Syllables.pace(mono, speech),
        Lufs.of(mono, at -> speech[Math.min(speech.length - 1, at / FRAME)]),
        floor);
  }

  /** Whether anything is said. */
  public boolean spoken() {
    return hertz > 0;
  }

  /** The middle of how high is spoken, in Hz; 0: nothing is. */
  public double hertz() {
    return hertz;
  }

  /** How far the voice goes up and down, in semitones, its extreme tenths left out. */
  public double range() {
    return range;
  }

  /** Syllables heard in a second of speech, 3 to 8 as a rule; 0: nothing is said. */
  public double pace() {
    return pace;
  }

  /** How loud what is said is, in LUFS (ITU-R BS.1770-4); −70: nothing is. */
  public double loudness() {
    return loudness;
  }

  /** The background, in dB under full scale. */
  public double floor() {
    return floor;
  }

  /** How many frames of {@link #FRAME} samples were listened to. */
  public int frames() {
    return speech.length;
  }

  /** Whether somebody speaks in a frame. */
  public boolean at(int frame) {
    return frame >= 0 && frame < speech.length && speech[frame];
  }

  /** How many frames are speech. */
  public int said() {
    int said = 0;
    for (boolean one : speech) {
      said += one ? 1 : 0;
    }
    return said;
  }

  static double[] levels(float[] mono) {
    double[] levels = new double[mono.length / FRAME];
    for (int i = 0; i < levels.length; i++) {
      double sum = 0;
      for (int j = i * FRAME; j < (i + 1) * FRAME; j++) {
        sum += (double) mono[j] * mono[j];
      }
      levels[i] = 10 * Math.log10(sum / FRAME + 1e-10);
    }
    return levels;
  }

  private static double floor(double[] levels) {
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? -100 : sorted[sorted.length / 10];
  }

  private static double loud(double[] levels) {
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? -100 : sorted[sorted.length * 9 / 10];
  }

  private static int hops(List<Pitch.Stretch> stretches) {
    return stretches.stream().mapToInt(Pitch.Stretch::hops).sum();
  }

  private static boolean heard(Pitch.Stretch stretch, double[] levels, double floor) {
    double sum = 0;
    for (int i = stretch.at(); i < Math.min(levels.length, stretch.at() + stretch.hops()); i++) {
      sum += levels[i] - floor;
    }
    return sum / stretch.hops() > OUT;
  }

  /** Whether the second around it holds its tones. */
  private static boolean music(Sample sample, Pitch.Stretch stretch) {
    int middle = (stretch.at() + stretch.hops() / 2) * Pitch.HOP;
    int from = Math.max(0, middle - Sample.RATE);
    int until = Math.min(sample.values().length, middle + Sample.RATE);
    Sample around = new Sample(Arrays.copyOfRange(sample.values(), from, until));
    return HeldTones.of(Spectrum.of(around)).all() > MUSIC;
  }

  private static boolean[] speech(List<Pitch.Stretch> stretches, double[] levels, double floor) {
    boolean[] speech = new boolean[levels.length];
    for (Pitch.Stretch stretch : stretches) {
      int until = Math.min(levels.length, stretch.at() + stretch.hops() + AROUND);
      for (int i = Math.max(0, stretch.at() - AROUND); i < until; i++) {
        boolean voiced = i >= stretch.at() && i < stretch.at() + stretch.hops();
        speech[i] |= voiced || levels[i] > floor + OUT;
      }
    }
    int last = -1;
    for (int i = 0; i < speech.length; i++) {
      if (speech[i]) {
        if (last >= 0 && i - last <= GAP) {
          Arrays.fill(speech, last, i, true);
        }
        last = i;
      }
    }
    return speech;
  }

  /** A value a hop, in order. */
  private static double[] semitones(List<Pitch.Stretch> stretches) {
    return stretches.stream()
        .flatMapToDouble(one -> DoubleStream.generate(one::semitones).limit(one.hops()))
        .sorted()
        .toArray();
  }
}
