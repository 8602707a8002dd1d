package app.pickup.emulators.kling;

import app.pickup.media.Ffmpeg;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * How an emulated Kling is set up.
 *
 * @param port where it listens on 127.0.0.1; 0: any free port
 * @param clock the time it goes by
 * @param folder its tasks, its bill and its files; made if it is missing
 * @param ffmpeg what makes and looks at clips
 * @param slots tasks of one model version that may be at work at once, 1 or more
 * @param balance units in a new account, 0 or more; a folder that has one keeps its own
 * @param renderTime how long a task takes by the clock; a quarter of it is waiting
 * @param faults faults on from the start, by name; see {@link KlingFault}
 */
public record KlingOptions(
    int port,
    InstantSource clock,
    Path folder,
    Ffmpeg ffmpeg,
    int slots,
    BigDecimal balance,
    Duration renderTime,
    List<String> faults) {

  public KlingOptions {
    faults = List.copyOf(faults);
  }

  /** Any port, five slots, 1000 units, results as soon as they are made, no faults. */
  public static KlingOptions of(InstantSource clock, Path folder, Ffmpeg ffmpeg) {
    return new KlingOptions(
        0, clock, folder, ffmpeg, 5, BigDecimal.valueOf(1000), Duration.ZERO, List.of());
  }

  public KlingOptions withPort(int other) {
    return new KlingOptions(other, clock, folder, ffmpeg, slots, balance, renderTime, faults);
  }

  public KlingOptions withSlots(int other) {
    return new KlingOptions(port, clock, folder, ffmpeg, other, balance, renderTime, faults);
  }

  public KlingOptions withBalance(BigDecimal other) {
    return new KlingOptions(port, clock, folder, ffmpeg, slots, other, renderTime, faults);
  }

  public KlingOptions withRenderTime(Duration other) {
    return new KlingOptions(port, clock, folder, ffmpeg, slots, balance, other, faults);
  }

  public KlingOptions withFaults(List<String> other) {
    return new KlingOptions(port, clock, folder, ffmpeg, slots, balance, renderTime, other);
  }
}
