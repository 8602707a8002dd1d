package app.pickup.elements.voice;

import app.pickup.shots.Note;
import java.util.List;

/**
 * What was heard in a voice sample.
 *
 * @param seconds how long it is
 * @param level of speech, in dB under full scale
 * @param notes what may spoil the voice that is made of it
 */
public record Heard(double seconds, double level, List<Note> notes) {
  public Heard {
    notes = List.copyOf(notes);
  }
}
