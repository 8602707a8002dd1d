package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.Scratch;
import app.pickup.engines.local.dialogue.Voices;
import app.pickup.engines.local.face.FaceNetworks;
import app.pickup.engines.local.face.PaintedFace;
import app.pickup.json.Json;
import app.pickup.media.Codec;
import app.pickup.media.Colour;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameSink;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Probe;
import app.pickup.media.Rate;
import app.pickup.media.Tone;
import app.pickup.media.XmpAtom;
import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lines put into mouths on this machine, through a whole bridge. */
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MouthsJourneyTest {
  private static final PixelLayout LAYOUT = new PixelLayout(480, 360, 1, 1, 8, false);
  private static final PaintedFace ANNA = new PaintedFace(240, 170, 180, 0, 0);

  private Path folder;
  private Ffmpeg ffmpeg;
  private LiveBridge bridge;
  private Path anna;

  @BeforeAll
  void open() throws Exception {
    folder = Scratch.folder("said");
    Files.createDirectories(folder.resolve("project"));
    ffmpeg = Ffmpeg.in(Dist.folder());
    bridge = LiveBridge.start();
    anna = plate("anna", ANNA);
  }

  @AfterAll
  void close() {
    bridge.close();
  }

  /** Three seconds of faces that move a little, with a tone. */
  private Path plate(String name, PaintedFace... faces) throws Exception {
    Picture picture =
        new Picture(
            LAYOUT,
            Rate.parse("25"),
            Colour.BT709,
            MediaFile.Aspect.SQUARE,
            MediaFile.Fields.PROGRESSIVE);
    Path tone = Tone.write(folder.resolve(name + ".wav"), 3);
    Path file = folder.resolve(name + ".mov");
    Map<Integer, byte[]> painted = new HashMap<>();
    try (FrameSink sink = new Frames(ffmpeg).sink(file, picture, Codec.H264, true, tone)) {
      for (int i = 0; i < 75; i++) {
        sink.write(
            painted.computeIfAbsent(
                Math.abs(i % 6 - 3),
                sway ->
                    PaintedFace.frame(
                        LAYOUT,
                        Stream.of(faces)
                            .map(face -> face.moved(sway, 0))
                            .toArray(PaintedFace[]::new))));
      }
      sink.finish();
    }
    return file;
  }

  private ObjectNode request(String bin) {
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.resolve("project").toString())
        .put("bin", bin);
    request.put("tier", "draft");
    request.putObject("plate").put("media", anna.toString()).put("in", 5).put("out", 70);
    request.putArray("lines").addObject().put("text", "Hold the door.").put("language", "en");
    return request;
  }

  private static ObjectNode line(ObjectNode request) {
    return (ObjectNode) request.path("lines").path(0);
  }

  private static void voicesAreThere() throws IOException {
    String missing = Voices.installed().missing();
    assumeTrue(missing == null, () -> "not tried: " + missing);
    String networks = new FaceNetworks(Dist.folder().resolve("models")).missing();
    assumeTrue(networks == null, () -> "not tried: " + networks);
  }

  private HttpResponse<String> planned(ObjectNode request) throws Exception {
    return bridge.post("/v1/lip-sync?dryRun=true", request);
  }

  /** Somebody of the cast; {@code until} null: without a consent. */
  private String element(String name, @Nullable String until) throws Exception {
    Path picture = folder.resolve(name + ".png");
    ImageIO.write(PaintedFace.picture(480, 360, ANNA), "png", picture.toFile());
    ObjectNode wish = Json.object().put("name", name).put("kind", "character");
    wish.putArray("images").add(picture.toString());
    if (until != null) {
      wish.putObject("consent")
          .put("who", name + " Lind")
          .put("scope", "these lines")
          .put("until", until);
    }
    HttpResponse<String> answer = bridge.post("/v1/elements", wish);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Json.own(answer.body()).path("id").asText();
  }

  private void missing(ObjectNode request) throws Exception {
    HttpResponse<String> answer = planned(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body())
        .contains("consent.missing", "\"pointer\":\"/consent\"", "--consent WHO,SCOPE", "record");
  }

  private void passes(ObjectNode request) throws Exception {
    HttpResponse<String> answer = planned(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  @DisplayName("words go into nobody's mouth without a consent that holds, the shot's or theirs")
  void consent() throws Exception {
    voicesAreThere();
    missing(request("Consent"));
    ObjectNode own = request("Consent");
    own.putObject("consent").put("who", "A. Lind").put("scope", "tests");
    passes(own);
    own.withObject("/consent").put("until", "2020-01-31");
    missing(own);

    String agreed = element("Agreed", "2999-12-31");
    ObjectNode by = request("Consent");
    line(by).put("element", agreed);
    passes(by);
    // who says the second line has not been asked
    by.withArray("/lines").addObject().put("text", "No.").put("language", "en");
    missing(by);
    for (String element : List.of(element("Expired", "2020-01-31"), element("Unasked", null))) {
      ObjectNode other = request("Consent");
      line(other).put("element", element);
      missing(other);
    }
    ObjectNode record = request("Consent");
    record.putObject("consent").put("record", agreed);
    passes(record);
    record.putObject("consent").put("record", "nobody");
    missing(record);
  }

  @Test
  @DisplayName("a line is said: the clip fits, and captions, sidecar and XMP say what and by whom")
  void said() throws Exception {
    voicesAreThere();
    ObjectNode request = request("Said");
    request.with("plate").put("handles", 5);
    request
        .putObject("consent")
        .put("who", "A. Lind")
        .put("scope", "one line")
        .put("until", "2999-12-31");
    line(request).put("at", 10).put("language", "en-GB");
    JsonNode job = bridge.made("/v1/lip-sync", request);
    JsonNode take = job.at("/takes/0");
    assertThat(take.at("/proof/passed").asBoolean()).as(Json.text(take)).isTrue();
    Path clip = Path.of(take.at("/clip/path").asText());
    MediaFile media = new Probe(ffmpeg).footage(clip);
    assertThat(media.video().frames()).isEqualTo(75);
    assertThat(media.audio().get(0).samples()).isEqualTo(75 * 48_000 / 25);

    // 10 frames of the range and 5 of its handle: 600 ms
    Path srt = Path.of(take.at("/captions/path").asText());
    assertThat(Files.readString(srt))
        .startsWith("1\r\n00:00:00,600 --> ")
        .contains("Hold the door.");
    String text = Files.readString(Path.of(take.path("sidecar").asText()));
    fits(text);
    JsonNode sidecar = Json.own(text);
    JsonNode words = sidecar.at("/clip/words");
    assertThat(words.findValuesAsText("text")).containsExactly("Hold", "the", "door.");
    assertThat(words.path(0).path("from").asLong()).isBetween(600L, 700L);
    long before = 0;
    for (JsonNode word : words) {
      assertThat(word.path("from").asLong()).isGreaterThanOrEqualTo(before);
      before = word.path("until").asLong();
    }
    assertThat(before).isLessThan(3000);
    assertThat(sidecar.at("/consent/who").asText()).isEqualTo("A. Lind");
    assertThat(sidecar.at("/request/lines/0/language").asText()).isEqualTo("en-GB");
    assertThat(terms(clip)).isEqualTo("A. Lind agreed to: one line, until 2999-12-31");

    HttpResponse<String> better =
        bridge.post(
            "/v1/jobs/" + job.path("id").asText() + "/promote",
            Json.object().put("tier", "standard"));
    assertThat(better.statusCode()).as(better.body()).isEqualTo(202);
    JsonNode promoted = ended(Json.own(better.body()).path("id").asText());
    assertThat(promoted.path("state").asText()).as(Json.text(promoted)).isEqualTo("done");
    JsonNode again = Json.own(Files.readString(Path.of(promoted.at("/takes/0/sidecar").asText())));
    assertThat(again.at("/request/lines")).isEqualTo(sidecar.at("/request/lines"));
    assertThat(again.at("/clip/words")).isEqualTo(words);
  }

  private static void fits(String sidecar) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            MouthsJourneyTest.class.getResourceAsStream("/pickup.sidecar-1.schema.json"))) {
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                  .validate(sidecar, InputFormat.JSON))
          .isEmpty();
    }
  }

  private static String terms(Path clip) throws Exception {
    return XMPMetaFactory.parseFromString(XmpAtom.read(clip))
        .getLocalizedText(XMPConst.NS_XMP_RIGHTS, "UsageTerms", "", XMPConst.X_DEFAULT)
        .getValue();
  }

  @Test
  @DisplayName("a portrait of the cast speaks as long as its line, on the consent it keeps")
  void portrait() throws Exception {
    voicesAreThere();
    String element = element("Anna", "2999-12-31");
    ObjectNode request = request("Portraits").put("captions", "off");
    request.remove("plate");
    request.put("portrait", folder.resolve("Anna.png").toString());
    line(request).put("element", element);
    JsonNode job = bridge.made("/v1/lip-sync", request);
    JsonNode take = job.at("/takes/0");
    assertThat(take.at("/proof/passed").asBoolean()).as(Json.text(take)).isTrue();
    assertThat(take.has("captions") && !take.path("captions").isNull()).isFalse();
    Path clip = Path.of(take.at("/clip/path").asText());
    MediaFile media = new Probe(ffmpeg).footage(clip);
    assertThat(media.video().layout().width()).isEqualTo(480);
    assertThat(media.video().frames()).isBetween(30L, 75L);
    assertThat(media.audio().get(0).samples()).isEqualTo(media.video().frames() * 48_000 / 25);
    assertThat(terms(clip)).isEqualTo("Anna Lind agreed to: these lines, until 2999-12-31");
    String sidecar = Files.readString(Path.of(take.path("sidecar").asText()));
    fits(sidecar);
    assertThat(sidecar).doesNotContain(folder.toString());
    assertThat(Json.own(sidecar).at("/request/portrait/sha256").asText()).hasSize(64);
  }

  @Test
  @DisplayName("which of two faces is asked, for nothing, and nothing half-made is left")
  void asked() throws Exception {
    voicesAreThere();
    Path two =
        plate("two", new PaintedFace(120, 170, 130, 0, 0), new PaintedFace(350, 175, 140, 0, 0));
    ObjectNode request = request("Asked");
    request.with("plate").put("media", two.toString());
    request.putObject("consent").put("who", "both").put("scope", "tests");
    HttpResponse<String> answer = bridge.post("/v1/lip-sync", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode job = ended(Json.own(answer.body()).path("id").asText());
    JsonNode problem = job.path("problem");
    assertThat(job.path("state").asText()).isEqualTo("failed");
    assertThat(problem.path("code").asText()).isEqualTo("face.choose");
    assertThat(problem.path("detail").asText()).contains("1 at the left", "2 at the right");
    assertThat(problem.path("retry").asText()).isEqualTo("after-fix");
    assertThat(problem.path("charged").asText()).isEqualTo("no");
    assertThat(folder.resolve("project/Asked")).doesNotExist();
  }

  private JsonNode ended(String id) throws Exception {
    String job = "/v1/jobs/" + id;
    await().atMost(Duration.ofMinutes(2)).until(() -> JobPrinter.ended(bridge.get(job)));
    return bridge.get(job);
  }
}
