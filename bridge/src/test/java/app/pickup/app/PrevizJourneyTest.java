package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameHash;
import app.pickup.media.FrameRange;
import app.pickup.media.FrameSource;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Probe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** New clips drawn on this machine, through a whole bridge. */
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrevizJourneyTest {
  private Path folder;
  private Ffmpeg ffmpeg;
  private LiveBridge bridge;

  @BeforeAll
  void open() throws Exception {
    folder = Scratch.folder("previz");
    Files.createDirectories(folder.resolve("project"));
    ffmpeg = Ffmpeg.in(Dist.folder());
    bridge = LiveBridge.start();
  }

  @AfterAll
  void close() {
    bridge.close();
  }

  private ObjectNode request(String rate) {
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.resolve("project").toString())
        .put("bin", "Boards");
    request.put("tier", "draft").put("seed", 7);
    request.putObject("sequence").put("rate", rate).put("width", 640).put("height", 360);
    return request;
  }

  /** Three shots: two over a still, one from words alone. */
  private ObjectNode board(String rate) throws Exception {
    ObjectNode request = request(rate);
    ArrayNode shots = request.putArray("shots");
    shots
        .addObject()
        .put("prompt", "@image1 at night")
        .put("seconds", 0.5)
        .put("camera", "hand-held");
    shots.addObject().put("prompt", "rain on a street").put("seconds", 0.7).put("framing", "close");
    shots
        .addObject()
        .put("prompt", "@image2 in the snow")
        .put("seconds", 0.8)
        .put("camera", "push-in");
    request.putObject("images").putArray("references").add(still(0)).add(still(1));
    return request;
  }

  private String still(int which) throws Exception {
    Path png = folder.resolve("still " + which + ".png");
    if (!Files.exists(png)) {
      BufferedImage image = new BufferedImage(500 + 300 * which, 600, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = image.createGraphics();
      pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, 500, 600, new Color(0x204060)));
      pen.fillRect(0, 0, image.getWidth(), image.getHeight());
      pen.setColor(Color.WHITE);
      pen.fillOval(150, 200, 200, 200);
      pen.dispose();
      ImageIO.write(image, "png", png.toFile());
    }
    return png.toString();
  }

  private JsonNode made(ObjectNode request) throws Exception {
    JsonNode job = bridge.made("/v1/generate", request);
    assertThat(job.path("engine").asText()).isEqualTo("local");
    assertThat(job.at("/takes/0/proof/passed").asBoolean()).isTrue();
    return job;
  }

  private static Path clip(JsonNode job) {
    return Path.of(job.at("/takes/0/clip/path").asText());
  }

  @Test
  @DisplayName(
      "a board of stills and words fits the timeline, costs nothing and is marked a previz")
  void fits() throws Exception {
    JsonNode job = made(board("30000/1001"));
    MediaFile clip = new Probe(ffmpeg).footage(clip(job));
    assertThat(clip.video().frames()).isEqualTo(60);
    assertThat(clip.video().rate()).hasToString("30000/1001");
    assertThat(clip.video().layout().width()).isEqualTo(640);
    assertThat(job.at("/cost/estimate/amount").asText()).isEqualTo("0.00");
    JsonNode sidecar = Json.own(Files.readString(Path.of(job.at("/takes/0/sidecar").asText())));
    assertThat(sidecar.path("digitalSourceType").asText()).endsWith("/composite");
    assertThat(sidecar.at("/cost/amount").asText()).isEqualTo("0.00");
    String name = String.valueOf(clip(job).getFileName());
    Path xmp = clip(job).resolveSibling(name.replace(".mov", ".xmp"));
    assertThat(Files.readString(xmp)).contains("Previz of", ">previz<");
    assertThat(job.toString()).doesNotContain("\"problem\":{");
  }

  @Tag("long")
  @Test
  @DisplayName("the same seed gives the same frames again, another one others")
  void again() throws Exception {
    String first = frames(clip(made(board("25"))));
    assertThat(frames(clip(made(board("25"))))).isEqualTo(first);
    assertThat(frames(clip(made(board("25").put("seed", 8))))).isNotEqualTo(first);
  }

  @Test
  @DisplayName("from words alone a board is drawn, one frame for each that was asked")
  void words() throws Exception {
    ObjectNode request = request("24").put("prompt", "مرحبا 🎬 a woman waits at the station");
    request.put("seconds", 0.51).put("codec", "h264");
    JsonNode job = made(request);
    assertThat(new Probe(ffmpeg).footage(clip(job)).video().frames()).isEqualTo(12);
    JsonNode sidecar = Json.own(Files.readString(Path.of(job.at("/takes/0/sidecar").asText())));
    assertThat(sidecar.path("digitalSourceType").asText()).endsWith("/algorithmicMedia");
  }

  @Test
  @DisplayName("one of the cast stands in the sketch, and the sidecar says who")
  void cast() throws Exception {
    ObjectNode wish = Json.object().put("name", "Ann").put("kind", "character");
    wish.putArray("images").add(still(1));
    HttpResponse<String> kept = bridge.post("/v1/elements", wish);
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
    ObjectNode request = request("25").put("prompt", "@Ann waves").put("seconds", 0.2);
    request.putArray("elements").add(Json.own(kept.body()).path("id").asText());
    JsonNode sidecar =
        Json.own(Files.readString(Path.of(made(request).at("/takes/0/sidecar").asText())));
    assertThat(sidecar.at("/elements/0/name").asText()).isEqualTo("Ann");
    assertThat(sidecar.path("digitalSourceType").asText()).endsWith("/composite");
  }

  @Test
  @DisplayName("a story is cut into shots on this machine, and the plan says why")
  void story() throws Exception {
    ObjectNode request = request("25");
    request
        .putObject("storyboard")
        .put("story", "A man walks into a bar. \"Water, please,\" he says.");
    HttpResponse<String> answer = bridge.post("/v1/generate?dryRun=true", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Json.own(answer.body()).path("engine").asText()).isEqualTo("local");
    assertThat(answer.body()).contains("storyboard.shot", "Shot 1. ");
  }

  @Test
  @DisplayName("a still that is none is told with its field, before anything is made")
  void broken() throws Exception {
    Path text = Files.writeString(folder.resolve("no picture.png"), "no picture");
    ObjectNode request = request("25").put("prompt", "a");
    request.putObject("images").put("first", text.toString());
    HttpResponse<String> answer = bridge.post("/v1/generate", request);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/images/first");
    assertThat(answer.body()).contains("\"charged\":\"no\"");
    try (Stream<Path> files = Files.walk(folder.resolve("project"))) {
      assertThat(files.filter(each -> each.toString().endsWith(".part"))).isEmpty();
    }
  }

  @Test
  @DisplayName("a pinned last frame is the clip's last frame, whatever was drawn before it")
  void pinned() throws Exception {
    for (String words : new String[] {"she waits on the platform in the rain", "a door, close"}) {
      ObjectNode request = request("25").put("prompt", words).put("seconds", 0.8);
      request.put("camera", "push-in");
      ObjectNode images = request.putObject("images").put("last", still(1));
      if (words.startsWith("a door")) {
        images.put("first", still(0));
      }
      Path clip = clip(made(request));
      MediaFile media = new Probe(ffmpeg).footage(clip);
      MediaFile.Video video = media.video();
      Picture picture =
          new Picture(
              video.layout(), video.rate(), video.colour(), video.pixelAspect(), video.fields());
      byte[] wanted = new Frames(ffmpeg).still(Path.of(still(1)), picture);
      byte[] last = new byte[picture.layout().frameBytes()];
      try (FrameSource source =
          new Frames(ffmpeg).plate(media, new FrameRange(19, 20), picture.layout())) {
        assertThat(source.read(last)).isTrue();
      }
      assertThat(apart(last, wanted, picture.layout())).as(words).isLessThan(2);
    }
  }

  /** How far two frames lie apart, in steps of 8 bits. */
  private static double apart(byte[] one, byte[] other, PixelLayout layout) {
    int step = layout.bytesPerSample();
    double sum = 0;
    for (int i = 0; i < layout.frameBytes(); i += step) {
      int a = one[i] & 0xff;
      int b = other[i] & 0xff;
      if (step == 2) {
        a |= (one[i + 1] & 0xff) << 8;
        b |= (other[i + 1] & 0xff) << 8;
      }
      sum += Math.abs(a - b) / (double) (1 << layout.depth() - 8);
    }
    return sum * step / layout.frameBytes();
  }

  private String frames(Path clip) throws Exception {
    return FrameHash.of(ffmpeg, clip);
  }
}
