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

  /**
   * The command of plain arguments, read without the parser, whose classes are not in the archive
   * and take a tenth of a start; null: the parser knows better what is meant or wrong.
   */
  static @Nullable ServeCommand plain(String[] args, Workshop.Maker maker) {
    ServeCommand command = new ServeCommand(maker);
    for (int i = 1; i < args.length; i++) {
      if (args[i].equals("--idle-exit")) {
        command.idleExit = true;
      } else if (args[i].equals("--rehearse")) {
        command.rehearse = true;
      } else if (args[i].equals("--port")
          && i + 1 < args.length
          && args[i + 1].matches("\\d{1,4}|[1-5]\\d{4}")) {
        command.port = Integer.valueOf(args[++i]);
      } else {
        return null;
      }
    }
    return command;
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
    Path place = Home.place(System.getenv(), System.getProperty("os.name"), user());
    return Home.open(place, Home.DiskType.REAL);
  }

  /**
   * The user's own folder as NLEs and their scripts see it: they go by HOME, the JVM by the list of
   * users.
   */
  static Path user() {
    String user = System.getProperty("user.home");
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return Path.of(windows ? user : System.getenv().getOrDefault("HOME", user));
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
    if (spec == null) {
      System.out.println(line);
      return;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private void complain(String line) {
    if (spec == null) {
      System.err.println(line);
      return;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
