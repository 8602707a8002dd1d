package app.pickup.engines.local.network;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * The runtime's reports to its maker. As built for Linux and macOS, 1.29.0 gets ready to send them
 * the moment it is opened, before {@code OrtEnvironment.setTelemetry} can be called; only this
 * variable, read then, keeps it from that. Nothing leaves the machine unless the editor said so.
 */
final class Telemetry {
  private static final String OFF = "ORT_DISABLE_TELEMETRY";

  private Telemetry() {}

  /** POSIX. */
  interface Environment extends Library {
    int setenv(String name, String value, int overwrite);
  }

  /**
   * To be called before the runtime is opened; on Windows, where it is the system's own tracing,
   * {@code setTelemetry} does it.
   *
   * @throws IllegalStateException when it can not be kept from it: then it must not be opened
   */
  static void off() {
    if (Platform.isWindows()) {
      return;
    }
    if (Native.load(Platform.C_LIBRARY_NAME, Environment.class).setenv(OFF, "1", 1) != 0) {
      throw new IllegalStateException("the inference runtime can not be kept quiet");
    }
  }
}
