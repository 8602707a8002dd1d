package app.pickup.bins;

import org.jspecify.annotations.Nullable;

/**
 * Where a clip stands on its way into the NLE's bin; contract §4.
 *
 * @param bin the bin's folders joined by "/", as asked
 * @param verified whether it was read back from the NLE
 * @param why when it failed or could not be read back: why, in plain words
 */
public record Placement(State state, String bin, boolean verified, @Nullable String why) {

  /** On the wire {@code pending}, {@code in-bin}, {@code failed}. */
  public enum State {
    PENDING("pending"),
    IN_BIN("in-bin"),
    FAILED("failed");

    private final String id;

    State(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }

    /** The state with this name on the wire. */
    public static State byId(String id) {
      for (State state : values()) {
        if (state.id.equals(id)) {
          return state;
        }
      }
      throw new IllegalArgumentException(id);
    }
  }
}
