package app.pickup.emulators.kling;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import app.pickup.media.MediaFile;
import app.pickup.media.Rate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What comes back is made from what was sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaTest {

  private static final String OMNI = "/omni-video/kling-3.0-omni";

  private final Caller caller;
  private final Plates plates;

  MediaTest() throws Exception {
    caller = Caller.open();
    plates = new Plates(caller);
  }

  @BeforeAll
  void ready() {
    assertThat(caller.kling.url()).startsWith("http://127.0.0.1:");
  }

  @AfterEach
  void noFaults() {
    caller.kling.faults().clear();
  }

  @AfterAll
  void close() {
    plates.close();
    caller.close();
  }

  private ObjectNode edit(String url) {
    ObjectNode body = Caller.contents("make the coat red in @plate");
    Caller.with(body, "base_video", url);
    ((ObjectNode) body.at("/contents/1")).put("id", "plate");
    Caller.settings(body).put("resolution", "720p").put("audio", "original");
    Caller.settings(body).put("multi_shot", false);
    return body;
  }

  private static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  @Test
  void anEditIsThePlateFrameForFrame() throws Exception {
    String url = plates.shoot("edit.mov", 75, "24", 1280, 720);
    JsonNode task = caller.done(OMNI, edit(url));
    MediaFile clip = caller.clip(task);
    assertThat(plates.numbers(clip)).isEqualTo(upTo(75));
    assertThat(plates.chroma(clip, 10)).isBetween(164, 168);
    assertThat(task.at("/billing/0/amount").asText()).isEqualTo("2.7");
  }

  @Test
  void aPlateOfAnotherRateIsBroughtTo24InTime() throws Exception {
    String url = plates.shoot("fifty.mov", 150, "50", 720, 720);
    MediaFile clip = caller.clip(caller.done(OMNI, edit(url)));
    assertThat(clip.video().rate()).isEqualTo(new Rate(24, 1));
    assertThat(clip.video().frames()).isEqualTo(72);
    assertThat(clip.video().layout().width()).isEqualTo(960);
    assertThat(plates.numbers(clip).get(48)).isBetween(99, 101);
  }

  @Test
  void framesAtTheHeadCanBeTooManyOrTooFew() throws Exception {
    String url = plates.shoot("head.mov", 72, "24", 1280, 720);
    caller.kling.faults().on(KlingFault.EXTRA_HEAD_FRAMES, 1);
    List<Integer> more = plates.numbers(caller.clip(caller.done(OMNI, edit(url))));
    assertThat(more.subList(0, 5)).containsExactly(0, 0, 0, 0, 1);
    assertThat(more).hasSize(75);
    caller.kling.faults().on(KlingFault.MISSING_HEAD_FRAMES, 1);
    List<Integer> fewer = plates.numbers(caller.clip(caller.done(OMNI, edit(url))));
    assertThat(fewer).isEqualTo(upTo(72).subList(3, 72));
  }

  @Test
  void theLengthAndTheRateCanBeWrong() throws Exception {
    caller.kling.faults().on(KlingFault.WRONG_LENGTH, 1);
    ObjectNode body = Caller.text("a", 4);
    Caller.settings(body).put("audio", "native");
    JsonNode half = caller.done("/text-to-video/kling-3.0", body);
    assertThat(caller.clip(half).video().frames()).isEqualTo(48);
    caller.kling.faults().on(KlingFault.NOT_24FPS, 1);
    JsonNode other = caller.done("/text-to-video/kling-3.0", Caller.text("a", 4));
    assertThat(caller.clip(other).video().rate()).isEqualTo(new Rate(25, 1));
  }

  @Test
  void theSoundOfThePlateIsKeptWhenAskedFor() throws Exception {
    ObjectNode body = Caller.text("a band", 3);
    Caller.settings(body).put("audio", "native");
    String url = caller.done("/text-to-video/kling-3.0", body).at("/outputs/0/url").asText();
    assertThat(caller.clip(caller.done(OMNI, edit(url))).audio()).hasSize(1);
    ObjectNode silent = edit(url);
    Caller.settings(silent).put("audio", "off");
    MediaFile clip = caller.clip(caller.done(OMNI, silent));
    assertThat(clip.audio()).isEmpty();
    assertThat(clip.video().frames()).isEqualTo(73);
  }

  @Test
  void aPictureIsPushedInAndKeepsItsRatio() throws Exception {
    ObjectNode body = Caller.contents("it rains");
    Caller.with(body, "first_frame", plates.picture("tall.png", 600, 900));
    Caller.settings(body).put("duration", 3);
    MediaFile clip = caller.clip(caller.done("/image-to-video/kling-3.0", body));
    assertThat(clip.video().layout().width() * 3)
        .isCloseTo(clip.video().layout().height() * 2, org.assertj.core.data.Offset.offset(6));
    assertThat(plates.frame(clip, 0)).isNotEqualTo(plates.frame(clip, 72));
  }

  @Test
  void aPictureMayComeAsBase64ButNotAsADataUrl() throws Exception {
    String picture = Base64.getEncoder().encodeToString(Plates.png(640, 480));
    ObjectNode body = Caller.with(Caller.contents("x"), "first_frame", picture);
    Caller.settings(body).put("duration", 3);
    assertThat(caller.post("/image-to-video/kling-3.0-turbo", body).code()).isZero();
    ObjectNode data =
        Caller.with(Caller.contents("x"), "first_frame", "data:image/png;base64," + picture);
    assertThat(caller.post("/image-to-video/kling-3.0", data).code()).isEqualTo(1201);
  }

  @Test
  void aStoryboardIsCutWhereItSays() throws Exception {
    ObjectNode body = Caller.text("shot 1, 1, a street; shot 2, 2, a face;", 3);
    Caller.settings(body).put("multi_shot", true);
    MediaFile clip = caller.clip(caller.done("/text-to-video/kling-3.0", body));
    long within = distance(plates.frame(clip, 22), plates.frame(clip, 23));
    long across = distance(plates.frame(clip, 23), plates.frame(clip, 24));
    assertThat(across).isGreaterThan(5 * within);
  }

  private static long distance(byte[] a, byte[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 255) - (b[i] & 255));
    }
    return sum;
  }

  @Test
  void aMotionTransferIsAsLongAsItsVideo() throws Exception {
    String url = plates.shoot("dance.mov", 72, "24", 640, 480);
    ObjectNode body = Caller.contents("a robot");
    Caller.with(body, "image", plates.picture("robot.png", 640, 480));
    Caller.with(body, "video", url);
    Caller.settings(body).put("character_orientation", "video");
    MediaFile clip = caller.clip(caller.done("/motion-control/kling-3.0", body));
    assertThat(plates.numbers(clip)).isEqualTo(upTo(72));
    Caller.settings(body).remove("character_orientation");
    assertThat(caller.post("/motion-control/kling-3.0", body).code()).isEqualTo(1201);
  }

  @Test
  void lipSyncPutsTheSoundWhereItIsAsked() throws Exception {
    String sound = plates.sound("voice.wav", 4000);
    String clip = plates.shoot("mute.mov", 120, "24", 1280, 720);
    Caller.Heard faces =
        caller.post("/v1/videos/identify-face", Json.object().put("video_url", clip));
    assertThat(faces.data().at("/face_data/0/end_time").asInt()).isEqualTo(5000);
    assertThat(
            Caller.HTTP
                .send(
                    java.net.http.HttpRequest.newBuilder(
                            java.net.URI.create(
                                faces.data().at("/face_data/0/face_image").asText()))
                        .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                .body())
        .startsWith(0x89, 'P', 'N', 'G');
    ObjectNode body = Json.object();
    body.put("session_id", faces.data().path("session_id").asText());
    body.put("external_task_id", "lips-1");
    ObjectNode face = body.putArray("face_choose").addObject();
    face.put("face_id", "0").put("sound_file", sound);
    face.put("sound_start_time", 500).put("sound_end_time", 3000).put("sound_insert_time", 2000);
    Caller.Heard made = caller.post("/v1/videos/advanced-lip-sync", body);
    assertThat(made.json().toString()).contains("\"code\":0");
    String path = "/v1/videos/advanced-lip-sync/" + made.data().path("task_id").asText();
    JsonNode task = caller.ended(path, "task_status");
    assertThat(task.path("task_status").asText()).isEqualTo("succeed");
    assertThat(task.at("/task_info/parent_video/duration").asText()).isEqualTo("5.00");
    assertThat(task.path("final_unit_deduction").asText()).isEqualTo("0.5");
    MediaFile spoken = caller.fetched(task.at("/task_result/videos/0/url").asText());
    assertThat(plates.numbers(spoken)).isEqualTo(upTo(120));
    assertThat(spoken.audio()).hasSize(1);
    double[] loud = Loudness.perTenth(caller, spoken);
    assertThat(loud[10]).isLessThan(.001);
    assertThat(loud[18]).isLessThan(.001);
    assertThat(loud[25]).isGreaterThan(.05);
    assertThat(loud[43]).isGreaterThan(.05);
    assertThat(loud[47]).isLessThan(.001);
  }

  @Test
  void lipSyncChecksWhatItIsGiven() throws Exception {
    String clip = plates.shoot("small.mov", 72, "24", 400, 400);
    assertThat(
            caller.post("/v1/videos/identify-face", Json.object().put("video_url", clip)).message())
        .contains("512 to 2160");
    ObjectNode both = Json.object().put("video_url", clip).put("video_id", "1");
    assertThat(caller.post("/v1/videos/identify-face", both).code()).isEqualTo(1201);
    String good = plates.shoot("good.mov", 72, "24", 640, 640);
    String session =
        caller
            .post("/v1/videos/identify-face", Json.object().put("video_url", good))
            .data()
            .path("session_id")
            .asText();
    String sound = plates.sound("long.wav", 3000);
    for (int[] times : new int[][] {{0, 1000, 0}, {0, 2500, 1000}, {500, 3500, 0}, {0, 2000, -1}}) {
      ObjectNode body = Json.object().put("session_id", session);
      ObjectNode face = body.putArray("face_choose").addObject();
      face.put("face_id", "0").put("sound_file", sound).put("sound_start_time", times[0]);
      face.put("sound_end_time", times[1]).put("sound_insert_time", times[2]);
      assertThat(caller.post("/v1/videos/advanced-lip-sync", body).code())
          .as(Arrays.toString(times))
          .isEqualTo(1201);
    }
  }
}
