package app.pickup.shots;

import java.util.Locale;

/** How much of the subject a shot shows, in the words of a set. */
public enum Framing {
  EXTREME_WIDE("Extreme wide shot"),
  WIDE("Wide shot"),
  FULL("Full shot"),
  MEDIUM("Medium shot"),
  MEDIUM_CLOSE("Medium close-up"),
  CLOSE("Close-up"),
  EXTREME_CLOSE("Extreme close-up"),
  TWO_SHOT("Two shot"),
  OVER_SHOULDER("Over-the-shoulder shot"),
  POINT_OF_VIEW("Point-of-view shot"),
  INSERT("Insert");

  private final String title;

  Framing(String title) {
    this.title = title;
  }

  /** As it is said to a model and written on a board. */
  public String title() {
    return title;
  }

  /** The word on the wire, {@code medium-close}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
