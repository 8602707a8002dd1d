package app.pickup.emulators.atlas;

/** A call that Atlas answers with an error (reference §3). */
final class Denied extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;

  Denied(int status, String message) {
    super(message);
    this.status = status;
  }

  /** A value that is not taken. */
  static Denied value(String field, String why) {
    return new Denied(400, field + " " + why);
  }

  int status() {
    return status;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
