package app.pickup.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a panel looks at before and after a shot: plates, selections, uploads, the doctor. */
@SuppressWarnings("NullAway.Init")
class FootageTest {
  private static final Path SAMPLE = Path.of("../scripts/sample/A001.mov");

  private House house;

  @BeforeEach
  void open() throws Exception {
    house = new House();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @DisplayName("a plate is looked at: facts, and a frame as a picture")
  void plate() throws Exception {
    JsonNode plate = house.get("/v1/plates?media=" + sample()).json();
    assertThat(plate.path("name").asText()).isEqualTo("A001.mov");
    assertThat(plate.path("frames").asInt()).isEqualTo(75);
    assertThat(plate.path("rate").asText()).isEqualTo("25");
    assertThat(plate.path("timecode").asText()).isEqualTo("10:00:00:00");
    Wire.Reply frame = house.get("/v1/plates/frame?frame=74&width=160&media=" + sample());
    assertThat(frame.status()).isEqualTo(200);
    assertThat(frame.header("content-type")).isEqualTo("image/png");
  }

  @Test
  @DisplayName("what is no plate is refused as it is with a shot")
  void noPlate() throws Exception {
    assertThat(house.get("/v1/plates").status()).isEqualTo(422);
    assertThat(house.get("/v1/plates?media=A001.mov").status()).isEqualTo(422);
    assertThat(house.get("/v1/plates?media=%2Fnone.mov").code()).isEqualTo("media.missing");
    assertThat(house.get("/v1/plates?media=" + encoded(Path.of("pom.xml"))).code())
        .isEqualTo("media.script");
    assertThat(house.get("/v1/plates/frame?frame=75&media=" + sample()).code())
        .isEqualTo("range.outside");
    assertThat(house.get("/v1/plates/frame?width=9999&media=" + sample()).status()).isEqualTo(422);
  }

  @Test
  @DisplayName(
      "what a host's panel tells is selected is there for the panel, and only for hosts that tell")
  void selection() throws Exception {
    assertThat(house.get("/v1/hosts").json().path("items").path(0).path("running").asBoolean())
        .isFalse();
    assertThat(house.get("/v1/hosts/blender/selection").code()).isEqualTo("host.selection");
    ObjectNode told = Json.object();
    told.putObject("project")
        .put("name", "film")
        .put("file", house.out.resolve("f.blend").toString());
    told.putObject("sequence").put("rate", "50").put("width", 1280).put("height", 720);
    told.putArray("clips")
        .addObject()
        .put("media", SAMPLE.toRealPath().toString())
        .put("in", 20)
        .put("out", 60)
        .put("track", 2)
        .put("frame", 400);
    ObjectNode gone = told.withArray("clips").addObject();
    gone.put("media", "/none/gone.mov").put("in", 0).put("out", 9).put("frame", 0);
    told.putArray("refused").addObject().put("name", "meta").put("why", "Take it out first.");
    Wire.Reply put = house.ask("PUT", "/v1/hosts/blender/selection", Json.text(told));
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    JsonNode selection = house.get("/v1/hosts/blender/selection").json();
    JsonNode clip = selection.path("clips").path(0);
    assertThat(clip.path("in").asInt())
        .as("frames of the media, not of the timeline")
        .isEqualTo(10);
    assertThat(clip.path("out").asInt()).isEqualTo(30);
    assertThat(clip.path("frame").asInt()).isEqualTo(400);
    assertThat(selection.path("refused").findValuesAsText("name"))
        .containsExactly("meta", "gone.mov");
    assertThat(house.get("/v1/hosts").json().path("items").path(0).path("running").asBoolean())
        .isTrue();
    assertThat(house.get("/v1/hosts/avid/selection").status()).isEqualTo(404);
    told.withArray("clips")
        .addObject()
        .put("media", "x")
        .put("in", 9)
        .put("out", 3)
        .put("frame", 0);
    assertThat(house.ask("PUT", "/v1/hosts/blender/selection", Json.text(told)).status())
        .isEqualTo(422);
  }

  @Test
  @DisplayName("what has no path is kept under its hash, and other types are not taken")
  void upload() throws Exception {
    Wire.Reply first = send("audio/wav", "RIFF sound");
    Wire.Reply second = send("audio/wav", "RIFF sound");
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    Path kept = Path.of(first.json().path("path").asText());
    assertThat(Files.readString(kept)).isEqualTo("RIFF sound");
    assertThat(second.json().path("path")).isEqualTo(first.json().path("path"));
    assertThat(send("text/plain", "x").status()).isEqualTo(415);
    assertThat(send("application/json", "{}").status()).isEqualTo(415);
  }

  @Test
  @DisplayName("the doctor says what works and what to do about the rest")
  void doctor() throws Exception {
    JsonNode items = house.get("/v1/doctor").json().path("items");
    assertThat(items.path(0).path("works").asBoolean()).isTrue();
    assertThat(items.path(1).path("repair").asText()).isEqualTo("make room");
  }

  @Test
  @DisplayName("a job's recipe can be had again; a job without a take has no preview")
  void recipe() throws Exception {
    String id = house.enter();
    JsonNode request = house.get("/v1/jobs/" + id + "/request").json();
    assertThat(request.path("plate").path("media").isTextual()).isTrue();
    assertThat(house.get("/v1/jobs/" + id + "/preview?of=everything").status()).isIn(404, 422);
    assertThat(house.get("/v1/jobs/none/preview").status()).isEqualTo(404);
  }

  private Wire.Reply send(String type, String body) throws Exception {
    List<String> headers =
        List.of(
            "Host: 127.0.0.1:" + house.port(),
            "Authorization: " + house.bearer(),
            "Content-Type: " + type);
    return Description.check(
        "POST", "/v1/uploads", house.raw("POST", "/v1/uploads", headers, body));
  }

  private static String sample() throws Exception {
    return encoded(SAMPLE);
  }

  private static String encoded(Path file) throws Exception {
    return URLEncoder.encode(file.toRealPath().toString(), StandardCharsets.UTF_8);
  }
}
