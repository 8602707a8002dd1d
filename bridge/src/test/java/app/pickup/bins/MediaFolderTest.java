package app.pickup.bins;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MediaFolderTest {
  private static final int JOBS = 8;
  private static final int BYTES = 1 << 20;

  @Test
  @DisplayName(
      "of jobs that bring a clip under one name at once, one has it whole; no part is left")
  void together() throws Exception {
    Path root = Scratch.folder("media");
    MediaFolder folder = MediaFolder.of(Deliveries.target("folder", root, "AI")).orElseThrow();
    folder.open();
    ExecutorService threads = Executors.newFixedThreadPool(JOBS);
    try {
      for (int round = 0; round < 10; round++) {
        String name = "clip" + round + ".mov";
        CyclicBarrier start = new CyclicBarrier(JOBS);
        List<Future<Boolean>> brought = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
          byte[] own = new byte[BYTES];
          java.util.Arrays.fill(own, (byte) i);
          Path made = Files.write(root.resolve("made" + i), own);
          String job = "job-" + i;
          brought.add(
              threads.submit(
                  () -> {
                    start.await();
                    return folder.bring(made, name, job);
                  }));
        }
        List<Boolean> won = new ArrayList<>();
        for (Future<Boolean> each : brought) {
          won.add(each.get());
        }
        assertThat(won).containsOnlyOnce(true);
        byte[] there = Files.readAllBytes(folder.file(name));
        assertThat(there).hasSize(BYTES).containsOnly((byte) won.indexOf(true));
      }
    } finally {
      threads.shutdownNow();
    }
    try (var files = Files.list(root.resolve("AI"))) {
      assertThat(files.map(each -> String.valueOf(each.getFileName())))
          .hasSize(10)
          .allMatch(each -> each.startsWith("clip"));
    }
  }
}
