package app.pickup.shots.lint;

import java.util.Locale;

/** How bad it is. Nothing here refuses an order. */
public enum Severity {
  /** It can not come out as written. */
  ERROR,
  /** It will likely come out otherwise. */
  WARNING,
  /** Worth a thought. */
  HINT;

  /** On the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
