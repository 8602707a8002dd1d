package app.pickup.jobs;

import app.pickup.problem.Refused;
import app.pickup.shots.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A bridge's jobs in a process of its own, to be killed. Arguments: the folder; how many jobs to
 * enter (each under its number as key); the state in which to block after working half, or "none".
 * Says each revision on its own line.
 */
public final class CrashChild {
  private CrashChild() {}

  public static void main(String[] args) throws Refused, IOException, InterruptedException {
    Bench bench = new Bench(Path.of(args[0]), InstantSource.system(), 1000);
    if (!args[2].equals("none")) {
      JobState state = JobState.byId(args[2]);
      bench.fake.script(
          state,
          work -> {
            Files.writeString(work.folder().resolve(state.id() + ".part"), "half");
            if (state == JobState.DELIVERING) {
              bench.fake.work(work, state); // delivered, but nobody was told
            }
            Files.writeString(bench.home.root().resolve("marker"), state.id());
            new CountDownLatch(1).await();
            return Outcome.onward();
          });
    }
    bench.jobs.start();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      bench.jobs.enter(Bench.order(bench.out), Priority.NORMAL, List.of(), "key-" + i, "hash");
    }
    long seen = 0;
    while (true) {
      for (Job job : bench.jobs.since(seen, null)) {
        seen = job.revision();
        System.out.println(job.id() + " " + job.state().id());
      }
      bench.jobs.feed().await(seen, Duration.ofSeconds(30));
    }
  }
}
