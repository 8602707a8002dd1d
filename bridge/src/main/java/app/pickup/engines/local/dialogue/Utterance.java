package app.pickup.engines.local.dialogue;

import java.util.List;

/**
 * A text as eSpeak NG spoke it.
 *
 * @param sound at the library's own rate
 * @param events where its phonemes begin, in their order
 */
record Utterance(Sound sound, List<Event> events) {
  /**
   * A phoneme begins.
   *
   * @param ipa as the library writes it; empty: a pause
   * @param position of its word in the text, in characters counted from 1
   * @param sample at which it begins
   */
  record Event(String ipa, int position, int sample) {}
}
