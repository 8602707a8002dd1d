package app.pickup.app;

import app.pickup.engines.local.LocalEngine;
import app.pickup.engines.local.dialogue.Voices;
import app.pickup.http.Doctor;
import app.pickup.install.ByFile;
import app.pickup.install.Installer;
import app.pickup.install.Nle;
import app.pickup.media.Ffmpeg;
import app.pickup.net.Policy;
import app.pickup.problem.Refused;
import app.pickup.secrets.Secrets;
import app.pickup.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The links of the chain from the NLE to the clip, each looked at: for a terminal and for panels.
 */
final class Checkup implements Doctor {

  /** The newest ffmpeg that this build knows to be safe enough; an older one is warned of. */
  private static final String FFMPEG = "8.0.1";

  private static final long ROOM_MB = 2048;

  /** Where Resolve's own installer puts it on Linux, beside every path. */
  private static final Path RESOLVE = Path.of("/opt/resolve/bin/resolve");

  /** Null: whichever there is to be found. */
  private final @Nullable Home known;

  private final List<Link> links = new ArrayList<>();

  /** For whoever has no bridge. */
  Checkup() {
    this.known = null;
  }

  /** For the bridge of this home. */
  Checkup(Home home) {
    this.known = home;
  }

  @Override
  public synchronized List<Link> look() throws InterruptedException {
    links.clear();
    say("java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
    home();
    program();
    nles();
    return List.copyOf(links);
  }

  private void home() throws InterruptedException {
    try {
      Home home = known == null ? ServeCommand.home() : known;
      long free = Files.getFileStore(home.root()).getUsableSpace() >> 20;
      say("home", home.root() + ", " + free + " MB free");
      if (free < ROOM_MB) {
        mend(
            "home",
            "little room; a minute of 1080p ProRes takes 1700 MB",
            "make room on this disk");
      }
      Optional<BridgeClient> running = BridgeClient.find(home);
      say(
          "bridge",
          running.map(b -> "answers at " + b.url()).orElse("not running; pickup serve starts it"));
      relay(home);
    } catch (Refused e) {
      mend("home", e.problem().detail(), "set PICKUP_HOME to a folder on this machine");
    } catch (IOException e) {
      mend("home", "its disk can not be read", "set PICKUP_HOME to another folder");
    }
  }

  private void relay(Home home) throws IOException {
    try {
      Settings settings = Settings.read(home.settings(), System.getenv());
      Policy policy = Policy.read(settings.policyFiles(home));
      String hosts = policy.hosts().isEmpty() ? "any host" : "listed hosts only";
      say("policy", policy.offline() ? "nothing leaves this machine" : hosts);
      Secrets secrets = Secrets.of(System.getenv(), System.getProperty("os.name"), home.secrets());
      RelayChoice relay = RelayChoice.of(settings, secrets);
      if (relay.missing().isEmpty()) {
        say("relay", relay.words());
      } else {
        mend(
            "relay",
            relay.missing().get(),
            "set PICKUP_RELAY_S3_ACCESS_KEY and PICKUP_RELAY_S3_SECRET_KEY");
      }
    } catch (Refused e) {
      mend("settings", e.problem().detail(), "mend it, then start the bridge again");
    }
  }

  private void program() throws InterruptedException {
    try {
      Path dist = Dist.folder();
      Ffmpeg ffmpeg = Ffmpeg.in(dist);
      String version = ffmpeg.version();
      if (version.startsWith(FFMPEG)) {
        say("ffmpeg", version);
      } else {
        mend("ffmpeg", version + " instead of " + FFMPEG, "run scripts/build");
      }
      LocalEngine local = new LocalEngine(ffmpeg, dist.resolve("models"));
      String missing = local.capability().unavailable();
      if (missing == null) {
        say("local", "networks are here; background swap works offline");
      } else {
        mend("local", missing, "run scripts/build");
      }
      String silent = Voices.installed().missing();
      say(
          "voices",
          silent == null
              ? "eSpeak NG is here; new shots speak their lines offline"
              : silent + " On Debian: apt-get install libespeak-ng1 espeak-ng-data");
    } catch (IOException e) {
      mend("program", String.valueOf(e.getMessage()), "run scripts/build");
    } catch (Refused e) {
      mend(
          "ffmpeg",
          e.problem().detail(),
          "run scripts/build; on Debian: apt-get install libpulse0 libasound2");
    }
  }

  /** Of each NLE whether its program is here, and whether what was put into it still stands. */
  private void nles() throws InterruptedException {
    if (program("kdenlive")) {
      String clipboard =
          program("xclip") || program("wl-copy")
              ? "xclip is here"
              : "no xclip: a clip can go into the bin, not above the original";
      say("clipboard", clipboard);
    }
    try {
      Home home = known == null ? ServeCommand.home() : known;
      Installer installer = new Installer(home.root().resolve("installed.json"));
      for (Nle nle : InstallCommand.nles(null).nles()) {
        nle(nle, installer);
      }
    } catch (IOException e) {
      mend("nles", "the list of what was put into them can not be read", "pickup install NLE");
    } catch (Refused e) {
      // said of home already
    }
  }

  private void nle(Nle nle, Installer installer) throws IOException {
    boolean found = program(nle.id()) || nle.id().equals("resolve") && Files.isExecutable(RESOLVE);
    // elsewhere programs lie off the path, so that nothing is known of those that are not found
    boolean absent = !found && System.getProperty("os.name").equals("Linux");
    String here = found ? "installed; " : absent ? "not installed here; " : "";
    if (nle instanceof ByFile) {
      String fact = here + "takes clips by a file, nothing has to be put into it";
      links.add(new Link(nle.id(), fact, null, !absent));
    } else if (!installer.installed().contains(nle.id())) {
      String fact = here + "Pickup is not in it; pickup install " + nle.id();
      links.add(new Link(nle.id(), fact, null, !absent));
    } else {
      List<Path> broken = installer.broken(nle.id());
      if (broken.isEmpty()) {
        say(nle.id(), here + "Pickup is in it");
      } else {
        mend(
            nle.id(),
            broken.size() + " of its pieces are gone or changed, the first " + broken.get(0),
            "pickup install " + nle.id());
      }
    }
  }

  private static boolean program(String name) {
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(java.io.File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  private void say(String part, String fact) {
    links.add(new Link(part, fact, null));
  }

  private void mend(String part, String fault, String repair) {
    links.add(new Link(part, fault, repair));
  }
}
