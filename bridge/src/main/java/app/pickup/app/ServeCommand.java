package app.pickup.app;

import app.pickup.problem.Refused;
import app.pickup.store.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the bridge until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Run the bridge until it is stopped.")
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on; taken: the next free one; 0: any. Default: 4747.")
  private @Nullable Integer port;

  @Option(
      names = "--idle-exit",
      description = "Leave after 10 minutes without callers and jobs (for panels).")
  private boolean idleExit;

  @Option(
      names = "--rehearse",
      description = "Play the cloud engines on this machine: nothing leaves it, nothing is paid.")
  private boolean rehearse;

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker maker;

  ServeCommand(Workshop.Maker maker) {
    this.maker = maker;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    if (port != null && (port < 0 || port > 65_535)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--port must be 0 to 65535, not " + port);
    }
    Home home = home();
    Optional<HomeLock> lock = HomeLock.take(home);
    return lock.isPresent() ? serve(home, lock.get()) : handOver(home);
  }

  static Home home() throws Refused {
    Path place =
        Home.place(
            System.getenv(),
            System.getProperty("os.name"),
            Path.of(System.getProperty("user.home")));
    return Home.open(place, Home.DiskType.REAL);
  }

  private int serve(Home home, HomeLock lock) throws IOException, InterruptedException, Refused {
    Logs.into(home.logs());
    CountDownLatch leave = new CountDownLatch(1);
    try (lock;
        Rehearsal clouds = rehearse ? Rehearsal.start(home, Clock.systemUTC()) : null;
        Bridge bridge = Bridge.start(home, settings(home, clouds), maker, Clock.systemUTC());
        IdleWatch idle = new IdleWatch()) {
      // kill and log-off end here; kill -9 is what the lock and the runtime file are made for
      Runtime.getRuntime().addShutdownHook(new Thread(bridge::close, "quit"));
      if (idleExit) {
        idle.start(bridge, Clock.systemUTC(), leave::countDown);
      }
      say("Pickup answers at " + bridge.url());
      leave.await();
    }
    return 0;
  }

  private Settings settings(Home home, @Nullable Rehearsal clouds) throws IOException, Refused {
    Settings settings = Settings.read(home.settings(), System.getenv());
    if (clouds != null) {
      settings = clouds.into(settings);
    }
    return port == null ? settings : settings.withPort(port);
  }

  /** Another bridge serves this home, or is just about to. */
  private int handOver(Home home) throws IOException, InterruptedException {
    Optional<BridgeClient> running = RunningBridge.await(home);
    if (running.isEmpty()) {
      complain("A bridge holds " + home.root() + " but does not answer. End it, then try again.");
      return 1;
    }
    say("Pickup answers at " + running.get().url());
    return 0;
  }

  private void say(String line) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private void complain(String line) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
