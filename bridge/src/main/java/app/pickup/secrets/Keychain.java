package app.pickup.secrets;

import java.util.Optional;

/**
 * A system's keychain, reached through a native library. Where the library or its service is
 * missing it says so and holds nothing; it is never the end of the bridge.
 */
interface Keychain {

  /** As people call it, e.g. {@code Secret Service}. */
  String name();

  /**
   * A secret under the label {@code pickup/<engine>/<name>}. May wait for the user to unlock it.
   *
   * @throws KeychainMissing when this machine has no such keychain
   */
  Optional<String> read(String engine, String name) throws KeychainMissing;

  /** There is none here; the message says what is missing. */
  final class KeychainMissing extends Exception {
    private static final long serialVersionUID = 1;

    KeychainMissing(String what) {
      super(what);
    }
  }
}
