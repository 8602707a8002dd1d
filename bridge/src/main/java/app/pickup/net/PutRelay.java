package app.pickup.net;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A plain web server that keeps what is PUT below its address and gives it back by GET. */
public final class PutRelay implements Relay {
  private final Net net;
  private final URI base;
  private final boolean loopback;

  /**
   * @param base https, or this machine for rehearsals; without a slash at the end
   */
  public PutRelay(Net net, URI base) {
    this.net = net;
    this.base = base;
    this.loopback = Net.loopback(base);
  }

  @Override
  public URI put(String engine, String name, Path file) throws Refused, NoAnswer, IOException {
    URI at = URI.create(base + "/" + name);
    int status = net.put(engine, at, file, loopback);
    if (status / 100 != 2) {
      throw new Refused(
          Code.NET_UNREACHABLE,
          "host",
          String.valueOf(at.getHost()),
          "why",
          "it does not take files (" + status + ")");
    }
    return at;
  }

  @Override
  public void remove(String engine, URI at) throws Refused, NoAnswer {
    net.delete(engine, at, loopback);
  }
}
