package app.pickup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for tests, in a place whose name has spaces, CJK characters and an emoji. */
public final class Scratch {
  private Scratch() {}

  /** A new, empty folder. */
  public static Path folder(String name) {
    try {
      Path root = Path.of(System.getProperty("pickup.test.tmp", "target/tests 作業 🎬"));
      Files.createDirectories(root);
      return Files.createTempDirectory(root, name + " ").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
