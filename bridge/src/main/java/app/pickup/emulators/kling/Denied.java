package app.pickup.emulators.kling;

/** A call that Kling answers with an error. */
final class Denied extends Exception {
  private static final long serialVersionUID = 1;

  private final KlingCode code;

  Denied(KlingCode code) {
    this(code, code.text());
  }

  Denied(KlingCode code, String message) {
    super(message);
    this.code = code;
  }

  /** A value that is not taken; the message says which. */
  static Denied value(String field, String why) {
    return new Denied(KlingCode.INVALID_VALUE, field + " " + why);
  }

  KlingCode code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
