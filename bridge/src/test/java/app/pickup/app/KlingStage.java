package app.pickup.app;

import app.pickup.emulators.Faults;
import app.pickup.emulators.Recorded;
import app.pickup.emulators.kling.Billed;
import app.pickup.emulators.kling.KlingEmulator;
import app.pickup.emulators.kling.KlingOptions;
import app.pickup.media.Ffmpeg;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Kling, emulated. */
@SuppressWarnings("NullAway.Init")
class KlingStage implements Stage {
  private static final BigDecimal USD_A_UNIT = new BigDecimal("0.14");

  KlingEmulator kling;

  @Override
  public void play(Path place, Ffmpeg ffmpeg) throws Exception {
    kling = KlingEmulator.start(KlingOptions.of(Clock.systemUTC(), place, ffmpeg));
  }

  @Override
  public void end() {
    kling.close();
  }

  @Override
  public String engine() {
    return "kling";
  }

  @Override
  public Map<String, String> env() {
    return Map.of("PICKUP_KLING_URL", kling.url(), "PICKUP_KLING_KEY", kling.key());
  }

  @Override
  public Faults<?> faults() {
    return kling.faults();
  }

  @Override
  public List<Recorded> requests() {
    return kling.requests();
  }

  @Override
  public List<Recorded> orders() {
    return requests().stream()
        .filter(call -> call.method().equals("POST") && call.path().contains("kling-3.0"))
        .toList();
  }

  @Override
  public List<BigDecimal> bill() {
    return kling.bill().stream().map(Billed::units).map(USD_A_UNIT::multiply).toList();
  }
}
