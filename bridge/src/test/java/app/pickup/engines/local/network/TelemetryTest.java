package app.pickup.engines.local.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TelemetryTest {

  @Test
  @DisplayName("the runtime is opened without its line to its maker")
  void quiet() {
    assertThat(Onnx.environment()).isNotNull();
    // the first thing that line does is to write a log of its own
    String log = "mat-debug-" + ProcessHandle.current().pid() + ".log";
    for (String folder : List.of("/tmp", System.getProperty("java.io.tmpdir"))) {
      assertThat(Path.of(folder, log)).doesNotExist();
    }
  }
}
