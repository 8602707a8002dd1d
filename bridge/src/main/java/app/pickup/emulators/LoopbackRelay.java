package app.pickup.emulators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A place for footage on this machine, for rehearsals: keeps what is PUT, gives it out by GET,
 * drops it by DELETE. Names are flat; whatever else is asked for is not there.
 */
public final class LoopbackRelay implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("/[A-Za-z0-9-]{1,80}\\.(mp4|wav)");

  private final Path folder;
  private final LoopbackServer server;

  private LoopbackRelay(Path folder, int port) throws IOException {
    this.folder = folder;
    this.server = LoopbackServer.start(port, this::answer);
  }

  /**
   * Starts it.
   *
   * @param folder what is put there; made if it is missing
   * @param port 0: any free one
   */
  public static LoopbackRelay start(Path folder, int port) throws IOException {
    return new LoopbackRelay(Files.createDirectories(folder), port);
  }

  /** Its address, without a slash at the end. */
  public String url() {
    return server.url();
  }

  private Reply answer(Call call) {
    if (!NAME.matcher(call.path()).matches()) {
      return Reply.text(404, "text/plain", "not here");
    }
    Path file = folder.resolve(call.path().substring(1));
    try {
      switch (call.method()) {
        case "PUT":
          Path part = folder.resolve(call.path().substring(1) + ".part");
          Files.write(part, call.body());
          Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
          return Reply.text(201, "text/plain", "kept");
        case "DELETE":
          Files.deleteIfExists(file);
          return new Reply(204, Map.of(), "", null, 0, 0, 0, Reply.Ending.ANSWER);
        default:
          return Files.exists(file)
              ? new ServedFile(file, call.path().endsWith(".wav") ? "audio/wav" : "video/mp4")
                  .answer(call)
              : Reply.text(404, "text/plain", "not here");
      }
    } catch (IOException e) {
      return Reply.text(507, "text/plain", "no room");
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
