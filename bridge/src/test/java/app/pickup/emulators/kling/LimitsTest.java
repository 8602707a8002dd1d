package app.pickup.emulators.kling;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of kling-api.md, 3.3 to 3.7, row by row. Nothing is rendered here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {

  private static final String OMNI = "/omni-video/kling-3.0-omni";

  /** Nobody has fetched it: media off this machine is taken on trust. */
  private static final String FAR = "https://files.example/a";

  private final Caller caller;
  private final Plates plates;

  LimitsTest() throws Exception {
    // nothing is ever made: the render time is a year, so no task holds up another for long
    caller =
        Caller.open(
            o ->
                o.withSlots(10_000)
                    .withBalance(BigDecimal.valueOf(1_000_000))
                    .withRenderTime(java.time.Duration.ofDays(365)));
    plates = new Plates(caller);
  }

  @AfterAll
  void close() {
    plates.close();
    caller.close();
  }

  private int code(String path, String json) throws Exception {
    return caller.post(path, json.replace('\'', '"')).code();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // model | settings | code
        "3.0-turbo | 'duration':3 | 0",
        "3.0-turbo | 'duration':2 | 1201",
        "3.0-turbo | 'duration':16 | 1201",
        "3.0-turbo | 'resolution':'4k' | 1201",
        "3.0-turbo | 'audio':'native' | 1201",
        "3.0-turbo | 'multi_shot':true | 1201",
        "3.0 | 'duration':15,'resolution':'4k','aspect_ratio':'9:16' | 0",
        "3.0 | 'duration':'5' | 1201",
        "3.0 | 'duration':5.5 | 1201",
        "3.0 | 'aspect_ratio':'4:3' | 1201",
        "3.0 | 'aspect_ratio':'1:1','audio':'native' | 0",
        "3.0 | 'audio':'original' | 1201",
        "3.0 | 'seed':1 | 1201",
        "3.0 | 'mode':'pro' | 1201",
        "2.6 | 'duration':10 | 0",
        "2.6 | 'duration':6 | 1201",
        "2.6 | 'resolution':'4k' | 1201",
        "2.6 | 'audio':'native' | 1201",
        "2.6 | 'audio':'native','resolution':'1080p' | 0",
        "2.6 | 'multi_shot':true | 1201",
        "2.5-turbo | 'duration':5 | 0",
        "2.5-turbo | 'audio':'off' | 1201",
      })
  void textToVideoSettings(String model, String settings, int code) throws Exception {
    String body = "{'prompt':'a','settings':{" + settings + "}}";
    assertThat(code("/text-to-video/kling-" + model, body)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "/text-to-video/kling-3.0-turbo, 3072",
    "/text-to-video/kling-3.0, 2500",
    "/text-to-video/kling-2.6, 2500",
    "/text-to-video/kling-2.5-turbo, 2500"
  })
  void promptsHaveALength(String path, int most) throws Exception {
    assertThat(code(path, "{'prompt':'" + "a".repeat(most) + "'}")).isZero();
    assertThat(code(path, "{'prompt':'" + "a".repeat(most + 1) + "'}")).isEqualTo(1201);
    assertThat(code(path, "{'prompt':''}")).isEqualTo(1201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "shot 1, 2, a; shot 2, 3, b; | 0",
        "shot 1, 2, wide, slow; shot 2, 3, b | 0",
        "shot 1, 2, a; shot 2, 4, b; | 1201",
        "shot 1, 0, a; shot 2, 5, b; | 1201",
        "shot 2, 5, a; | 1201",
        "shot 1, 2, a; shot 3, 3, b; | 1201",
        "shot 1, 2, a; and then some | 1201",
        "shot 1,1,a;shot 2,1,b;shot 3,1,c;shot 4,1,d;shot 5,1,e; | 0",
        "shot 1,1,a;shot 2,1,b;shot 3,1,c;shot 4,1,d;shot 5,1,e;shot 6,1,f;shot 7,1,g; | 1201",
        "a man is shot 1, 2, and 3 times in a western | 0",
      })
  void storyboards(String prompt, int code) throws Exception {
    String body = "{'prompt':'" + prompt + "','settings':{'duration':5,'multi_shot':true}}";
    assertThat(code("/text-to-video/kling-3.0", body)).isEqualTo(code);
  }

  @Test
  void aShotHasAtMost512Characters() throws Exception {
    String words = "a".repeat(512);
    String path = "/text-to-video/kling-3.0";
    assertThat(code(path, "{'prompt':'shot 1, 5, " + words + ";'}")).isZero();
    assertThat(code(path, "{'prompt':'shot 1, 5, " + words + "b;'}")).isEqualTo(1201);
  }

  @Test
  void aStoryboardIsJustWordsWithoutMultiShot() throws Exception {
    String body = "{'prompt':'shot 1, 9, a;','settings':{'multi_shot':false}}";
    assertThat(code("/text-to-video/kling-3.0", body)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "image-to-video/kling-3.0 | first_frame | | 0",
        "image-to-video/kling-3.0 | first_frame last_frame | | 0",
        "image-to-video/kling-3.0 | last_frame | | 1201",
        "image-to-video/kling-3.0 | | | 1201",
        "image-to-video/kling-3.0 | first_frame first_frame | | 1201",
        "image-to-video/kling-3.0 | first_frame refer_image | | 1201",
        "image-to-video/kling-3.0 | first_frame | 'aspect_ratio':'16:9' | 1201",
        "image-to-video/kling-3.0-turbo | first_frame last_frame | | 1201",
        "image-to-video/kling-2.6 | first_frame last_frame | | 1201",
        "image-to-video/kling-2.6 | first_frame last_frame | 'resolution':'1080p' | 0",
        "image-to-video/kling-2.5-turbo | first_frame last_frame | | 0",
        "omni-video/kling-3.0-omni | | | 1201",
        "omni-video/kling-3.0-omni | | 'aspect_ratio':'16:9' | 0",
        "omni-video/kling-3.0-omni | | 'aspect_ratio':'16:9','audio':'original' | 1201",
        "omni-video/kling-3.0-omni | first_frame last_frame | 'audio':'native' | 0",
        "omni-video/kling-3.0-omni | base_video | | 0",
        "omni-video/kling-3.0-omni | base_video | 'duration':5 | 1201",
        "omni-video/kling-3.0-omni | base_video | 'multi_shot':true | 1201",
        "omni-video/kling-3.0-omni | base_video | 'audio':'native' | 1201",
        "omni-video/kling-3.0-omni | base_video | 'audio':'original' | 0",
        "omni-video/kling-3.0-omni | base_video first_frame | | 1201",
        "omni-video/kling-3.0-omni | base_video feature_video | | 1201",
        "omni-video/kling-3.0-omni | feature_video | 'duration':5 | 0",
        "omni-video/kling-3.0-omni | feature_video | 'audio':'native' | 1201",
        "omni-video/kling-3.0-omni | base_video refer_image*4 | | 0",
        "omni-video/kling-3.0-omni | base_video refer_image*5 | | 1201",
        "omni-video/kling-3.0-omni | refer_image*7 | 'aspect_ratio':'1:1' | 0",
        "omni-video/kling-3.0-omni | refer_image*8 | 'aspect_ratio':'1:1' | 1201",
        "omni-video/kling-o1 | base_video | 'audio':'original' | 0",
        "omni-video/kling-o1 | first_frame | 'duration':5 | 0",
        "omni-video/kling-o1 | first_frame | 'duration':6 | 1201",
        "omni-video/kling-o1 | refer_image | 'duration':6,'aspect_ratio':'16:9' | 0",
        "omni-video/kling-o1 | refer_image | 'duration':11,'aspect_ratio':'16:9' | 1201",
        "omni-video/kling-o1 | first_frame | 'audio':'native' | 1201",
        "motion-control/kling-3.0 | image video | 'character_orientation':'image' | 0",
        "motion-control/kling-3.0 | image video | | 1201",
        "motion-control/kling-3.0 | image | 'character_orientation':'image' | 1201",
        "motion-control/kling-3.0 | image video | "
            + "'character_orientation':'image','resolution':'4k' | 1201",
        "motion-control/kling-3.0 | image video | "
            + "'character_orientation':'video','duration':5 | 1201",
      })
  void inputsAndSettings(String path, String items, String settings, int code) throws Exception {
    ArrayNode contents = Json.array();
    contents.addObject().put("type", "prompt").put("text", "a");
    for (String item : items == null ? new String[0] : items.split(" ", -1)) {
      String[] counted = item.split("\\*", -1);
      for (int i = 0; i < (counted.length > 1 ? Integer.parseInt(counted[1]) : 1); i++) {
        contents.addObject().put("type", counted[0]).put("url", FAR + i);
      }
    }
    String body =
        "{\"contents\":" + contents + ",'settings':{" + (settings == null ? "" : settings) + "}}";
    assertThat(code("/" + path, body)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "300, 300, 0",
    "299, 400, 1201",
    "1000, 400, 0",
    "1010, 400, 1201",
    "400, 1010, 1201"
  })
  void pictures(int width, int height, int code) throws Exception {
    String url = plates.picture(width + "x" + height + ".png", width, height);
    ObjectNode body = Caller.with(Caller.contents("a"), "first_frame", url);
    assertThat(caller.post("/image-to-video/kling-3.0", body).code()).isEqualTo(code);
  }

  @Test
  void whatIsNoPictureIsRefused() throws Exception {
    plates.write("words.png", "not a picture".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    for (String given :
        new String[] {plates.url("words.png"), plates.url("missing.png"), "bm8=", "n o"}) {
      ObjectNode body = Caller.with(Caller.contents("a"), "first_frame", given);
      assertThat(caller.post("/image-to-video/kling-3.0", body).code()).as(given).isEqualTo(1201);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // frames, rate, width, height, code
    "72, 24, 700, 700, 0",
    "71, 24, 700, 700, 1201",
    "372, 24, 700, 700, 0",
    "373, 24, 700, 700, 1201",
    "72, 24, 698, 700, 1201",
    "72, 24000/1001, 700, 700, 0",
    "69, 23, 700, 700, 1201",
    "180, 60, 700, 700, 0",
    "183, 61, 700, 700, 1201",
    "72, 24, 1404, 700, 1201"
  })
  void clipsToEdit(int frames, String rate, int width, int height, int code) throws Exception {
    String name = frames + "-" + rate.replace('/', '-') + "-" + width + "x" + height + ".mov";
    String url = plates.shoot(name, frames, rate, width, height);
    ObjectNode body = Caller.with(Caller.contents("a"), "base_video", url);
    Caller.Heard heard = caller.post(OMNI, body);
    assertThat(heard.code()).as(heard.json().toString()).isEqualTo(code);
  }

  @Test
  void aClipToEditComesByUrlOnly() throws Exception {
    ObjectNode body = Caller.with(Caller.contents("a"), "base_video", "AAAA");
    assertThat(caller.post(OMNI, body).code()).isEqualTo(1201);
  }

  @Test
  void aMotionThatFollowsThePictureHasTenSeconds() throws Exception {
    String url = plates.shoot("eleven.mov", 264, "24", 360, 360);
    for (String orientation : new String[] {"image", "video"}) {
      ObjectNode body = Caller.with(Caller.contents("a"), "video", url);
      Caller.with(body, "image", FAR);
      Caller.settings(body).put("character_orientation", orientation);
      assertThat(caller.post("/motion-control/kling-3.0", body).code())
          .isEqualTo(orientation.equals("image") ? 1201 : 0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text-to-video/kling-3.0 | 'prompt':'a','settings':{'resolution':'1080p','audio':'native'} | 6",
        "text-to-video/kling-3.0 | 'prompt':'a','settings':{'resolution':'4k','duration':15} | 45",
        "text-to-video/kling-3.0-turbo | 'prompt':'a' | 4",
        "text-to-video/kling-3.0 | 'prompt':'a' | 3",
        "text-to-video/kling-2.5-turbo | 'prompt':'a' | 1.5",
      })
  void prices(String path, String body, String units) throws Exception {
    assertThat(code("/" + path, "{" + body + "}")).isZero();
    BigDecimal billed = caller.kling.bill().get(caller.kling.bill().size() - 1).units();
    assertThat(billed).isEqualByComparingTo(units);
  }
}
