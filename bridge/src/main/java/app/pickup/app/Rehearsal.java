package app.pickup.app;

import app.pickup.emulators.LoopbackRelay;
import app.pickup.emulators.kling.KlingEmulator;
import app.pickup.emulators.kling.KlingOptions;
import app.pickup.media.Ffmpeg;
import app.pickup.problem.Refused;
import app.pickup.store.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * The clouds played on this machine: nothing leaves it and nothing is paid. Every take says
 * REHEARSAL, in its picture and in its sidecar. Tasks and bill are kept in home, so that a
 * rehearsal survives a restart as the real thing would.
 */
final class Rehearsal implements AutoCloseable {
  private final KlingEmulator kling;
  private final LoopbackRelay relay;

  private Rehearsal(KlingEmulator kling, LoopbackRelay relay) {
    this.kling = kling;
    this.relay = relay;
  }

  static Rehearsal start(Home home, InstantSource clock) throws IOException, Refused {
    Path folder = home.root().resolve("rehearsal");
    LoopbackRelay relay = LoopbackRelay.start(folder.resolve("relay"), 0);
    KlingEmulator kling =
        KlingEmulator.start(
            KlingOptions.of(clock, folder.resolve("kling"), Ffmpeg.in(Dist.folder())));
    return new Rehearsal(kling, relay);
  }

  /** The settings with the clouds' addresses here, whatever they were. */
  Settings into(Settings settings) {
    return settings.with(
        Map.of(
            "PICKUP_KLING_URL", kling.url(),
            "PICKUP_KLING_KEY", kling.key(),
            "PICKUP_RELAY_URL", relay.url()));
  }

  @Override
  public void close() {
    kling.close();
    relay.close();
  }
}
