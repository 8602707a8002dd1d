package app.pickup.net;

import app.pickup.Scratch;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import okhttp3.Dns;

/** A net for tests, with its egress log; asks no real name server. */
final class Outfit implements AutoCloseable {
  private static final Dns NOBODY =
      host -> {
        throw new UnknownHostException(host);
      };

  final Path folder = Scratch.folder("net");
  final Path log = folder.resolve("egress.log");
  final Net net;

  Outfit() throws Refused {
    this(Policy.OPEN, Map.of(), NOBODY);
  }

  Outfit(Policy policy, Map<String, String> env) throws Refused {
    this(policy, env, NOBODY);
  }

  Outfit(Policy policy, Map<String, String> env, Dns names) throws Refused {
    Egress egress = new Egress(log, InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));
    this.net = new Net(policy, egress, env, names);
  }

  Line line(String base) {
    return new Line(net, "kling", URI.create(base), () -> "Bearer PICKUP-CANARY-7f3a");
  }

  Path part() {
    return folder.resolve("take.part");
  }

  Net.Fetched fetch(String url, boolean loopback) throws Refused, NoAnswer, IOException {
    return net.fetch("kling", URI.create(url), part(), 1000, loopback);
  }

  List<String> logged() throws IOException {
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  @Override
  public void close() {
    net.close();
  }
}
