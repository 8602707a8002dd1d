package app.pickup.engines.local.dialogue;

import java.util.ArrayList;
import java.util.List;

/** Puts the pauses of a recording among its phonemes, which a rendition made without them. */
final class Silences {
  /** What is shorter is the closure of a plosive, in frames. */
  private static final int LEAST = 8;

  private Silences() {}

  /**
   * The same with a pause wherever nothing is heard for 160 ms.
   *
   * @param least what is heard, in dB
   */
  static Spoken of(Spoken spoken, double least) {
    List<long[]> silences = silences(spoken.sound().samples(), least);
    List<Phone> phones = new ArrayList<>();
    for (Phone phone : spoken.phones()) {
      cut(phone, silences, phones);
    }
    List<Word> words = new ArrayList<>();
    for (Word word : spoken.words()) {
      words.add(shortened(word, silences));
    }
    return new Spoken(spoken.sound(), phones, words);
  }

  /**
   * Of a phoneme that a silence cuts the longest part that is heard stays, and is not heard twice.
   */
  private static void cut(Phone phone, List<long[]> silences, List<Phone> to) {
    long from = phone.from();
    long until = phone.pause() || phone.length() == 0 ? phone.until() : phone.from();
    long at = phone.from();
    for (long[] silence : silences) {
      long begin = Math.max(at, Math.min(phone.until(), silence[0]));
      if (begin - at > until - from) {
        from = at;
        until = begin;
      }
      at = Math.max(at, Math.min(phone.until(), silence[1]));
    }
    if (phone.until() - at > until - from) {
      from = at;
      until = phone.until();
    }
    add(to, "", phone.from(), from);
    add(to, phone.ipa(), from, until);
    add(to, "", until, phone.until());
  }

  private static void add(List<Phone> phones, String ipa, long from, long until) {
    Phone before = phones.isEmpty() ? null : phones.get(phones.size() - 1);
    if (ipa.isEmpty() && before != null && before.pause()) {
      phones.set(phones.size() - 1, new Phone("", before.from(), until));
    } else if (from < until || !ipa.isEmpty()) {
      phones.add(new Phone(ipa, from, until));
    }
  }

  /** A word begins and ends where it is heard. */
  private static Word shortened(Word word, List<long[]> silences) {
    long from = word.from();
    long until = word.until();
    for (long[] silence : silences) {
      if (silence[0] <= from && silence[1] > from && silence[1] < until) {
        from = silence[1];
      }
      if (silence[0] > from && silence[0] < until && silence[1] >= until) {
        until = silence[0];
      }
    }
    return new Word(word.text(), from, until);
  }

  private static List<long[]> silences(float[] sound, double least) {
    double[] levels = PlateSpeech.levels(sound);
    List<long[]> silences = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= levels.length; i++) {
      boolean quiet = i < levels.length && levels[i] < least;
      if (quiet && from < 0) {
        from = i;
      }
      if (!quiet && from >= 0) {
        if (i - from >= LEAST) {
          silences.add(new long[] {(long) from * PlateSpeech.FRAME, (long) i * PlateSpeech.FRAME});
        }
        from = -1;
      }
    }
    return silences;
  }
}
