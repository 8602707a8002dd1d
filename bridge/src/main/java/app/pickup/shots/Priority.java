package app.pickup.shots;

import java.util.Locale;

/**
 * How soon a shot is wanted: who goes first where there is room for one only, in this machine's
 * lanes and in the line for a vendor's slots. In order; among equals who came first goes first.
 */
public enum Priority {
  HERO,
  NORMAL,
  LATER;

  /** Its name on the wire. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
