package app.pickup.net;

import java.io.IOException;

/** More is sent than is taken. */
final class TooLarge extends IOException {
  private static final long serialVersionUID = 1;

  TooLarge() {
    super("more is sent than is taken");
  }
}
