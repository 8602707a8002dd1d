package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import app.pickup.media.Flac;
import app.pickup.media.FrameHash;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.media.Stills;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What elements look and sound like once they are kept: at a glance, and in sketches. */
class ElementSnapshotTest extends CastHouse {

  private BufferedImage thumbnail(JsonNode element) throws Exception {
    HttpResponse<InputStream> answer = client.file(element.path("thumbnail").asText());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
    try (InputStream body = answer.body()) {
      return Objects.requireNonNull(ImageIO.read(body));
    }
  }

  private ObjectNode footage(String name) throws Exception {
    return wish(name, "character").put("video", video().toString());
  }

  private ObjectNode sketch(String prompt, JsonNode... elements) {
    ObjectNode request = scene(prompt, elements).put("engine", "local").put("seconds", 0.25);
    request.putObject("sequence").put("rate", "24").put("width", 640).put("height", 360);
    return request;
  }

  @Test
  @DisplayName("each has a small picture, of its first image or of its footage")
  void thumbnails() throws Exception {
    JsonNode lamp = kept(prop("Lamp", picture("a.png", 800), picture("b.png", 400)));
    BufferedImage wide = thumbnail(lamp);
    assertThat(wide.getWidth()).isEqualTo(320);
    assertThat(wide.getHeight()).isEqualTo(160);
    BufferedImage film = thumbnail(kept(footage("Anna")));
    assertThat(film.getWidth()).isEqualTo(320);
    assertThat(film.getHeight()).isEqualTo(180);
    JsonNode changed = change(lamp, prop("Lamp", picture("c.png", 300)));
    assertThat(thumbnail(changed).getWidth()).isEqualTo(240);
    assertThat(client.delete("/v1/elements/" + lamp.path("id").asText()).statusCode())
        .isEqualTo(200);
    assertThat(client.get(lamp.path("thumbnail").asText()).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("one without pictures and footage is refused in words")
  void nothing() throws Exception {
    HttpResponse<String> answer = client.post("/v1/elements", wish("Nothing", "prop"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/images", "give either images or video");
  }

  @Test
  @DisplayName("one from footage stands in the sketch as a frame of it")
  void sketched() throws Exception {
    JsonNode anna = kept(footage("Anna"));
    Path middle = folder.resolve("middle.png");
    MediaFile media = new Probe(ffmpeg).footage(Path.of(anna.path("video").asText()));
    new Stills(ffmpeg).frame(media, media.video().frames() / 2, 1920, middle);
    String cast = frames(sketch("@Anna waits", anna));
    ObjectNode pictured = sketch("@Anna waits", anna);
    pictured.putObject("images").putArray("references").add(middle.toString());
    assertThat(cast).isEqualTo(frames(pictured));
    assertThat(cast).isNotEqualTo(frames(sketch("@Anna waits")));
  }

  @Test
  @DisplayName("a sketch begins with the first frame that is given, the subject bound beside it")
  void bound() throws Exception {
    JsonNode anna = kept(footage("Anna"));
    ObjectNode bound = sketch("@Anna waits", anna);
    bound.putObject("images").put("first", picture("first.png", 700).toString());
    JsonNode job = done(generate(bound));
    ObjectNode alone = sketch("@Anna waits");
    alone.putObject("images").put("first", folder.resolve("first.png").toString());
    assertThat(FrameHash.of(ffmpeg, clip(job))).isEqualTo(frames(alone));
    JsonNode sidecar = Json.own(Files.readString(sidecar(job)));
    assertThat(sidecar.at("/elements/0/name").asText()).isEqualTo("Anna");
  }

  @Test
  @DisplayName("a voice may be a FLAC; it is listened to like any other")
  void flac() throws Exception {
    Path flac = Flac.of(ffmpeg, sample(), folder.resolve("voice.flac"));
    ObjectNode wish = speaker("Anna");
    wish.putObject("voice").put("media", flac.toString());
    JsonNode voice = kept(wish).path("voice");
    assertThat(voice.path("media").asText()).endsWith("voice.wav");
    assertThat(voice.path("seconds").asDouble()).isBetween(5.3, 6.0);
    assertThat(voice.path("notes")).isEmpty();
    Path brief = Flac.of(ffmpeg, voice(), folder.resolve("tone.flac"));
    wish.put("name", "Berta").putObject("voice").put("media", brief.toString());
    assertThat(client.post("/v1/elements", wish).body()).contains("voice.music", "/voice/media");
  }

  private String frames(ObjectNode request) throws Exception {
    return FrameHash.of(ffmpeg, clip(done(generate(request))));
  }

  private static Path sidecar(JsonNode job) {
    return Path.of(job.at("/takes/0/sidecar").asText());
  }
}
