package app.pickup.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.ChildJvm;
import app.pickup.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrashTest {

  @ParameterizedTest(name = "41 kill -9 in {0}: after the restart one job, one clip, no half file")
  @EnumSource(names = {"PREPARING", "RENDERING", "FETCHING", "CONFORMING", "DELIVERING"})
  void killedInStep(JobState state) throws Exception {
    Path folder = Scratch.folder("crash");
    Process child =
        ChildJvm.start(
            folder.resolve("child.log"),
            Map.of(),
            CrashChild.class,
            folder.toString(),
            "1",
            state.id());
    Path marker = folder.resolve("home").resolve("marker");
    await().atMost(Duration.ofSeconds(120)).until(() -> Files.exists(marker) || !child.isAlive());
    assertThat(marker).as(Files.readString(folder.resolve("child.log"))).exists();
    child.destroyForcibly().waitFor();

    try (Bench bench = new Bench(folder, InstantSource.system(), 1000)) {
      long began = System.nanoTime();
      bench.jobs.start();
      List<Job> jobs = bench.jobs.list(new JobFilter(null, null, null, 9)).items();
      assertThat(jobs).hasSize(1);
      Job done = bench.awaitState(jobs.get(0), JobState.DONE, JobState.FAILED);
      assertThat(done.state()).isEqualTo(JobState.DONE);
      // at once, and not when the heartbeat of the dead is missed
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      assertThat(bench.clips()).containsExactly(done.id() + ".mov");
      assertThat(done.standing().takes()).hasSize(1);
      for (JobState each : FakeSteps.WORKING) {
        assertThat(FakeSteps.runs(bench.out, done.id(), each)).isEqualTo(each == state ? 2 : 1);
      }
      await().untilAsserted(() -> assertThat(bench.home.work()).isEmptyDirectory());
      assertThat(bench.enter("key-0", "hash").id()).isEqualTo(done.id());
    }
  }

  @Test
  @DisplayName("41 killed again and again between steps: every job done once, none lost")
  void killedAnywhere() throws Exception {
    Path folder = Scratch.folder("crash");
    int jobs = 6;
    for (int lines : new int[] {3, 12}) {
      Path log = folder.resolve("child-" + lines + ".log");
      Process child =
          ChildJvm.start(
              log, Map.of(), CrashChild.class, folder.toString(), Integer.toString(jobs), "none");
      await()
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofMillis(2))
          .until(() -> !child.isAlive() || Files.readAllLines(log).size() >= lines);
      assertThat(child.isAlive()).as(Files.readString(log)).isTrue();
      child.destroyForcibly().waitFor();
    }
    try (Bench bench = new Bench(folder, InstantSource.system(), 1000)) {
      bench.jobs.start();
      for (int i = 0; i < jobs; i++) {
        Job job = bench.enter("key-" + i, "hash");
        assertThat(bench.awaitState(job, JobState.DONE, JobState.FAILED).state())
            .isEqualTo(JobState.DONE);
      }
      assertThat(bench.jobs.list(new JobFilter(null, null, null, 50)).items()).hasSize(jobs);
      assertThat(bench.clips()).hasSize(jobs).allMatch(name -> name.endsWith(".mov"));
    }
  }
}
