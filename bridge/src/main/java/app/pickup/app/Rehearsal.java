package app.pickup.app;

import app.pickup.emulators.LoopbackRelay;
import app.pickup.emulators.atlas.AtlasEmulator;
import app.pickup.emulators.atlas.AtlasOptions;
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
  private final AtlasEmulator atlas;
  private final LoopbackRelay relay;

  private Rehearsal(KlingEmulator kling, AtlasEmulator atlas, LoopbackRelay relay) {
    this.kling = kling;
    this.atlas = atlas;
    this.relay = relay;
  }

  static Rehearsal start(Home home, InstantSource clock) throws IOException, Refused {
    Path folder = home.root().resolve("rehearsal");
    LoopbackRelay relay = LoopbackRelay.start(folder.resolve("relay"), 0);
    Ffmpeg ffmpeg = Ffmpeg.in(Dist.folder());
    KlingEmulator kling =
        KlingEmulator.start(KlingOptions.of(clock, folder.resolve("kling"), ffmpeg));
    AtlasEmulator atlas =
        AtlasEmulator.start(AtlasOptions.of(clock, folder.resolve("atlas"), ffmpeg));
    return new Rehearsal(kling, atlas, relay);
  }

  /** The settings with the clouds' addresses here, whatever they were. */
  Settings into(Settings settings) {
    return settings
        .withoutBucket()
        .with(
            Map.of(
                "PICKUP_KLING_URL", kling.url(),
                "PICKUP_KLING_KEY", kling.key(),
                "PICKUP_ATLAS_URL", atlas.url(),
                "PICKUP_ATLAS_KEY", atlas.key(),
                "PICKUP_RELAY_URL", relay.url()));
  }

  @Override
  public void close() {
    kling.close();
    atlas.close();
    relay.close();
  }
}
