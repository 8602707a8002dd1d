package app.pickup.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the built program: its libraries, ffmpeg and the converted networks. */
final class Dist {

  private Dist() {}

  /**
   * Where it lies: the system property {@code pickup.dist}, which the start script sets.
   *
   * @throws IOException when it is not there
   */
  static Path folder() throws IOException {
    String said = System.getProperty("pickup.dist");
    if (said == null || !Files.isDirectory(Path.of(said))) {
      throw new IOException("the built program is not found; start it with scripts/pickup");
    }
    return Path.of(said);
  }

  /** The folder that holds {@code scripts}, {@code plugin-manifest} and the built program. */
  static Path checkout() throws IOException {
    Path root = folder().resolve("../../..").normalize();
    if (!Files.isRegularFile(root.resolve("scripts/pickup"))) {
      throw new IOException("the built program does not lie in its checkout");
    }
    return root;
  }
}
