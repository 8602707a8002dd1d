package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import app.pickup.store.Home;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DiagnoseTest {

  private static final Map<String, String> ENV =
      Map.of("PICKUP_KLING_KEY", "canary-key-4711", "LANG", "C.UTF-8");

  @Test
  @DisplayName("38 a report holds no key, token, user, folder; nor media, prompts or the database")
  void canaries() throws Exception {
    Home home = Home.open(Scratch.folder("diagnose"), Home.DiskType.REAL);
    new RuntimeFile("http://127.0.0.1:1", "canary-token-0815", 1).write(home.runtime());
    Files.createDirectories(home.logs());
    Files.writeString(
        home.logs().resolve("bridge.log"),
        """
        10:00 INFO started, token canary-token-0815, Authorization: Bearer abcdefgh12345678
        10:01 WARN /home/canary-user/Clients/Secret Film/A001.mov can not be read
        10:02 INFO C:\\Users\\canary-user\\Films\\B002.mov, key=canary-key-4711
        10:03 INFO {"secret":"canary-secret"}
        """);
    Files.createDirectories(home.work());
    Files.writeString(home.work().resolve("take.mov"), "media");
    Map<String, String> report = DiagnoseCommand.report(home, ENV);
    assertThat(report.keySet())
        .contains("versions.txt", "logs/bridge.log")
        .noneMatch(n -> n.endsWith(".mov") || n.endsWith(".db"));
    assertThat(String.join("\n", report.values()))
        .doesNotContain(
            "canary-key",
            "canary-token",
            "abcdefgh12345678",
            "canary-user",
            "canary-secret",
            "/Clients")
        .doesNotContain(System.getProperty("user.home") + "/")
        .contains("A001.mov", "B002.mov");
  }
}
