package app.pickup.engines.local.dialogue;

import java.util.ArrayList;
import java.util.List;

/**
 * A line as it was spoken.
 *
 * @param sound at {@link Track#RATE}
 * @param phones what is heard when: one begins where the one before ends, from the first sample to
 *     the last
 * @param words as they were written, in their order
 */
public record Spoken(Sound sound, List<Phone> phones, List<Word> words) {
  public Spoken {
    phones = List.copyOf(phones);
    words = List.copyOf(words);
  }

  /** A part at {@link Track#RATE}. */
  static Spoken of(Part part) {
    Spoken own = new Spoken(part.sound(), part.phones(), part.words());
    return own.stretched(Resampling.at(Track.RATE, part.sound()));
  }

  /** How many samples it lasts. */
  public long length() {
    return sound.samples().length;
  }

  /** The same, heard as this sound of the same length. */
  Spoken as(Sound other) {
    if (other.samples().length != sound.samples().length) {
      throw new IllegalArgumentException("a sound of another length");
    }
    return new Spoken(other, phones, words);
  }

  /** The same times, stretched onto a sound of another length. */
  Spoken stretched(Sound other) {
    long to = other.samples().length;
    long was = Math.max(1, length());
    List<Phone> moved = new ArrayList<>();
    for (Phone phone : phones) {
      moved.add(new Phone(phone.ipa(), phone.from() * to / was, phone.until() * to / was));
    }
    List<Word> said = new ArrayList<>();
    for (Word word : words) {
      said.add(new Word(word.text(), word.from() * to / was, word.until() * to / was));
    }
    return new Spoken(other, moved, said);
  }
}
