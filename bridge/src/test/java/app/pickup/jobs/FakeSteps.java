package app.pickup.jobs;

import app.pickup.bins.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Steps that can be told what to do. Left alone, each leaves a file in the work folder for the next
 * and counts its runs; the last one delivers one clip a job into {@code out}.
 */
public final class FakeSteps {
  public static final List<JobState> WORKING =
      List.of(
          JobState.PREPARING,
          JobState.RENDERING,
          JobState.FETCHING,
          JobState.CONFORMING,
          JobState.DELIVERING);

  private final Path out;
  private final Map<JobState, Step> scripts = new ConcurrentHashMap<>();

  public FakeSteps(Path out) {
    this.out = out;
  }

  /** From now on this state does so instead. */
  public void script(JobState state, Step step) {
    scripts.put(state, step);
  }

  /** From now on this state works as usual. */
  public void usual(JobState state) {
    scripts.remove(state);
  }

  /** Makes the state wait, before it works as usual, until the gate is opened. */
  public Gate hold(JobState state) {
    Gate gate = new Gate();
    script(
        state,
        work -> {
          gate.reached.countDown();
          gate.open.await();
          return work(work, state);
        });
    return gate;
  }

  /** Where a step waits. */
  public static final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    public void awaitReached() throws InterruptedException {
      reached.await();
    }

    public void open() {
      open.countDown();
    }
  }

  public Steps steps() {
    Map<JobState, Step> steps = new EnumMap<>(JobState.class);
    for (JobState state : WORKING) {
      Step step =
          work -> {
            count(work.job().id(), state);
            Step script = scripts.get(state);
            return script == null ? work(work, state) : script.run(work);
          };
      steps.put(state, state == JobState.DELIVERING ? step : Step.rendering(step));
    }
    return new Steps(steps);
  }

  /** What the state does when left alone. */
  public Outcome work(Work work, JobState state) throws IOException {
    JobState before = before(state);
    if (before != null && !Files.exists(work.folder().resolve(before.id()))) {
      throw new IllegalStateException(before + " left nothing");
    }
    Path part = work.folder().resolve(state.id() + ".part");
    Files.writeString(part, work.job().id());
    Files.move(part, work.folder().resolve(state.id()), StandardCopyOption.REPLACE_EXISTING);
    for (int frame = 1; frame <= 48; frame++) {
      work.made(frame, 48);
    }
    if (state == JobState.DELIVERING) {
      deliver(work);
    }
    return Outcome.onward();
  }

  private void deliver(Work work) throws IOException {
    Path clip = out.resolve(work.job().id() + ".mov");
    if (!Files.exists(clip)) {
      Path part = Files.createTempFile(out, "clip", ".part");
      Files.writeString(part, "clip");
      Files.move(part, clip, StandardCopyOption.ATOMIC_MOVE);
    }
    work.model("fake-1");
    work.takes(List.of(take(clip)));
  }

  public static Take take(Path clip) {
    return new Take(
        "1",
        new Take.Clip(clip.toString(), "0".repeat(64)),
        new Take.Handles(0, 0),
        clip + ".pickup.json",
        null,
        null,
        List.of(),
        new Take.Proof(true, List.of(new Take.Check("frames", "48", "48", true))),
        new Placement(Placement.State.PENDING, "AI/背景", false, "the host is closed"));
  }

  private static @Nullable JobState before(JobState state) {
    int at = WORKING.indexOf(state);
    return at == 0 ? null : WORKING.get(at - 1);
  }

  /** Each run of a step is one line, written before it does anything. */
  private void count(String jobId, JobState state) throws IOException {
    Files.writeString(
        out.resolve("runs.txt"),
        jobId + " " + state.id() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** How many times this state of the job was begun. */
  public static long runs(Path out, String jobId, JobState state) throws IOException {
    return Files.readAllLines(out.resolve("runs.txt")).stream()
        .filter((jobId + " " + state.id())::equals)
        .count();
  }
}
