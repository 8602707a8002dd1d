package app.pickup.jobs;

/**
 * What is about to be ordered from a vendor, written down before it is sent: whoever finds it after
 * a crash or a cancel knows what may be there.
 *
 * @param id ours, known to the vendor
 * @param sent whether the order may be with the vendor
 * @param looked how often it was looked for there
 */
public record Intent(String id, boolean sent, int looked) {

  public Intent sending() {
    return new Intent(id, true, 0);
  }

  /** It did not go out this time. */
  public Intent unsent() {
    return new Intent(id, false, looked);
  }

  public Intent lookedFor() {
    return new Intent(id, sent, looked + 1);
  }

  /** It was not found, so it may be sent again. */
  public Intent again() {
    return new Intent(id, false, looked + 1);
  }

  /** Whether it may have been sent before, though nobody found it. */
  public boolean repeated() {
    return looked > 0;
  }
}
