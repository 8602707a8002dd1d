package app.pickup.bins.kdenlive;

import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * What Kdenlive writes of a project it has open: the file when it is saved, its autosave three
 * seconds after a change.
 */
final class Written {

  /** A long clip from a slow disk. */
  private static final Duration LOADING = Duration.ofSeconds(20);

  /** The three seconds, counted anew from each change, on a machine that is busy rendering. */
  private static final Duration AUTOSAVE = Duration.ofSeconds(25);

  private static final Duration AUTOSAVED_AFTER = Duration.ofSeconds(3);

  /** 53 of 53 imports were saved after such a rest, on a busy machine, and none hung. */
  private static final Duration REST = Duration.ofMillis(300);

  private static final int RESTING_LOOKS = 4;

  /** It may wait for a moment in the midst of loading too. */
  private static final int IDLE_LOOKS = 3;

  private final Window window;
  private final Path file;
  private final Traces traces;

  Written(Window window, Path file) {
    this.window = window;
    this.file = file;
    this.traces = new Traces(window.pid());
  }

  /**
   * Waits until it has nothing to do. 24.12 has its title while it still loads a project, and a
   * clip that comes in then hangs it for good.
   *
   * @throws Refused {@code place.failed} when it computes for that long; nothing was asked of it
   *     then
   */
  void calm() throws Refused, InterruptedException {
    AtomicInteger looks = new AtomicInteger();
    boolean calm =
        Patience.find(
                LOADING,
                () ->
                    Optional.of(looks.updateAndGet(n -> traces.idle() ? n + 1 : 0))
                        .filter(n -> n >= IDLE_LOOKS))
            .isPresent();
    // a main thread that waits for something else than events may do so for ever
    if (!calm && traces.computes()) {
      throw OpenProject.failed("it is busy; retry when it has loaded the project");
    }
  }

  /**
   * Whether it has come to rest, and so has loaded what came in: no thread of it has computed or
   * waited for a disk for 0.3 s. False when it does not rest before its autosave is due.
   */
  boolean rests() throws Refused, InterruptedException {
    AtomicLong before = new AtomicLong(-1);
    AtomicInteger looks = new AtomicInteger();
    return Patience.find(
            AUTOSAVED_AFTER,
            REST.dividedBy(RESTING_LOOKS),
            () -> {
              long now = traces.rested();
              boolean same = now >= 0 && now == before.getAndSet(now);
              return Optional.of(looks.updateAndGet(n -> same ? n + 1 : 0))
                  .filter(n -> n >= RESTING_LOOKS);
            })
        .isPresent();
  }

  /** Has it saved. */
  Project save() throws Refused {
    if (!window.act("file_save")) {
      throw OpenProject.failed("it did not save the project");
    }
    return saved();
  }

  /** As it was saved last. */
  Project saved() throws Refused {
    return Project.read(file);
  }

  /** The autosave; empty when there is none. */
  Optional<Project> autosaved() {
    return traces
        .autosave()
        .flatMap(
            autosave -> {
              try {
                return Optional.of(Project.read(autosave));
              } catch (Refused e) {
                return Optional.empty(); // it is being written
              }
            });
  }

  /** The project once Kdenlive has looked into the clip; empty when that takes too long. */
  Optional<Project> loaded(Path clip) throws Refused, InterruptedException {
    return Patience.find(
        LOADING,
        () -> autosaved().filter(p -> p.clip(clip).filter(Project.Clip::loaded).isPresent()));
  }

  /** The timeline once it stands like this, by its autosave; empty when that takes too long. */
  Optional<Timeline> comes(Predicate<Timeline> wanted) throws Refused, InterruptedException {
    return Patience.find(AUTOSAVE, () -> autosaved().flatMap(Timeline::of).filter(wanted));
  }
}
