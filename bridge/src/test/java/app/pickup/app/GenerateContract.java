package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.media.Stills;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every vendor that makes new clips has to keep: from words, boards, stories, frames and
 * references; and the same better. A vendor's own test says what it must have been told.
 */
@SuppressWarnings("NullAway.Init")
abstract class GenerateContract<S extends Stage> extends VendorHouse<S> {
  GenerateContract(S stage) {
    super(stage);
  }

  /** Told: a lighthouse at dusk, waves below; push-in, 4.5 s on a timeline of 16:9, no sound. */
  abstract void words(JsonNode told);

  /** Told: sound, 3 s. */
  abstract void sound(JsonNode told);

  /** Told: "rain; on glass", 1 s; "a hand wipes it", 2 s, a static camera. */
  abstract void board(JsonNode told);

  /** Told: she finds the letter and leaves, in two shots. */
  abstract void story(JsonNode told);

  /** Told: the door opens, with a first and a last frame. */
  abstract void frames(JsonNode told);

  /** Told: two references, of which the words name the first. */
  abstract void references(JsonNode told);

  /** Told: a kite over the dunes at standard, with a first and a last frame. */
  abstract void promoted(JsonNode told);

  abstract Figures figures();

  /**
   * What three silent seconds cost in USD.
   *
   * @param saves what the dearer one would have cost less as a draft
   * @param price as {@code auto} names it, or its beginning
   */
  record Figures(String draft, String standard, String saves, String price) {}

  @Test
  @DisplayName("words become a clip of exactly the asked frames, at the timeline's rate and size")
  void words() throws Exception {
    ObjectNode request = request("A lighthouse at dusk, waves below");
    request.put("camera", "push-in").put("seconds", new BigDecimal("4.5"));
    sequence(request, "30000/1001", 1280, 720);
    JsonNode job = done(generate(request));
    MediaFile clip = probed(job);
    // round(4.5 * 30000 / 1001)
    assertThat(clip.video().frames()).isEqualTo(135);
    assertThat(clip.video().rate().toString()).isEqualTo("30000/1001");
    assertThat(clip.video().layout().width()).isEqualTo(1280);
    assertThat(clip.audio()).isEmpty();
    assertThat(clip(job).getFileName().toString()).isEqualTo("A_lighthouse_at_dusk_v001.mov");
    words(told());
    JsonNode sidecar = sidecar(job);
    assertThat(sidecar.has("plate")).isFalse();
    assertThat(sidecar.path("digitalSourceType").asText()).endsWith("/trainedAlgorithmicMedia");
    assertThat(Json.text(job.path("notes"))).contains("5 s are ordered and paid");
    ledgerEqualsBill();
  }

  @Test
  @DisplayName("the engine's own sound comes along, exact to the sample")
  void sound() throws Exception {
    ObjectNode request = request("A busker plays").put("audio", "native").put("seconds", 3);
    sequence(request, "24", 1280, 720);
    JsonNode job = done(generate(request));
    MediaFile clip = probed(job);
    assertThat(clip.video().frames()).isEqualTo(72);
    assertThat(clip.audio()).hasSize(1);
    assertThat(clip.audio().get(0).samples()).isEqualTo(144_000);
    sound(told());
    ledgerEqualsBill();
  }

  @Test
  @DisplayName("a board is one order with a cut where each shot ends")
  void board() throws Exception {
    ObjectNode request = request(null);
    ArrayNode shots = request.putArray("shots");
    shots.addObject().put("prompt", "rain; on glass").put("seconds", 1);
    shots.addObject().put("prompt", "a hand wipes it").put("seconds", 2).put("camera", "static");
    sequence(request, "24", 1280, 720);
    JsonNode job = done(generate(request));
    board(told());
    assertThat(probed(job).video().frames()).isEqualTo(72);
    assertThat(jump(job, 23)).as("change within the first shot").isLessThan(20);
    assertThat(jump(job, 24)).as("change at the cut").isGreaterThan(20);
  }

  @Test
  @DisplayName("a story is cut by the engine")
  void story() throws Exception {
    ObjectNode request = request(null).put("seconds", 3);
    sequence(request, "24", 1280, 720);
    request.putObject("storyboard").put("story", "She finds the letter and leaves").put("shots", 2);
    done(generate(request));
    story(told());
  }

  @Test
  @DisplayName("first and last frame go as such, the shape follows the first")
  void frames() throws Exception {
    ObjectNode request = request("The door opens").put("seconds", 3);
    sequence(request, "24", 1280, 720);
    request
        .putObject("images")
        .put("first", picture("first.png", Color.RED, 640, 360).toString())
        .put("last", picture("last.png", Color.BLUE, 640, 360).toString());
    JsonNode job = done(generate(request));
    frames(told());
    Color first = new Color(ImageIO.read(picture(job, "first.png")).getRGB(200, 200));
    assertThat(first.getRed()).isGreaterThan(first.getBlue() + 60);
    assertThat(sidecar(job).path("request").path("images").path("first").path("name").asText())
        .isEqualTo("first.png");
    assertThat(Files.readString(Path.of(job.path("takes").path(0).path("sidecar").asText())))
        .doesNotContain(folder.toString());
  }

  @Test
  @DisplayName("references go by name, those the words forget are named for them")
  void references() throws Exception {
    ObjectNode request = request("@image1 walks through the market").put("seconds", 3);
    sequence(request, "24", 1280, 720);
    ArrayNode references = request.putObject("images").putArray("references");
    references.add(picture("hero.png", Color.GREEN, 400, 400).toString());
    references.add(picture("market.png", Color.ORANGE, 400, 400).toString());
    done(generate(request));
    references(told());
  }

  @Test
  @DisplayName(
      "a promoted draft keeps the whole spec, pins its ends and is shown beside its parent")
  void promoted() throws Exception {
    ObjectNode request = request("A kite over the dunes").put("seconds", 3);
    sequence(request, "24", 1280, 720);
    String draft = generate(request);
    done(draft);
    ObjectNode wish = Json.object().put("tier", "standard");
    wish.putArray("pin").add("first").add("last");
    String path = "/v1/jobs/" + draft + "/promote";
    HttpResponse<String> plan = client.post(path + "?dryRun=true", wish);
    assertThat(plan.statusCode()).as(plan.body()).isEqualTo(200);
    assertThat(plan.body())
        .contains(
            "\"amount\":\"" + figures().standard() + "\"",
            "The draft take cost " + figures().draft() + " USD",
            "saves " + figures().saves());
    HttpResponse<String> answer = client.post(path, wish);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode job = done(Json.own(answer.body()).path("id").asText());
    assertThat(job.path("parent").asText()).isEqualTo(draft);
    assertThat(job.path("tier").asText()).isEqualTo("standard");
    promoted(told());
    assertThat(sidecar(job).path("parent").asText()).isEqualTo(draft);
    BufferedImage both = ImageIO.read(picture(job, "draft-standard.png"));
    assertThat(both.getWidth()).isEqualTo(2 * 960 + 8);
    assertThat(stage.bill()).hasSize(2);
  }

  @Test
  @DisplayName("a sketch of this machine is painted by the engine that is named, its ends pinned")
  void painted() throws Exception {
    ObjectNode request = request("a kite over the sea").put("engine", "local").put("seconds", 3);
    String sketch = generate(request);
    done(sketch);
    assertThat(stage.told()).isEmpty();
    ObjectNode up = Json.object().put("tier", "draft").put("engine", stage.engine());
    up.putArray("pin").add("first");
    HttpResponse<String> answer = client.post("/v1/jobs/" + sketch + "/promote", up);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode job = done(Json.own(answer.body()).path("id").asText());
    assertThat(job.path("engine").asText()).isEqualTo(stage.engine());
    assertThat(job.path("parent").asText()).isEqualTo(sketch);
    ledgerEqualsBill();
  }

  @Test
  @DisplayName("only a finished job is promoted, and only upwards")
  void upwards() throws Exception {
    ObjectNode request = request("A kite").put("seconds", 3).put("tier", "standard");
    sequence(request, "24", 1280, 720);
    String draft = generate(request);
    String path = "/v1/jobs/" + draft + "/promote";
    assertThat(client.post(path, Json.object().put("tier", "pro")).body()).contains("job.state");
    done(draft);
    for (String tier : List.of("draft", "standard", "best")) {
      HttpResponse<String> answer = client.post(path, Json.object().put("tier", tier));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("/tier");
    }
    assertThat(stage.bill()).hasSize(1);
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        Arguments.of("{\"prompt\":\"x\",\"seconds\":16}", "up to 15 s"),
        Arguments.of("{\"prompt\":\"" + "x".repeat(2501) + "\"}", "2501 long"),
        Arguments.of("{\"prompt\":\"x\",\"aspect\":\"21:9\"}", "16:9, 9:16, 1:1"),
        Arguments.of(
            "{\"shots\":[{\"prompt\":\"x\",\"seconds\":1.5},{\"prompt\":\"y\",\"seconds\":2}]}",
            "whole seconds"),
        Arguments.of("{\"shots\":[{\"prompt\":\"x\",\"seconds\":2}]}", "3 s or more in all"),
        Arguments.of(
            "{\"shots\":[{\"prompt\":\"" + "x".repeat(513) + "\",\"seconds\":3}]}",
            "up to 512 characters"),
        Arguments.of(
            "{\"shots\":[{\"prompt\":\"x\",\"seconds\":3}],\"seconds\":4}", "the sum of the shots"),
        Arguments.of("{\"prompt\":\"x\",\"images\":{\"last\":\"SMALL\"}}", "beside a first one"),
        Arguments.of("{\"prompt\":\"x\",\"images\":{\"first\":\"SMALL\"}}", "200x200"),
        Arguments.of("{\"prompt\":\"x\",\"images\":{\"first\":\"LONG\"}}", "at most 2.5 to 1"),
        Arguments.of(
            "{\"prompt\":\"x\",\"images\":{\"first\":\"GOOD\"},\"aspect\":\"1:1\"}",
            "that of the first frame"),
        Arguments.of(
            "{\"prompt\":\"x\",\"images\":{\"references\":[\"GOOD\",\"GOOD\",\"GOOD\",\"GOOD\","
                + "\"GOOD\",\"GOOD\",\"GOOD\",\"GOOD\"]}}",
            "up to 7"),
        Arguments.of(
            "{\"prompt\":\"x\",\"sequence\":{\"rate\":\"25\",\"width\":1921,\"height\":1080}}",
            "must be even"),
        Arguments.of(
            "{\"prompt\":\"x\",\"sequence\":{\"rate\":\"25\",\"width\":1920,\"height\":1080,"
                + "\"colour\":\"bt2020\"}}",
            "must be bt709"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("limits")
  @DisplayName("each limit is told before anything is sent, with its field and number")
  void limit(String body, String words) throws Exception {
    ObjectNode request = request(null);
    String filled =
        body.replace("SMALL", picture("small.png", Color.RED, 200, 200).toString())
            .replace("LONG", picture("long.png", Color.RED, 1000, 300).toString())
            .replace("GOOD", picture("good.png", Color.RED, 400, 300).toString());
    request.setAll((ObjectNode) Json.own(filled));
    HttpResponse<String> answer = client.post("/v1/generate", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(words, "\"pointer\":\"/", "\"charged\":\"no\"");
    assertThat(stage.told()).isEmpty();
  }

  @Test
  @DisplayName("several broken limits are told at once")
  void allAtOnce() throws Exception {
    ObjectNode request = request("x").put("seconds", 16).put("aspect", "21:9");
    request.put("name", "{nope}");
    HttpResponse<String> answer = client.post("/v1/generate", request);
    assertThat(answer.body()).contains("/seconds", "/aspect", "/name");
  }

  @Test
  @DisplayName("auto makes a new clip as an animatic on this machine and costs nothing")
  void auto() throws Exception {
    ObjectNode request = request("x");
    request.remove("engine");
    HttpResponse<String> answer = client.post("/v1/generate?dryRun=true", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode plan = Json.own(answer.body());
    assertThat(plan.path("engine").asText()).isEqualTo("local");
    assertThat(plan.at("/cost/estimate/amount").asText()).isEqualTo("0.00");
    assertThat(stage.told()).isEmpty();
  }

  private ObjectNode request(@Nullable String prompt) {
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.resolve("project").toString())
        .put("bin", "New");
    request.put("engine", stage.engine()).put("tier", "draft").put("codec", "h264");
    if (prompt != null) {
      request.put("prompt", prompt);
    }
    return request;
  }

  private static void sequence(ObjectNode request, String rate, int width, int height) {
    request.putObject("sequence").put("rate", rate).put("width", width).put("height", height);
  }

  private MediaFile probed(JsonNode job) throws Exception {
    return new Probe(ffmpeg).footage(clip(job));
  }

  private static JsonNode sidecar(JsonNode job) throws Exception {
    return Json.own(Files.readString(Path.of(job.path("takes").path(0).path("sidecar").asText())));
  }

  private static File picture(JsonNode job, String name) {
    for (JsonNode each : job.path("takes").path(0).path("pictures")) {
      if (each.asText().endsWith("/" + name)) {
        return Path.of(each.asText()).toFile();
      }
    }
    throw new AssertionError("no " + name + " in " + job.path("takes"));
  }

  /** The newest order that was sent. */
  private JsonNode told() {
    return stage.orders().stream()
        .reduce((one, next) -> next)
        .map(r -> Json.own(r.body()))
        .orElseThrow();
  }

  private Path picture(String name, Color colour, int width, int height) throws Exception {
    Path file = folder.resolve(name);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour.getRGB());
      }
    }
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /** Mean change of colour from the frame before to this one, 0 to 255. */
  private double jump(JsonNode job, long frame) throws Exception {
    MediaFile clip = probed(job);
    Stills stills = new Stills(ffmpeg);
    stills.frame(clip, frame - 1, 160, folder.resolve("a.png"));
    stills.frame(clip, frame, 160, folder.resolve("b.png"));
    BufferedImage a = ImageIO.read(folder.resolve("a.png").toFile());
    BufferedImage b = ImageIO.read(folder.resolve("b.png").toFile());
    double sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        Color one = new Color(a.getRGB(x, y));
        Color two = new Color(b.getRGB(x, y));
        sum +=
            Math.abs(one.getRed() - two.getRed())
                + Math.abs(one.getGreen() - two.getGreen())
                + Math.abs(one.getBlue() - two.getBlue());
      }
    }
    return sum / 3 / a.getWidth() / a.getHeight();
  }
}
