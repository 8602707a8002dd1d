package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.ChildJvm;
import app.pickup.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogsTest {

  /** In a process of its own: the log of the tests stays as it is. */
  public static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws Exception {
      Logs.into(Path.of(args[0]));
      LoggerFactory.getLogger("app.pickup.Test").info("one\nERROR forged\r\u2028two");
      LoggerFactory.getLogger("com.zaxxer.hikari").info("chatter");
    }
  }

  @Test
  @DisplayName("35 nobody's text can pass for a line of the log")
  void injection() throws Exception {
    Path folder = Scratch.folder("logs");
    Process writer =
        ChildJvm.start(folder.resolve("out"), Map.of(), Writer.class, folder.toString());
    assertThat(writer.waitFor()).as(Files.readString(folder.resolve("out"))).isZero();
    assertThat(Files.readAllLines(folder.resolve("pickup.log")))
        .singleElement()
        .asString()
        .contains("INFO")
        .endsWith("one⏎ERROR forged⏎two");
  }
}
