package app.pickup.net;

import app.pickup.files.OwnFile;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What left this machine, a line of JSON each: when, for which engine, to which host, how many
 * bytes, the hash of a file's bytes. No path, no query, no key, no words.
 */
public final class Egress {
  private static final long MOST_BYTES = 5L << 20;

  private final Path file;
  private final InstantSource clock;

  /**
   * @param file the log, e.g. {@code logs/egress.log}; made when the first line is written
   */
  public Egress(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  synchronized void sent(
      String engine, String host, String what, long bytes, @Nullable String sha256) {
    ObjectNode line = Json.object();
    line.put("time", clock.instant().toString());
    line.put("engine", engine);
    line.put("host", host);
    line.put("what", what);
    line.put("bytes", bytes);
    if (sha256 != null) {
      line.put("sha256", sha256);
    }
    try {
      OwnFile.file(file);
      if (Files.size(file) > MOST_BYTES) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
        OwnFile.file(file);
      }
      Files.write(
          file,
          (Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      // what can not be logged does not leave
      throw new UncheckedIOException(e);
    }
  }
}
