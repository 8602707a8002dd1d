package app.pickup.net;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A plain web server that keeps what is PUT below its address and gives it back by GET. It knows no
 * parts: what broke off is sent from its beginning.
 */
public final class PutRelay implements Relay {
  private final Net net;
  private final URI base;
  private final Duration lasts;
  private final boolean loopback;

  /**
   * @param base https, or this machine for rehearsals; without a slash at the end
   */
  public PutRelay(Net net, URI base, Duration lasts) {
    this.net = net;
    this.base = base;
    this.lasts = lasts;
    this.loopback = Net.loopback(base);
  }

  @Override
  public URI put(String engine, String name, Path file) throws Refused, NoAnswer, IOException {
    URI at = at(name);
    if (isThere(engine, at, Files.size(file))) {
      return at;
    }
    int status = net.put(engine, at, file, loopback);
    if (status / 100 != 2) {
      throw refused(at, "it does not take files (" + status + ")");
    }
    return at;
  }

  @Override
  public void remove(String engine, String name) throws Refused, NoAnswer {
    URI at = at(name);
    int status = net.delete(engine, at, loopback);
    if (status / 100 != 2 && status != 404 && status != 410) {
      throw refused(at, "it does not let files be deleted (" + status + ")");
    }
  }

  @Override
  public Duration lasts() {
    return lasts;
  }

  private URI at(String name) {
    return URI.create(base + "/" + name);
  }

  /** Whether all of it arrived before, and only the answer was lost. */
  private boolean isThere(String engine, URI at, long size) throws Refused, NoAnswer {
    Net.Answer answer =
        net.exchange(engine, "HEAD", at, Map.of("Accept-Encoding", "identity"), null, loopback);
    return answer.status() == 200
        && String.valueOf(size).equals(answer.headers().get("Content-Length"));
  }

  private static Refused refused(URI at, String why) {
    return new Refused(Code.RELAY_REFUSED, "host", String.valueOf(at.getHost()), "why", why);
  }
}
