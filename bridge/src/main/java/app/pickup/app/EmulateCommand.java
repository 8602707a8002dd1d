package app.pickup.app;

import app.pickup.emulators.atlas.AtlasEmulator;
import app.pickup.emulators.atlas.AtlasOptions;
import app.pickup.emulators.kling.KlingEmulator;
import app.pickup.emulators.kling.KlingOptions;
import app.pickup.media.Ffmpeg;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a vendor's emulator until it is stopped: rehearsals without paying. */
@Command(
    name = "emulate",
    mixinStandardHelpOptions = true,
    description = "Play a vendor's service on this machine until stopped.")
final class EmulateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "VENDOR", description = "Whose service. Known: kling, atlas.")
  private String vendor = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port to listen on. Default: any free one.")
  private int port;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "Misbehave, e.g. lost-answer, or slow-down*3 for three times. May be repeated.")
  private List<String> faults = List.of();

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "Keep tasks and bill here and go on with what is there. Default: a new one.")
  private @Nullable Path folder;

  @Option(
      names = "--render-seconds",
      paramLabel = "S",
      defaultValue = "0",
      description = "How long a task takes at least. Default: 0.")
  private long renderSeconds;

  @Option(
      names = "--slots",
      paramLabel = "N",
      defaultValue = "5",
      description = "Tasks of one model at once, for kling. Default: 5.")
  private int slots;

  @Option(
      names = "--balance",
      paramLabel = "UNITS",
      defaultValue = "1000",
      description = "Units (atlas: USD) in a new account. Default: 1000.")
  private BigDecimal balance = BigDecimal.ZERO;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, Refused, InterruptedException {
    if (!List.of("kling", "atlas").contains(vendor)) {
      return complain("There is no emulator for " + vendor + ". Known: kling, atlas.");
    }
    Path place =
        folder == null
            ? Files.createTempDirectory("pickup-" + vendor)
            : Files.createDirectories(folder);
    try {
      if (vendor.equals("kling")) {
        KlingEmulator kling = KlingEmulator.start(kling(place));
        play(kling::close, kling.url(), kling.key());
      } else {
        AtlasEmulator atlas = AtlasEmulator.start(atlas(place));
        play(atlas::close, atlas.url(), atlas.key());
      }
    } catch (IllegalArgumentException e) {
      return complain(String.valueOf(e.getMessage()));
    }
    return 0;
  }

  private KlingOptions kling(Path place) throws IOException {
    return new KlingOptions(
        port,
        Clock.systemUTC(),
        place,
        Ffmpeg.in(Dist.folder()),
        slots,
        balance,
        Duration.ofSeconds(renderSeconds),
        faults);
  }

  private AtlasOptions atlas(Path place) throws IOException {
    return new AtlasOptions(
        port,
        Clock.systemUTC(),
        place,
        Ffmpeg.in(Dist.folder()),
        balance,
        Duration.ofSeconds(renderSeconds),
        faults);
  }

  /** An emulator that runs. */
  private interface Playing extends AutoCloseable {
    @Override
    void close();
  }

  /** Until the process is stopped. */
  private void play(Playing emulator, String url, String key) throws InterruptedException {
    try (emulator) {
      Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "quit"));
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println("url " + url);
      out.println("key " + key);
      out.flush();
      new CountDownLatch(1).await();
    }
  }

  private int complain(String sentence) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(sentence);
    err.flush();
    return 2;
  }
}
