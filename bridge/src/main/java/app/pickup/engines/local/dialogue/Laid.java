package app.pickup.engines.local.dialogue;

/**
 * A spoken line and where it is laid.
 *
 * @param start its first sample, at {@link Track#RATE}, counted from the beginning of the range
 *     that it is laid on; below 0: its beginning is not heard
 */
public record Laid(Spoken spoken, long start) {
  /** The sample after its last. */
  public long end() {
    return start + spoken.length();
  }
}
