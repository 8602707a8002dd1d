package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.ChildJvm;
import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.media.Codec;
import app.pickup.media.Colour;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameRange;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Probe;
import app.pickup.media.Rate;
import app.pickup.media.XmpAtom;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole way of an edit with the local engine, from the request to the folder, in a real bridge.
 */
class EditJourneyTest {

  private static final Path SAMPLE =
      Path.of("../scripts/sample/A001.mov").toAbsolutePath().normalize();
  private static final Path DUSK =
      Path.of("../scripts/sample/dusk.jpg").toAbsolutePath().normalize();

  private final Path folder = Scratch.folder("journey");
  private Home home = new Home(folder);

  @SuppressWarnings("NullAway.Init")
  private Bridge bridge;

  @SuppressWarnings("NullAway.Init")
  private BridgeClient client;

  @BeforeEach
  void open() throws Exception {
    home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    Files.createDirectories(folder.resolve("project"));
    start();
  }

  private void start() throws Exception {
    Settings settings = Settings.usual(Map.of()).withPort(0);
    bridge = Bridge.start(home, settings, LocalWorkshop::new, Clock.systemUTC());
    client = BridgeClient.find(home).orElseThrow();
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  @Test
  void a_background_is_swapped_and_the_clip_fits() throws Exception {
    ObjectNode request = request(10, 34);
    request.with("plate").put("handles", 4);
    JsonNode job = done(order(request));
    JsonNode take = job.path("takes").path(0);
    assertThat(take.path("proof").path("passed").asBoolean()).isTrue();
    assertThat(take.path("placement").path("state").asText()).isEqualTo("in-bin");
    assertThat(take.path("handles").toString()).isEqualTo("{\"head\":4,\"tail\":4}");
    Path clip = Path.of(take.path("clip").path("path").asText());
    assertThat(clip).isEqualTo(folder.resolve("project/片/Swaps/A001_v001.mov"));
    assertThat(Json.text(take))
        .contains("frames", "rate", "size", "timecode", "colour", "audio", "last-frame");
    MediaFile media = new Probe(Ffmpeg.in(Dist.folder())).footage(clip);
    assertThat(media.video().frames()).isEqualTo(32);
    assertThat(media.timecode()).hasToString("10:00:00:06");
    assertThat(media.reel()).isEqualTo("A001");
    for (JsonNode picture : take.path("pictures")) {
      assertThat(Path.of(picture.asText())).isNotEmptyFile();
    }
    assertThat(names(folder.resolve("project")))
        .containsExactlyInAnyOrder("A001_v001.mov", "A001_v001.pickup.json", "A001_v001.xmp");
    await().untilAsserted(() -> assertThat(home.work()).isEmptyDirectory());
  }

  @Test
  @DisplayName(
      "40 sidecar, XMP and tags hold no path of the machine, and the sidecar is as its schema says")
  void nothing_private_in_the_records() throws Exception {
    JsonNode take = done(order(request(0, 8))).path("takes").path(0);
    Path sidecar = Path.of(take.path("sidecar").asText());
    String text = Files.readString(sidecar);
    Path clip = Path.of(take.path("clip").path("path").asText());
    String xmp = XmpAtom.read(clip);
    assertThat(xmp).contains("compositeWithTrainedAlgorithmicMedia");
    assertThat(Files.readString(Path.of(clip.toString().replace(".mov", ".xmp")))).isEqualTo(xmp);
    byte[] tail = Files.readAllBytes(clip);
    String inFile =
        new String(
            tail,
            Math.max(0, tail.length - 60_000),
            Math.min(60_000, tail.length),
            StandardCharsets.UTF_8);
    assertThat(text + xmp).doesNotContain("@");
    for (String record : List.of(text, xmp, inFile)) {
      assertThat(record)
          .doesNotContain(folder.toString())
          .doesNotContain(SAMPLE.resolveSibling("").toString());
      assertThat(record).doesNotContain(System.getProperty("user.home") + "/");
    }
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/pickup.sidecar-1.schema.json"))) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
    }
    assertThat(Json.own(text).path("request").path("plate").path("media").path("sha256").asText())
        .hasSize(64);
  }

  @Test
  @DisplayName("22 a name that is taken gets the next number; the first clip stays as it is")
  void never_overwritten() throws Exception {
    Path first = clip(done(order(request(0, 6))));
    byte[] before = Files.readAllBytes(first);
    Path second = clip(done(order(request(6, 12))));
    assertThat(second.getFileName()).hasToString("A001_v002.mov");
    assertThat(Files.readAllBytes(first)).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "22 whatever lies beside a name holds it: nobody's sidecar, XMP or matte is overwritten")
  void neighbours_hold_a_name() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("project/片/Swaps"));
    for (String ending : List.of(".xmp", ".pickup.json", "_matte.mov")) {
      Files.writeString(bin.resolve("mine" + ending), "MINE");
    }
    ObjectNode request = request(0, 5);
    request.put("name", "mine");
    ((ObjectNode) request.path("edit")).putArray("deliver").add("composite").add("plate+matte");
    JsonNode take = done(order(request)).path("takes").path(0);
    assertThat(take.path("clip").path("path").asText()).endsWith("/mine_v002.mov");
    assertThat(take.path("matte").path("path").asText()).endsWith("/mine_v002_matte.mov");
    for (String ending : List.of(".xmp", ".pickup.json", "_matte.mov")) {
      assertThat(bin.resolve("mine" + ending)).hasContent("MINE");
    }
  }

  @Test
  @DisplayName("24 a delivery that can not be completed leaves nothing, and a retry completes it")
  void half_a_delivery_is_none() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("project/片/Swaps"));
    // a folder where the sidecar's part is written: as little writable as a full disk, for root too
    Path obstacle = Files.createDirectories(bin.resolve(".A001_v001.pickup.json.part/x"));
    String id = order(request(0, 5));
    JsonNode job = ended(id);
    assertThat(job.path("state").asText()).isEqualTo("failed");
    assertThat(names(folder.resolve("project"))).isEmpty();
    Files.delete(obstacle);
    Files.delete(bin.resolve(".A001_v001.pickup.json.part"));
    client.post("/v1/jobs/" + id + "/retry", Json.object());
    done(id);
    assertThat(names(folder.resolve("project"))).hasSize(3);
  }

  @Test
  @DisplayName("a clip for which there was no room is placed again, and nothing is made again")
  void placed_again() throws Exception {
    Path film = folder.resolve("project/film.kdenlive");
    String free =
        Files.readString(SAMPLE.resolveSibling("sample.kdenlive"))
            .replace("@CLIP@", SAMPLE.toString());
    String full =
        free.replace(
            "<playlist id=\"playlist4\"/>",
            "<playlist id=\"playlist4\"><entry producer=\"producer2\" in=\"0\" out=\"9\"/></playlist>");
    Files.writeString(film, full);
    ObjectNode request = request(0, 5);
    ((ObjectNode) request.path("project")).put("nle", "kdenlive").put("file", film.toString());
    request.put("place", "above").putObject("at").put("track", 1).put("frame", 0);
    JsonNode job = done(order(request));
    String id = job.path("id").asText();
    Path clip = clip(job);
    assertThat(job.at("/takes/0/placement/why").asText()).contains("no video track above");

    // Kdenlive keeps the bin of its own save, and the editor has made room
    String bin = Files.readString(film);
    Files.writeString(
        film,
        bin.replaceFirst(
            "<playlist id=\"playlist4\">.*?</playlist>", "<playlist id=\"playlist4\"/>"));
    await().untilAsserted(() -> assertThat(home.work()).isEmptyDirectory());
    assertThat(client.post("/v1/jobs/" + id + "/retry", Json.object()).statusCode()).isEqualTo(202);
    JsonNode again = done(id);
    assertThat(again.at("/takes/0/placement/why").isMissingNode()).as(again.toString()).isTrue();
    assertThat(again.at("/takes/0/placement/verified").asBoolean()).isTrue();
    assertThat(clip(again)).isEqualTo(clip);
    assertThat(names(folder.resolve("project")).stream().filter(name -> name.endsWith(".mov")))
        .hasSize(1);
    assertThat(Files.readString(film)).doesNotContain("<playlist id=\"playlist4\"/>");
    assertThat(client.post("/v1/jobs/" + id + "/retry", Json.object()).body())
        .as("nothing is left open")
        .contains("job.state");
  }

  @Test
  void problems_in_other_scripts_arrive_as_they_are() throws Exception {
    ObjectNode request = request(0, 5);
    ((ObjectNode) request.path("plate")).put("media", folder.resolve("漢字é.mp4").toString());
    assertThat(client.post("/v1/edit", request).body()).contains("There is no file 漢字é.mp4");
  }

  @Test
  void a_project_that_is_not_there_is_told_for_panels_too() throws Exception {
    ObjectNode request = request(0, 5);
    ((ObjectNode) request.path("project"))
        .put("nle", "resolve")
        .put("file", folder.resolve("gone.drp").toString());
    assertThat(client.post("/v1/edit?dryRun=true", request).body()).contains("project.missing");
  }

  @Test
  void a_picture_that_is_cut_off_is_no_background() throws Exception {
    Path half = folder.resolve("half.jpg");
    Files.write(half, Arrays.copyOf(Files.readAllBytes(DUSK), 12_000));
    ObjectNode request = request(0, 5);
    ((ObjectNode) request.path("edit").path("with")).put("image", half.toString());
    assertThat(client.post("/v1/edit", request).body()).contains("media.not-picture");
  }

  @Test
  void the_same_order_gives_the_same_frames() throws Exception {
    ObjectNode request = request(0, 10);
    request.put("codec", "prores422hq");
    Path one = clip(done(order(request)));
    Path two = clip(done(order(request)));
    assertThat(pictureHash(one)).isEqualTo(pictureHash(two));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "PRORES422HQ, composite",
    "H264, composite",
    "DNXHR_HQ, plate+matte",
    "PRORES4444, both"
  })
  void codecs_and_deliveries(Codec codec, String deliver) throws Exception {
    ObjectNode request = request(0, 6);
    request.put("codec", codec.id());
    if (!deliver.equals("composite")) {
      var list = ((ObjectNode) request.path("edit")).putArray("deliver");
      if (deliver.equals("both")) {
        list.add("composite");
      }
      list.add("plate+matte");
    }
    JsonNode take = done(order(request)).path("takes").path(0);
    assertThat(take.path("proof").path("passed").asBoolean()).isTrue();
    if (deliver.equals("both")) {
      MediaFile matte =
          new Probe(Ffmpeg.in(Dist.folder()))
              .footage(Path.of(take.path("matte").path("path").asText()));
      assertThat(matte.video().frames()).isEqualTo(6);
      assertThat(matte.video().codec()).isEqualTo("prores");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"colour\":\"#204060\"}", "{\"blur\":24}", "{\"video\":\"SAMPLE\"}"})
  void every_kind_of_background(String with) throws Exception {
    ObjectNode request = request(70, 75);
    ((ObjectNode) request.path("edit"))
        .set("with", Json.own(with.replace("SAMPLE", SAMPLE.toString())));
    done(order(request));
  }

  @Test
  void a_dry_run_plans_and_leaves_nothing() throws Exception {
    HttpResponse<String> answer = client.post("/v1/edit?dryRun=true", request(0, 20));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.own(answer.body()).path("frames").asInt()).isEqualTo(20);
    assertThat(names(folder.resolve("project"))).isEmpty();
    assertThat(Json.own(client.get("/v1/jobs").body()).path("items")).isEmpty();
  }

  @Test
  void everything_wrong_is_told_at_once_and_nothing_is_left() throws Exception {
    ObjectNode request = request(30, 30);
    request.put("name", "{clp}");
    ((ObjectNode) request.path("edit").path("with"))
        .put("image", folder.resolve("gone.png").toString());
    HttpResponse<String> answer = client.post("/v1/edit", request);
    assertThat(answer.statusCode()).isEqualTo(422);
    List<String> found = new ArrayList<>();
    Json.own(answer.body())
        .path("problems")
        .forEach(p -> found.add(p.path("code").asText() + " " + p.path("pointer").asText()));
    assertThat(found)
        .containsExactlyInAnyOrder(
            "range.empty /plate/out", "media.missing /edit/with/image", "name.bad /name");
    assertThat(names(folder.resolve("project"))).isEmpty();
    assertThat(Json.own(client.get("/v1/jobs").body()).path("items")).isEmpty();
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "20, 10, range.empty",
    "-1, 10, request.field",
    "0, 76, range.outside",
    "100, 200, range.outside",
    "09:59:59:00, 10:00:00:10, range.outside",
    "10:00:00:99, 10:00:00:10, range.timecode",
    "10:00:01;00, 10:00:02:00, range.timecode",
  })
  void ranges_that_are_none(String in, String out, String code) throws Exception {
    ObjectNode request = request(0, 10);
    ObjectNode plate = (ObjectNode) request.path("plate");
    frame(plate, "in", in);
    frame(plate, "out", out);
    HttpResponse<String> answer = client.post("/v1/edit", request);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains('"' + code + '"');
  }

  @Test
  void ranges_by_timecode_and_handles_larger_than_the_media() throws Exception {
    ObjectNode request = request(0, 10);
    ObjectNode plate = (ObjectNode) request.path("plate");
    plate.put("in", "10:00:00:05").put("out", "10:00:00:10").put("handles", 500);
    JsonNode plan = Json.own(client.post("/v1/edit?dryRun=true", request).body());
    assertThat(plan.path("range").toString()).isEqualTo("{\"in\":5,\"out\":10}");
    assertThat(plan.path("handles").toString()).isEqualTo("{\"head\":5,\"tail\":65}");
    assertThat(plan.path("notes").toString()).contains("plate.handles");
  }

  @Test
  void nobody_in_the_picture_is_said_and_nothing_delivered() throws Exception {
    Path empty = folder.resolve("empty.mov");
    flat(empty);
    ObjectNode request = request(0, 10);
    ((ObjectNode) request.path("plate")).put("media", empty.toString());
    JsonNode job = ended(order(request));
    assertThat(job.path("state").asText()).isEqualTo("failed");
    assertThat(job.path("problem").path("code").asText()).isEqualTo("matte.no-person");
    assertThat(job.path("problem").path("charged").asText()).isEqualTo("no");
    assertThat(job.path("problem").path("detail").asText()).contains("% of the picture");
    assertThat(names(folder.resolve("project"))).isEmpty();
  }

  @Test
  @DisplayName("20 a link in the media folder that leads out is refused")
  void link_out() throws Exception {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.createSymbolicLink(folder.resolve("project/片"), outside);
    HttpResponse<String> answer = client.post("/v1/edit", request(0, 5));
    assertThat(answer.body()).contains("folder.outside");
    assertThat(names(outside)).isEmpty();
  }

  @Test
  @DisplayName("20 a link put there after the check is found when the clip is brought")
  void link_out_at_the_last_moment() throws Exception {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    String id = order(request(0, 40));
    Files.createSymbolicLink(folder.resolve("project/片"), outside);
    JsonNode job = ended(id);
    assertThat(job.path("problem").path("code").asText()).isEqualTo("folder.outside");
    assertThat(names(outside)).isEmpty();
  }

  @Test
  void cancel_ends_ffmpeg_and_leaves_nothing() throws Exception {
    String id = order(request(0, 75));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> state(id).equals("rendering") && ffmpegs() > 0);
    client.post("/v1/jobs/" + id + "/cancel", Json.object());
    await().atMost(Duration.ofSeconds(60)).until(() -> state(id).equals("cancelled"));
    await().atMost(Duration.ofSeconds(60)).until(() -> ffmpegs() == 0);
    await().untilAsserted(() -> assertThat(home.work()).isEmptyDirectory());
    assertThat(names(folder.resolve("project"))).isEmpty();
  }

  @ParameterizedTest(
      name = "41 kill -9 while {0}: after the restart one clip, no half file, no lost job")
  @ValueSource(strings = {"rendering", "delivering"})
  void killed(String state) throws Exception {
    killedWhile(state);
  }

  @Tag("long")
  @ParameterizedTest(
      name = "41 kill -9 while {0}: after the restart one clip, no half file, no lost job")
  @ValueSource(strings = {"preparing", "conforming"})
  void killedToo(String state) throws Exception {
    killedWhile(state);
  }

  private void killedWhile(String state) throws Exception {
    bridge.close();
    Path log = folder.resolve("child.log");
    Process child =
        ChildJvm.start(
            log,
            Map.of(
                "PICKUP_HOME",
                home.root().toString(),
                "JAVA_TOOL_OPTIONS",
                "-Xmx512m -Dpickup.dist=\""
                    + System.getProperty("pickup.dist")
                    + "\" -Donnxruntime.native.path=\""
                    + System.getProperty("onnxruntime.native.path")
                    + '"'),
            Main.class,
            "serve",
            "--port",
            "0");
    try {
      BridgeClient other =
          RunningBridge.await(home).orElseThrow(() -> new AssertionError(read(log)));
      String id = Json.own(other.post("/v1/edit", request(0, 20)).body()).path("id").asText();
      AtomicReference<String> seen = new AtomicReference<>("");
      other.listen(
          "/v1/jobs/" + id + "/events",
          line -> {
            if (line.startsWith("data:")) {
              seen.set(Json.own(line.substring(5)).path("state").asText());
            }
            return state.equals(seen.get()) || "done".equals(seen.get());
          });
      child.destroyForcibly().waitFor();
      assertThat(seen.get()).isIn(state, "rendering");
      start();
      JsonNode job = done(id);
      assertThat(job.path("takes")).hasSize(1);
      assertThat(names(folder.resolve("project")))
          .containsExactlyInAnyOrder("A001_v001.mov", "A001_v001.pickup.json", "A001_v001.xmp");
      assertThat(Json.own(client.get("/v1/jobs").body()).path("items")).hasSize(1);
    } finally {
      child.destroyForcibly();
    }
  }

  private ObjectNode request(int in, int out) {
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.resolve("project").toString())
        .put("bin", "片/Swaps");
    request.put("tier", "draft");
    request.put("codec", "h264");
    request.putObject("plate").put("media", SAMPLE.toString()).put("in", in).put("out", out);
    request
        .putObject("edit")
        .put("kind", "background")
        .putObject("with")
        .put("image", DUSK.toString());
    return request;
  }

  private String order(ObjectNode request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.post("/v1/edit", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Json.own(answer.body()).path("id").asText();
  }

  private JsonNode ended(String id) {
    await().atMost(Duration.ofMinutes(3)).until(() -> JobPrinter.ended(job(id)));
    return job(id);
  }

  private JsonNode done(String id) {
    JsonNode job = ended(id);
    assertThat(job.path("state").asText()).as(Json.text(job.path("problem"))).isEqualTo("done");
    return job;
  }

  private JsonNode job(String id) {
    try {
      return Json.own(client.get("/v1/jobs/" + id).body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String state(String id) {
    return job(id).path("state").asText();
  }

  private static Path clip(JsonNode job) {
    return Path.of(job.path("takes").path(0).path("clip").path("path").asText());
  }

  private static void frame(ObjectNode plate, String field, String value) {
    if (value.matches("-?\\d+")) {
      plate.put(field, Long.parseLong(value));
    } else {
      plate.put(field, value);
    }
  }

  /** Ten grey frames without anybody. */
  private static void flat(Path file) throws Exception {
    PixelLayout layout = new PixelLayout(320, 180, 1, 1, 8, false);
    Picture picture =
        new Picture(
            layout,
            new Rate(25, 1),
            Colour.UNSAID,
            MediaFile.Aspect.SQUARE,
            MediaFile.Fields.PROGRESSIVE);
    byte[] frame = new byte[layout.frameBytes()];
    Arrays.fill(frame, (byte) 120);
    try (var sink = new Frames(Ffmpeg.in(Dist.folder())).sink(file, picture, Codec.H264, true)) {
      for (int i = 0; i < 10; i++) {
        sink.write(frame);
      }
      sink.finish();
    }
  }

  private static String pictureHash(Path clip) throws Exception {
    Frames frames = new Frames(Ffmpeg.in(Dist.folder()));
    MediaFile media = new Probe(Ffmpeg.in(Dist.folder())).footage(clip);
    var digest = MessageDigest.getInstance("SHA-256");
    byte[] frame = new byte[media.video().layout().frameBytes()];
    try (var source =
        frames.plate(media, new FrameRange(0, media.video().frames()), media.video().layout())) {
      while (source.read(frame)) {
        digest.update(frame);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** ffmpeg programs that this JVM has running. */
  private static long ffmpegs() {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().command().orElse("").endsWith("/ffmpeg"))
        .count();
  }

  /** All files below, without their folders. */
  private static List<String> names(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
