package app.pickup.emulators.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where files lie: what requests pointed to or brought, and what was made. */
final class Depot {
  private final Path inputs;
  private final Path results;

  Depot(Path folder) throws IOException {
    this.inputs = Files.createDirectories(folder.resolve("inputs"));
    this.results = Files.createDirectories(folder.resolve("results"));
  }

  /** A file that came with a request; the name is one of ours. */
  Path input(String name) {
    return inputs.resolve(name);
  }

  /** A prediction's clip. */
  Path result(String id) {
    return results.resolve(id + ".mp4");
  }
}
