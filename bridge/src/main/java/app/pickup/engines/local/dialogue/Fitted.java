package app.pickup.engines.local.dialogue;

import java.util.function.Function;

/** A line put into a gap, or by how much it is too long for it. */
public sealed interface Fitted {
  /**
   * It fits.
   *
   * @param perMille how long it is for what it was: 1000 is as it was, 850 the shortest
   */
  record Fits(Spoken spoken, int perMille) implements Fitted {}

  /**
   * It does not.
   *
   * @param over samples at {@link Track#RATE} that it is too long, spoken as fast as it may be
   */
  record TooLong(long over) implements Fitted {}

  /** What each case makes of it. */
  default <T> T fold(Function<Fits, T> fits, Function<TooLong, T> tooLong) {
    return this instanceof Fits one ? fits.apply(one) : tooLong.apply((TooLong) this);
  }
}
