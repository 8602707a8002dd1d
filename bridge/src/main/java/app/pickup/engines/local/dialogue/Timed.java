package app.pickup.engines.local.dialogue;

import app.pickup.shots.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * A phoneme of a passage and the place of its word in the text.
 *
 * @param at the character, counted from 0
 * @param from its first sample in the passage's sound
 * @param until the sample after its last
 */
record Timed(String ipa, int at, long from, long until) {
  private boolean pause() {
    return ipa.isEmpty();
  }

  /**
   * The events in our phonemes, without a gap.
   *
   * @param cut samples that were cut from the sound's beginning
   * @param length samples that are left of it
   */
  static List<Timed> of(Language language, List<Utterance.Event> events, int cut, int length) {
    List<Timed> begun = begun(language, events, cut, length);
    List<Timed> whole = new ArrayList<>();
    for (int i = 0, next; i < begun.size(); i = next) {
      next = i + 1;
      while (next < begun.size() && begun.get(next).from() == begun.get(i).from()) {
        next++;
      }
      long until = next < begun.size() ? begun.get(next).from() : length;
      share(begun.subList(i, next), whole.isEmpty() ? 0 : begun.get(i).from(), until, whole);
    }
    return whole;
  }

  /** Where each begins; those of one event begin together. */
  private static List<Timed> begun(
      Language language, List<Utterance.Event> events, int cut, int length) {
    List<Timed> begun = new ArrayList<>();
    for (Utterance.Event event : events) {
      int at = event.position() - 1;
      long from = Math.max(0, Math.min(length, event.sample() - cut));
      for (String ipa : Phonemes.read(language, event.ipa())) {
        Timed before = begun.isEmpty() ? null : begun.get(begun.size() - 1);
        String both =
            before == null || before.at() != at
                ? null
                : Phonemes.joined(language, before.ipa(), ipa);
        if (both != null && before != null) {
          begun.set(begun.size() - 1, new Timed(both, at, before.from(), 0));
        } else {
          begun.add(new Timed(ipa, at, from, 0));
        }
      }
    }
    for (int i = 0; i < begun.size(); i++) {
      Timed one = begun.get(i);
      String next = i + 1 < begun.size() ? begun.get(i + 1).ipa() : "";
      String ipa = Phonemes.before(language, one.ipa(), next);
      begun.set(i, new Timed(ipa, one.at(), one.from(), 0));
    }
    return begun;
  }

  /** Those that begin together share the time; a pause among them is none. */
  private static void share(List<Timed> all, long from, long until, List<Timed> to) {
    List<Timed> said = all.stream().filter(one -> !one.pause()).toList();
    if (said.isEmpty()) {
      Timed before = to.isEmpty() ? null : to.get(to.size() - 1);
      if (before != null && before.pause()) {
        to.set(to.size() - 1, new Timed("", before.at(), before.from(), until));
      } else if (until > from) {
        to.add(new Timed("", all.get(0).at(), from, until));
      }
      return;
    }
    for (int i = 0; i < said.size(); i++) {
      long begin = from + (until - from) * i / said.size();
      long end = from + (until - from) * (i + 1) / said.size();
      to.add(new Timed(said.get(i).ipa(), said.get(i).at(), begin, end));
    }
  }
}
