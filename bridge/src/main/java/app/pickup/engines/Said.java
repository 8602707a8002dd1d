package app.pickup.engines;

import app.pickup.shots.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as it is heard: what mouths are moved by, and what captions and sidecar are written from.
 * All places are samples at {@link #RATE}, counted from the first frame of the range that was asked
 * for, or of the clip where there is no footage.
 *
 * @param line the words; null: of a recording whose words nobody has said
 * @param face whose mouth it is for, 1 is the first from the left; null: whoever suits
 * @param from the first sample that is heard
 * @param until the sample after the last
 * @param phones its sounds, one after the other
 * @param words its words; empty: they are not known
 */
public record Said(
    @Nullable Line line,
    @Nullable Integer face,
    long from,
    long until,
    List<Phone> phones,
    List<Word> words) {

  /** Samples a second. */
  public static final int RATE = 48_000;

  public Said {
    phones = List.copyOf(phones);
    words = List.copyOf(words);
  }

  /**
   * A sound of speech.
   *
   * @param ipa the International Phonetic Alphabet's signs for it; empty: a pause
   */
  public record Phone(String ipa, long from, long until) {}

  /** A word as the editor wrote it. */
  public record Word(String text, long from, long until) {}
}
