package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What scripts without JSON read of the outbox. */
class OutboxLinesTest {
  @Test
  @DisplayName("an item is one line whatever its names hold, and comes out as it went in")
  void line() {
    JsonNode item =
        Json.own(
            """
            {"id":"j-t","jobId":"j","takeId":"t","nle":"resolve","project":"p\\t1","bin":["Pick ups","背景"],
             "clip":"/m/a%20b+c\\n.mov","name":"a\\tb","place":"above","at":{"track":1,"frame":90000},
             "placement":{"state":"pending"}}
            """);
    JsonNode job =
        Json.own(
            """
            {"kind":"lip-sync","takes":[{"id":"s","handles":{"head":1,"tail":2}},
             {"id":"t","handles":{"head":12,"tail":6},"sidecar":"/m/a.pickup.json"}]}
            """);
    String line = OutboxCommand.line(item, job);
    assertThat(line).doesNotContain("\n", " ");
    List<String> fields = Stream.of(line.split("\t", -1)).map(OutboxCommand::decoded).toList();
    assertThat(fields)
        .containsExactly(
            "j-t",
            "j",
            "t",
            "p\t1",
            "Pick ups/背景",
            "/m/a%20b+c\n.mov",
            "a\tb",
            "above",
            "",
            "1",
            "90000",
            "12",
            "6",
            "yes",
            "lip-sync",
            "/m/a.pickup.json",
            "pending",
            "",
            "",
            "");
  }

  @Test
  @DisplayName("a clip that its job is still handing over is no line yet")
  void early() {
    JsonNode item = Json.own("{\"id\":\"j-1\",\"nle\":\"resolve\",\"name\":\"A001_v001\"}");
    JsonNode delivering = Json.object().put("state", "delivering");
    assertThat(printed(item, delivering, true)).isEmpty();
    assertThat(printed(item, delivering, false)).contains("A001_v001");
    assertThat(printed(item, Json.object().put("state", "done"), true)).startsWith("j-1\t");
  }

  private static String printed(JsonNode item, JsonNode job, boolean lines) {
    StringWriter screen = new StringWriter();
    OutboxCommand.print(item, job, lines, new PrintWriter(screen));
    return screen.toString();
  }

  @Test
  @DisplayName("of which plate a clip is stands in its sidecar")
  void plate() throws Exception {
    Path sidecar = Scratch.folder("lines").resolve("A001 作業.pickup.json");
    assertThat(lastOf(sidecar)).containsExactly("", "", "");
    Files.writeString(sidecar, "{\"plate\":{\"name\":\"剪辑 1.mov\",\"in\":3,\"out\":9}}");
    assertThat(lastOf(sidecar)).containsExactly("剪辑 1.mov", "3", "9");
    Files.writeString(sidecar, "{\"plate\":null}");
    assertThat(lastOf(sidecar)).containsExactly("", "", "");
    Files.writeString(sidecar, "{");
    assertThat(lastOf(sidecar)).containsExactly("", "", "");
  }

  private static List<String> lastOf(Path sidecar) {
    ObjectNode job = Json.object();
    job.putArray("takes").addObject().put("id", "t").put("sidecar", sidecar.toString());
    String line = OutboxCommand.line(Json.object().put("takeId", "t"), job);
    return Stream.of(line.split("\t", -1)).skip(17).map(OutboxCommand::decoded).toList();
  }
}
