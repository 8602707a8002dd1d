package app.pickup.engines.local.dialogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parts of a line one after the other, with pauses between them. */
final class Joined {
  private float[] samples = new float[0];
  private final List<Phone> phones = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();

  boolean isEmpty() {
    return samples.length == 0;
  }

  /** Adds a part, after a pause of so many seconds if it is not the first. */
  void add(Part part, double pause) {
    add(Spoken.of(part), pause);
  }

  /** The same of what is at {@link Track#RATE} already. */
  void add(Spoken part, double pause) {
    int gap = isEmpty() ? 0 : (int) (pause * Track.RATE);
    int at = samples.length + gap;
    if (gap > 0) {
      phones.add(new Phone("", samples.length, at));
    }
    samples = Arrays.copyOf(samples, at + part.sound().samples().length);
    System.arraycopy(part.sound().samples(), 0, samples, at, part.sound().samples().length);
    for (Phone phone : part.phones()) {
      phones.add(new Phone(phone.ipa(), phone.from() + at, phone.until() + at));
    }
    for (Word word : part.words()) {
      words.add(new Word(word.text(), word.from() + at, word.until() + at));
    }
  }

  /** All of it at {@link Track#RATE}. */
  Spoken spoken() {
    return new Spoken(new Sound(samples, Track.RATE), phones, words);
  }
}
