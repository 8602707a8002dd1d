package app.pickup.emulators.kling;

import java.util.Locale;

/** Where a task is. The two generations of the API have their own word for success. */
enum Status {
  SUBMITTED,
  PROCESSING,
  SUCCEEDED,
  FAILED;

  boolean ended() {
    return this == SUCCEEDED || this == FAILED;
  }

  String word(boolean legacy) {
    return legacy && this == SUCCEEDED ? "succeed" : name().toLowerCase(Locale.ROOT);
  }
}
