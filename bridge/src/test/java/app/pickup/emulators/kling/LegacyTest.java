package app.pickup.emulators.kling;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The legacy API: kling-api.md, section 5. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LegacyTest {

  private static final String TEXT = "/v1/videos/text2video";

  private final Caller caller;
  private final Plates plates;

  LegacyTest() throws Exception {
    caller = Caller.open(o -> o.withSlots(10_000).withBalance(BigDecimal.valueOf(1_000_000)));
    plates = new Plates(caller);
  }

  @AfterAll
  void close() {
    plates.close();
    caller.close();
  }

  @Test
  void itHasItsOwnWords() throws Exception {
    ObjectNode body = Json.object().put("model_name", "kling-v3").put("prompt", "a");
    body.put("duration", "3").put("external_task_id", "legacy-1");
    body.putObject("watermark_info").put("enabled", true);
    Caller.Heard made = caller.post(TEXT + "/", body);
    assertThat(made.data().path("task_status").asText()).isEqualTo("submitted");
    assertThat(made.data().at("/task_info/external_task_id").asText()).isEqualTo("legacy-1");
    String id = made.data().path("task_id").asText();
    JsonNode task = caller.ended(TEXT + "/" + id, "task_status");
    assertThat(task.path("task_status").asText()).isEqualTo("succeed");
    assertThat(task.at("/task_result/videos/0/duration").asText()).isEqualTo("3.04");
    assertThat(task.at("/task_result/videos/0/watermark_url").asText()).startsWith("http");
    assertThat(task.path("final_unit_deduction").asText()).isEqualTo("1.8");
    assertThat(caller.get(TEXT + "/legacy-1").data().path("task_id").asText()).isEqualTo(id);
    assertThat(caller.get(TEXT + "?pageNum=1&pageSize=1").data()).hasSize(1);
    assertThat(caller.get(TEXT + "?pageSize=501").code()).isEqualTo(1201);
    assertThat(caller.get(TEXT + "/none").code()).isEqualTo(1201);
    assertThat(caller.get("/tasks?task_ids=" + id).data()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'model_name':'kling-v3','prompt':'' | 1201",
        "'model_name':'kling-v9','prompt':'a' | 1203",
        "'model_name':'kling-v3','prompt':'a','duration':5 | 1201",
        "'model_name':'kling-v3','prompt':'a','duration':'16' | 1201",
        "'model_name':'kling-v2-6','prompt':'a','duration':'3' | 1201",
        "'model_name':'kling-v2-6','prompt':'a','sound':'on' | 1201",
        "'model_name':'kling-v2-6','prompt':'a','mode':'4k' | 1201",
        "'model_name':'kling-v2-5-turbo','prompt':'a','sound':'on' | 1201",
        "'model_name':'kling-v3','prompt':'a','cfg_scale':0.5 | 1201",
        "'prompt':'a','cfg_scale':1.5 | 1201",
        "'model_name':'kling-v3','prompt':'a','shot_type':'customize' | 1201",
        "'model_name':'kling-v3','prompt':'a','multi_shot':true | 1201",
        "'model_name':'kling-v3','multi_shot':true,'shot_type':'intelligence' | 1201",
        "'model_name':'kling-v3','prompt':'a','seed':1 | 1201",
        "'model_name':'kling-v3','prompt':'a','camera_control':{'type':'down_back'} | 1201",
        "'prompt':'a','camera_control':{'type':'simple','config':{'pan':1,'zoom':1}} | 1201",
        "'model_name':'kling-v3','prompt':'a','voice_list':[{'voice_id':'1'}] | 1201",
        "'model_name':'kling-v3','prompt':'a','sound':'on','voice_list':[{'voice_id':'1'}] | 1201",
      })
  void textIsChecked(String fields, int code) throws Exception {
    Caller.Heard heard = caller.post(TEXT, ("{" + fields + "}").replace('\'', '"'));
    assertThat(heard.code()).as(heard.json().toString()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"1 3, 4, 0", "1 3, 5, 1201", "0 4, 4, 1201", "1 1 1 1 1 1 1, 7, 1201"})
  void shotsFillTheDuration(String seconds, String duration, int code) throws Exception {
    ObjectNode body = Json.object().put("model_name", "kling-v3").put("prompt", "");
    body.put("multi_shot", true).put("shot_type", "customize").put("duration", duration);
    var shots = body.putArray("multi_prompt");
    for (String each : seconds.split(" ", -1)) {
      shots.addObject().put("index", shots.size()).put("prompt", "a").put("duration", each);
    }
    assertThat(caller.post(TEXT, body).code()).isEqualTo(code);
  }

  @Test
  void anEditKeepsFramesAndIgnoresTheDuration() throws Exception {
    ObjectNode body = Json.object().put("model_name", "kling-v3-omni").put("prompt", "a");
    body.put("mode", "std").put("duration", "9");
    body.putArray("video_list")
        .addObject()
        .put("video_url", plates.shoot("legacy.mov", 72, "24", 720, 720));
    String path = "/v1/videos/omni-video";
    String id = caller.post(path, body).data().path("task_id").asText();
    JsonNode task = caller.ended(path + "/" + id, "task_status");
    assertThat(plates.numbers(caller.fetched(task.at("/task_result/videos/0/url").asText())))
        .hasSize(72)
        .startsWith(0, 1, 2);
    assertThat(task.path("final_unit_deduction").asText()).isEqualTo("2.7");
    assertThat(caller.post(path, body.deepCopy().put("sound", "on")).code()).isEqualTo(1201);
    ObjectNode framed = body.deepCopy();
    framed
        .putArray("image_list")
        .addObject()
        .put("image_url", "https://files.example/a.png")
        .put("type", "first_frame");
    assertThat(caller.post(path, framed).code()).isEqualTo(1201);
  }

  @Test
  void aPictureOrItsTailIsNeeded() throws Exception {
    String path = "/v1/videos/image2video";
    ObjectNode body = Json.object().put("model_name", "kling-v3").put("prompt", "a");
    assertThat(caller.post(path, body).code()).isEqualTo(1201);
    body.put("image", plates.picture("legacy.png", 640, 360)).put("duration", "3");
    assertThat(caller.post(path, body).code()).isZero();
    body.put("image_tail", plates.url("legacy.png")).putObject("static_mask");
    assertThat(caller.post(path, body).code()).isEqualTo(1201);
  }

  @Test
  void motionControlTakesItsThreeFields() throws Exception {
    String path = "/v1/videos/motion-control";
    ObjectNode body = Json.object().put("model_name", "kling-v3").put("mode", "std");
    body.put("image_url", plates.picture("actor.png", 400, 400));
    body.put("video_url", plates.shoot("actor.mov", 72, "24", 400, 400));
    assertThat(caller.post(path, body).code()).isEqualTo(1201);
    body.put("character_orientation", "video").put("keep_original_sound", "no");
    assertThat(caller.post(path, body).code()).isZero();
  }

  private String element(String type) throws Exception {
    String path = "/v1/general/advanced-custom-elements";
    ObjectNode body = Json.object().put("element_name", "hero").put("reference_type", type);
    body.put("element_description", "cook in white");
    if (type.equals("image_refer")) {
      ObjectNode list = body.putObject("element_image_list");
      list.put("frontal_image", plates.picture("front.png", 400, 400));
      list.putArray("refer_images").addObject().put("image_url", plates.url("front.png"));
    } else {
      body.putObject("element_video_list")
          .putArray("refer_videos")
          .addObject()
          .put("video_url", "https://files.example/hero.mp4");
    }
    Caller.Heard made = caller.post(path, body);
    assertThat(made.code()).as(made.json().toString()).isZero();
    JsonNode task = caller.ended(path + "/" + made.data().path("task_id").asText(), "task_status");
    assertThat(task.at("/task_result/elements/0/status").asText()).isEqualTo("succeed");
    return task.at("/task_result/elements/0/element_id").asText();
  }

  private int omni(String contents, String settings) throws Exception {
    String body =
        "{'contents':[{'type':'prompt','text':'a'}" + contents + "],'settings':{" + settings + "}}";
    return caller.post("/omni-video/kling-3.0-omni", body.replace('\'', '"')).code();
  }

  private static String items(String... ids) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < ids.length; i++) {
      all.append(",{'type':'element','id':'e" + i + "','element_id':'" + ids[i] + "'}");
    }
    return all.toString();
  }

  @Test
  void elementsCountInTheBudgetByTheirKind() throws Exception {
    String still = element("image_refer");
    String moving = element("video_refer");
    String video = ",{'type':'base_video','url':'https://files.example/v.mp4'}";
    String picture = ",{'type':'refer_image','url':'https://files.example/p.png'}";
    String frame = ",{'type':'first_frame','url':'https://files.example/p.png'}";
    String wide = "'aspect_ratio':'16:9','duration':3";
    assertThat(omni(items(still, moving), wide)).isZero();
    assertThat(omni(items("5"), wide)).isEqualTo(1201);
    assertThat(omni(items(moving, moving, moving) + picture.repeat(4), wide)).isZero();
    assertThat(omni(items(moving, moving, moving) + picture.repeat(5), wide)).isEqualTo(1201);
    assertThat(omni(items(moving, moving, moving, moving), wide)).isEqualTo(1201);
    assertThat(omni(items(moving) + video, "")).isZero();
    assertThat(omni(items(moving) + video + picture, "")).isEqualTo(1201);
    assertThat(omni(items(still, still, still) + frame, "'duration':3")).isZero();
    assertThat(omni(items(still, still, still, still) + frame, "'duration':3")).isEqualTo(1201);
    ObjectNode gone = Json.object().put("element_id", Long.parseLong(still));
    assertThat(caller.post("/v1/general/delete-advanced-elements", gone).code()).isZero();
    assertThat(omni(items(still), wide)).isEqualTo(1201);
    assertThat(caller.post("/v1/general/delete-advanced-elements", gone).code()).isEqualTo(1201);
  }

  @Test
  void voicesAreMadeListedAndDeleted() throws Exception {
    String path = "/v1/general/custom-voices";
    ObjectNode body = Json.object().put("voice_name", "Ada");
    body.put("voice_url", plates.sound("short.wav", 4000));
    assertThat(caller.post(path, body).code()).isEqualTo(1201);
    body.put("voice_url", plates.sound("right.wav", 6000));
    String id = caller.post(path, body).data().path("task_id").asText();
    JsonNode voice = caller.ended(path + "/" + id, "task_status").at("/task_result/voices/0");
    assertThat(voice.path("voice_name").asText()).isEqualTo("Ada");
    assertThat(caller.get("/v1/general/presets-voices").data()).isNotEmpty();
    ObjectNode gone = Json.object().put("voice_id", voice.path("voice_id").asText());
    assertThat(caller.post("/v1/general/delete-voices", gone).code()).isZero();
    assertThat(caller.get(path + "/" + id).data().at("/task_result/voices/0/status").asText())
        .isEqualTo("deleted");
  }

  @Test
  void costsAreToldOnceASecond() throws Exception {
    String path = "/account/costs?start_time=0&end_time=1";
    Caller.Heard first = caller.get(path);
    assertThat(first.data().path("code").asInt(-1)).isZero();
    assertThat(first.data().at("/resource_pack_subscribe_infos/0/status").asText())
        .isEqualTo("online");
    assertThat(caller.get(path).code()).isEqualTo(1302);
    caller.clock.jump(Duration.ofSeconds(2));
    assertThat(caller.get(path).code()).isZero();
  }
}
