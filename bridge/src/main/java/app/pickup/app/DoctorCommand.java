package app.pickup.app;

import app.pickup.engines.local.LocalEngine;
import app.pickup.engines.local.dialogue.Voices;
import app.pickup.media.Ffmpeg;
import app.pickup.net.Policy;
import app.pickup.problem.Refused;
import app.pickup.secrets.Secrets;
import app.pickup.store.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at every link of the chain and says what works, what does not, and what to do about it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Say what works, what does not, and the repair.")
final class DoctorCommand implements Callable<Integer> {

  /** The newest ffmpeg that this build knows to be safe enough; an older one is warned of. */
  private static final String FFMPEG = "8.0.1";

  private static final long ROOM_MB = 2048;

  @Spec private @Nullable CommandSpec spec;
  private int broken;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    say(
        screen,
        "java",
        System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
    home(screen);
    program(screen);
    nles(screen);
    screen.println(broken == 0 ? "Everything that Pickup needs works." : broken + " to mend.");
    return broken == 0 ? 0 : 1;
  }

  private void home(PrintWriter screen) throws InterruptedException {
    try {
      Home home = ServeCommand.home();
      long free = Files.getFileStore(home.root()).getUsableSpace() >> 20;
      say(screen, "home", home.root() + ", " + free + " MB free");
      if (free < ROOM_MB) {
        mend(
            screen,
            "home",
            "little room; a minute of 1080p ProRes takes 1700 MB",
            "make room on this disk");
      }
      Optional<BridgeClient> running = BridgeClient.find(home);
      say(
          screen,
          "bridge",
          running.map(b -> "answers at " + b.url()).orElse("not running; pickup serve starts it"));
      relay(screen, home);
    } catch (Refused e) {
      mend(screen, "home", e.problem().detail(), "set PICKUP_HOME to a folder on this machine");
    } catch (IOException e) {
      mend(screen, "home", "its disk can not be read", "set PICKUP_HOME to another folder");
    }
  }

  private void relay(PrintWriter screen, Home home) throws IOException {
    try {
      Settings settings = Settings.read(home.settings(), System.getenv());
      Policy policy = Policy.read(settings.policyFiles(home));
      String hosts = policy.hosts().isEmpty() ? "any host" : "listed hosts only";
      say(screen, "policy", policy.offline() ? "nothing leaves this machine" : hosts);
      Secrets secrets = Secrets.of(System.getenv(), System.getProperty("os.name"), home.secrets());
      RelayChoice relay = RelayChoice.of(settings, secrets);
      if (relay.missing().isEmpty()) {
        say(screen, "relay", relay.words());
      } else {
        mend(
            screen,
            "relay",
            relay.missing().get(),
            "set PICKUP_RELAY_S3_ACCESS_KEY and PICKUP_RELAY_S3_SECRET_KEY");
      }
    } catch (Refused e) {
      mend(screen, "settings", e.problem().detail(), "mend it, then start the bridge again");
    }
  }

  private void program(PrintWriter screen) throws InterruptedException {
    try {
      Path dist = Dist.folder();
      Ffmpeg ffmpeg = Ffmpeg.in(dist);
      String version = ffmpeg.version();
      if (version.startsWith(FFMPEG)) {
        say(screen, "ffmpeg", version);
      } else {
        mend(screen, "ffmpeg", version + " instead of " + FFMPEG, "run scripts/build");
      }
      LocalEngine local = new LocalEngine(ffmpeg, dist.resolve("models"));
      String missing = local.capability().unavailable();
      if (missing == null) {
        say(screen, "local", "networks are here; background swap works offline");
      } else {
        mend(screen, "local", missing, "run scripts/build");
      }
      String silent = Voices.installed().missing();
      say(
          screen,
          "voices",
          silent == null
              ? "eSpeak NG is here; new shots speak their lines offline"
              : silent + " On Debian: apt-get install libespeak-ng1 espeak-ng-data");
    } catch (IOException e) {
      mend(screen, "program", String.valueOf(e.getMessage()), "run scripts/build");
    } catch (Refused e) {
      mend(
          screen,
          "ffmpeg",
          e.problem().detail(),
          "run scripts/build; on Debian: apt-get install libpulse0 libasound2");
    }
  }

  private static void nles(PrintWriter screen) {
    say(screen, "kdenlive", program("kdenlive") ? "installed" : "not installed");
    if (program("kdenlive")) {
      String clipboard =
          program("xclip") || program("wl-copy")
              ? "xclip is here"
              : "no xclip: a clip can go into the bin, not above the original";
      say(screen, "clipboard", clipboard);
    }
    say(screen, "blender", program("blender") ? "installed" : "not installed");
  }

  private static boolean program(String name) {
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(java.io.File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  private static void say(PrintWriter screen, String part, String fact) {
    screen.printf("ok      %-10s %s%n", part, fact);
  }

  private void mend(PrintWriter screen, String part, String fault, String repair) {
    broken++;
    screen.printf("broken  %-10s %s%n        %-10s -> %s%n", part, fault, "", repair);
  }
}
