package app.pickup.emulators.atlas;

import app.pickup.media.Ffmpeg;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * How an emulated Atlas Cloud is set up.
 *
 * @param port where it listens on 127.0.0.1; 0: any free port
 * @param clock the time it goes by
 * @param folder its predictions, its bill and its files; made if it is missing
 * @param ffmpeg what makes and looks at clips
 * @param balance USD in a new account, 0 or more; a folder that has one keeps its own
 * @param renderTime how long a prediction takes at least by the clock
 * @param faults faults on from the start, by name; see {@link AtlasFault}
 */
public record AtlasOptions(
    int port,
    InstantSource clock,
    Path folder,
    Ffmpeg ffmpeg,
    BigDecimal balance,
    Duration renderTime,
    List<String> faults) {

  public AtlasOptions {
    faults = List.copyOf(faults);
  }

  /** Any port, 1000 USD, results as soon as they are made, no faults. */
  public static AtlasOptions of(InstantSource clock, Path folder, Ffmpeg ffmpeg) {
    return new AtlasOptions(
        0, clock, folder, ffmpeg, BigDecimal.valueOf(1000), Duration.ZERO, List.of());
  }

  public AtlasOptions withBalance(BigDecimal other) {
    return new AtlasOptions(port, clock, folder, ffmpeg, other, renderTime, faults);
  }

  public AtlasOptions withRenderTime(Duration other) {
    return new AtlasOptions(port, clock, folder, ffmpeg, balance, other, faults);
  }
}
