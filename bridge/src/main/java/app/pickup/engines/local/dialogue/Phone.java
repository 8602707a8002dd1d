package app.pickup.engines.local.dialogue;

/**
 * A phoneme and when it is heard.
 *
 * @param ipa one of {@link Phonemes#of}, without stress and length; empty: a pause
 * @param from its first sample at {@link Track#RATE}
 * @param until the sample after its last
 */
public record Phone(String ipa, long from, long until) {
  /** Whether nothing is said. */
  public boolean pause() {
    return ipa.isEmpty();
  }

  /** How many samples it lasts. */
  public long length() {
    return until - from;
  }
}
