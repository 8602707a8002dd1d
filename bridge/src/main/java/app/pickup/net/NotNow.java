package app.pickup.net;

import java.io.IOException;

/** An answer that says to come again later. */
final class NotNow extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param why in a few words, without addresses or keys
   */
  NotNow(String why) {
    super(why);
  }
}
