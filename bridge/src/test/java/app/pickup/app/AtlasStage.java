package app.pickup.app;

import app.pickup.emulators.Faults;
import app.pickup.emulators.Recorded;
import app.pickup.emulators.atlas.AtlasEmulator;
import app.pickup.emulators.atlas.AtlasOptions;
import app.pickup.emulators.atlas.Billed;
import app.pickup.media.Ffmpeg;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Atlas Cloud, emulated. */
@SuppressWarnings("NullAway.Init")
final class AtlasStage implements Stage {
  AtlasEmulator atlas;

  @Override
  public void play(Path place, Ffmpeg ffmpeg) throws Exception {
    atlas = AtlasEmulator.start(AtlasOptions.of(Clock.systemUTC(), place, ffmpeg));
  }

  @Override
  public void end() {
    atlas.close();
  }

  @Override
  public String engine() {
    return "atlas";
  }

  @Override
  public Map<String, String> env() {
    return Map.of("PICKUP_ATLAS_URL", atlas.url(), "PICKUP_ATLAS_KEY", atlas.key());
  }

  @Override
  public Faults<?> faults() {
    return atlas.faults();
  }

  @Override
  public boolean needsRelay() {
    return false;
  }

  @Override
  public List<Recorded> requests() {
    return atlas.requests();
  }

  @Override
  public List<Recorded> orders() {
    return requests().stream().filter(call -> call.path().endsWith("/generateVideo")).toList();
  }

  @Override
  public List<Recorded> told() {
    return requests().stream()
        .filter(call -> !call.path().equals("/api/v1/models"))
        .filter(call -> !call.path().startsWith("/model/schema/"))
        .filter(call -> !call.path().endsWith("/calculate"))
        .toList();
  }

  @Override
  public List<BigDecimal> bill() {
    return atlas.bill().stream().map(Billed::usd).toList();
  }
}
