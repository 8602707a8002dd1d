package app.pickup.engines.local.dialogue;

import app.pickup.shots.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A voice that somebody recorded, without the silence around it, and when what is heard of it.
 *
 * @param spoken its phonemes by its text, or stand-ins by its sound alone
 * @param before samples at {@link Track#RATE} that were cut from its beginning
 * @param after samples that were cut from its end
 * @param byText whether the times come from the text
 */
public record Recorded(Spoken spoken, long before, long after, boolean byText) {
  /** What is left around speech: the first breath of a plosive, the last of a vowel. */
  private static final int LEAD = Track.RATE * 3 / 100;

  private static final int TAIL = Track.RATE * 6 / 100;

  /** No recording whose loudest frame is below is one, in dB. */
  private static final double NOTHING = -60;

  /** What is heard stands so far over the background, in dB. */
  private static final double OUT = 8;

  /** And is no further below the loudest; the background may be as near as the other. */
  private static final double DEEPEST = 40;

  private static final double SHALLOWEST = 15;

  /**
   * A recording.
   *
   * @param mono at {@link Track#RATE}
   * @param line what is said in it; null: nobody knows
   * @return null: nothing is heard in it
   */
  public static @Nullable Recorded of(float[] mono, @Nullable Line line, Voices voices) {
    double[] levels = PlateSpeech.levels(mono);
    int[] said = said(levels);
    if (said.length == 0) {
      return null;
    }
    int from = Math.max(0, said[0] * PlateSpeech.FRAME - LEAD);
    int until = Math.min(mono.length, (said[1] + 1) * PlateSpeech.FRAME + TAIL);
    float[] cut = Arrays.copyOfRange(mono, from, until);
    Spoken rendition = line == null ? null : voices.said(line, Manner.of(line));
    Spoken spoken = rendition == null ? bySound(cut) : byText(rendition, cut);
    return new Recorded(spoken, from, mono.length - until, rendition != null);
  }

  /** The times of a rendition, moved onto another sound of the same words. */
  static Spoken byText(Spoken rendition, float[] sound) {
    Alignment alignment = Alignment.of(rendition.sound().samples(), sound);
    List<Phone> phones = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < rendition.phones().size(); i++) {
      Phone phone = rendition.phones().get(i);
      boolean last = i == rendition.phones().size() - 1;
      long until = last ? sound.length : Math.max(at, alignment.at(phone.until()));
      phones.add(new Phone(phone.ipa(), at, until));
      at = until;
    }
    List<Word> words = new ArrayList<>();
    for (Word word : rendition.words()) {
      long begin = alignment.at(word.from());
      words.add(new Word(word.text(), begin, Math.max(begin, alignment.at(word.until()))));
    }
    return Silences.of(
        new Spoken(new Sound(sound, Track.RATE), phones, words), least(PlateSpeech.levels(sound)));
  }

  private static Spoken bySound(float[] sound) {
    return new Spoken(
        new Sound(sound, Track.RATE),
        Openings.of(sound, least(PlateSpeech.levels(sound))),
        List.of());
  }

  /** The first and the last frame that stand out; empty: none does. */
  private static int[] said(double[] levels) {
    double least = least(levels);
    if (least > 0) {
      return new int[0];
    }
    int first = 0;
    int last = levels.length - 1;
    while (first < last && !heard(levels, first, least)) {
      first++;
    }
    while (last > first && !heard(levels, last, least)) {
      last--;
    }
    return new int[] {first, last};
  }

  /** What a frame must be to be heard, in dB; above 0: none is. */
  private static double least(double[] levels) {
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    if (sorted.length == 0 || sorted[sorted.length - 1] < NOTHING) {
      return 1;
    }
    double floor = sorted[sorted.length / 20];
    double top = sorted[sorted.length - 1 - sorted.length / 50];
    return Math.max(top - DEEPEST, Math.min(floor + OUT, top - SHALLOWEST));
  }

  /** Loud, and not for one frame alone: a click is no speech. */
  private static boolean heard(double[] levels, int frame, double least) {
    boolean beside =
        frame + 1 < levels.length && levels[frame + 1] > least
            || frame > 0 && levels[frame - 1] > least;
    return levels[frame] > least && beside;
  }
}
