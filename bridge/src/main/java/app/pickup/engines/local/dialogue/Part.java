package app.pickup.engines.local.dialogue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage as it was spoken, at the library's rate and without the silence around it.
 *
 * @param phones what is heard when, in samples of this sound
 * @param words when each is heard, in samples of this sound
 */
record Part(Sound sound, List<Phone> phones, List<Word> words) {

  /** Null: nothing is heard. */
  static @Nullable Part of(Passage passage, Utterance utterance) {
    Sound trimmed = utterance.sound().trimmed();
    int length = trimmed.samples().length;
    if (length == 0) {
      return null;
    }
    int cut = utterance.sound().leading();
    List<Timed> timed = Timed.of(passage.language(), utterance.events(), cut, length);
    List<Phone> phones = new ArrayList<>();
    for (Timed one : timed) {
      phones.add(new Phone(one.ipa(), one.from(), one.until()));
    }
    if (phones.isEmpty()) {
      phones.add(new Phone("", 0, length));
    }
    return new Part(trimmed, phones, words(passage.words(), timed, length));
  }

  /**
   * When each word is heard. Two that the voice says as one, {@code of the}, share its time by
   * their letters.
   */
  private static List<Word> words(List<Passage.Written> written, List<Timed> timed, long length) {
    long[][] heard = new long[written.size()][];
    for (Timed one : timed) {
      int which = which(written, one.at());
      if (which < 0 || one.ipa().isEmpty()) {
        continue;
      }
      long[] span = heard[which];
      heard[which] = new long[] {span == null ? one.from() : span[0], one.until()};
    }
    List<Word> words = new ArrayList<>();
    for (int i = 0, next; i < written.size(); i = next) {
      next = i + 1;
      while (next < written.size() && heard[next] == null) {
        next++;
      }
      long[] span = heard[i];
      long from = span == null ? 0 : span[0];
      long until = span == null ? Math.min(length, first(heard, next, length)) : span[1];
      share(written.subList(i, next), from, until, words);
    }
    return words;
  }

  private static void share(List<Passage.Written> written, long from, long until, List<Word> to) {
    long letters = Math.max(1, written.stream().mapToLong(one -> one.text().length()).sum());
    long before = 0;
    for (Passage.Written one : written) {
      long begin = from + (until - from) * before / letters;
      before += one.text().length();
      to.add(new Word(one.text(), begin, from + (until - from) * before / letters));
    }
  }

  private static long first(long[][] heard, int next, long length) {
    return next < heard.length ? heard[next][0] : length;
  }

  private static int which(List<Passage.Written> written, int at) {
    for (int i = 0; i < written.size(); i++) {
      if (at >= written.get(i).from() && at < written.get(i).until()) {
        return i;
      }
    }
    return -1;
  }
}
