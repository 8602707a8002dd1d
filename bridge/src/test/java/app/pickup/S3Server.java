package app.pickup;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real S3 server (S3Proxy, as a process of its own) on a free loopback port, with one bucket. It
 * checks signatures and their time. {@code setup_s3} of scripts/lib/setup.sh puts it where this
 * looks for it.
 */
public final class S3Server implements AutoCloseable {
  public static final String BUCKET = "pickup-relay";

  /** Its name where buckets stand before it. */
  public static final String HOST = "s3.example.com";

  public static final String ACCESS_KEY = "PICKUPCANARYACCESS";
  public static final String SECRET_KEY = "PICKUP-CANARY-SECRET-5d1c";

  private static final String VERSION = "s3proxy-2.9.0";
  private static final Pattern STARTED =
      Pattern.compile("Started ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");

  private final Path folder;
  private final Process process;
  private final int port;

  private S3Server(Path folder, Process process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it; where it is not installed the test is skipped, which is printed.
   *
   * @param named whether it is called by its name; else by its number on this machine
   */
  public static S3Server start(Path place, boolean named) throws IOException {
    Path libraries = cache().resolve(VERSION);
    if (!Files.isDirectory(libraries)) {
      String why = VERSION + " is not in " + libraries.getParent() + "; scripts/test fetches it";
      System.err.println("skipped: " + why);
      Assumptions.abort(why);
    }
    Path folder = Files.createDirectories(place);
    Files.createDirectories(folder.resolve("data").resolve(BUCKET));
    Path quiet =
        Files.writeString(
            folder.resolve("logback.xml"),
            "<configuration><appender name='out' class='ch.qos.logback.core.ConsoleAppender'>"
                + "<encoder><pattern>%msg%n</pattern></encoder></appender>"
                + "<root level='info'><appender-ref ref='out'/></root></configuration>");
    Path settings =
        Files.writeString(
            folder.resolve("s3.conf"),
            String.join(
                "\n",
                "s3proxy.endpoint=http://127.0.0.1:0",
                "s3proxy.authorization=aws-v4",
                "s3proxy.identity=" + ACCESS_KEY,
                "s3proxy.credential=" + SECRET_KEY,
                named ? "s3proxy.virtual-host=" + HOST : "",
                "jclouds.provider=filesystem",
                // a settings file of Java's is read as Latin-1
                "jclouds.filesystem.basedir=data"));
    Path output = folder.resolve("output.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx192m",
            "-Dlogback.configurationFile=" + quiet.getFileName(),
            "-cp",
            libraries + "/*",
            "org.gaul.s3proxy.Main",
            "--properties",
            settings.getFileName().toString());
    Process process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    Matcher[] found = new Matcher[1];
    await()
        .atMost(Duration.ofSeconds(60))
        .failFast("the S3 server ended: see " + output, () -> !process.isAlive())
        .until(
            () -> {
              found[0] = STARTED.matcher(Files.readString(output, StandardCharsets.UTF_8));
              return found[0].find();
            });
    return new S3Server(folder, process, Integer.parseInt(found[0].group(1)));
  }

  private static Path cache() {
    return Optional.ofNullable(System.getenv("PICKUP_CACHE"))
        .map(Path::of)
        .orElseGet(
            () ->
                Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                    .map(Path::of)
                    .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                    .resolve("pickup"));
  }

  public int port() {
    return port;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What lies in the bucket's folder, parts too. */
  public List<String> lies() throws IOException {
    Path bucket = folder.resolve("data").resolve(BUCKET);
    try (Stream<Path> all = Files.walk(bucket)) {
      return all.filter(Files::isRegularFile)
          .map(file -> bucket.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** Ends it. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
