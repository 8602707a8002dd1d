package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.media.NumberedPlate;
import app.pickup.shots.Money;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every vendor has to keep: a whole bridge and an emulated vendor, from the request to the
 * clip in the bin, and the bill. A vendor's own test names its emulator, its rows and its figures.
 */
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VendorContract<S extends Stage> extends VendorHouse<S> {
  VendorContract(S stage) {
    super(stage);
  }

  /**
   * Faults that, once, must still give one clip and one bill; with blanks between them all in one
   * job, each at its own point of the way.
   */
  abstract Stream<String> forgiven();

  /** More of them, for the long run. */
  abstract Stream<String> forgivenToo();

  /** Fault, code of the problem, what it cost. */
  abstract Stream<Arguments> refusals();

  /** Others that become the same as one of those, for the long run. */
  abstract Stream<Arguments> likewise();

  /** What the plan for 76 frames of draft says. */
  abstract Plan plan();

  /**
   * @param model named in the plan
   * @param usd estimated
   * @param sends the sentence on what leaves
   * @param limit the seconds it takes, in words
   * @param price as {@code auto} names it, or its beginning
   */
  record Plan(String model, String usd, String sends, String limit, String price) {}

  @ParameterizedTest(name = "{0} fps")
  @ValueSource(strings = {"25", "60000/1001"})
  @DisplayName("every frame comes back as itself")
  void framesMode(String rate) throws Exception {
    asItself(rate);
  }

  /** How frames are relabelled does not depend on who makes them. */
  @Tag("long")
  @ParameterizedTest(name = "{0} fps")
  @ValueSource(strings = {"24000/1001", "30000/1001", "50"})
  @DisplayName("every frame comes back as itself, at every rate")
  void everyRate(String rate) throws Exception {
    asItself(rate);
  }

  private void asItself(String rate) throws Exception {
    Path plate = NumberedPlate.shoot(ffmpeg, folder, 90, rate);
    ObjectNode request = request(plate, 4, 84);
    request.put("retime", "frames");
    JsonNode job = done(order(request));
    JsonNode take = job.path("takes").path(0);
    assertThat(take.path("proof").path("passed").asBoolean()).as(Json.text(take)).isTrue();
    assertThat(Json.text(take)).contains("alignment");
    List<Integer> numbers = NumberedPlate.numbers(ffmpeg, clip(job));
    assertThat(numbers).hasSize(80);
    for (int i = 0; i < 80; i++) {
      assertThat(numbers.get(i)).as("frame " + i).isEqualTo(4 + i);
    }
    assertThat(job.path("cost").path("actual").path("amount").asText()).isNotEmpty();
    ledgerEqualsBill();
    try (Stream<Path> left = Files.list(folder.resolve("relay"))) {
      assertThat(left).as("footage left at the relay").isEmpty();
    }
  }

  @Tag("long")
  @Test
  @DisplayName("a result that stalls is fetched again")
  void stalls() throws Exception {
    misbehaves("stalled-result");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgiven")
  @DisplayName("a vendor that misbehaves once still gives one clip and one bill")
  void misbehaves(String fault) throws Exception {
    Path plate = plate();
    for (String each : fault.split(" ")) {
      stage.faults().on(each.contains("*") ? each : each + "*1");
    }
    JsonNode job = done(order(request(plate, 0, 76)));
    List<Integer> numbers = NumberedPlate.numbers(ffmpeg, clip(job));
    assertThat(numbers).hasSize(76).startsWith(0, 1, 2).endsWith(74, 75);
    ledgerEqualsBill();
  }

  @Tag("long")
  @ParameterizedTest(name = "{0}")
  @MethodSource("forgivenToo")
  @DisplayName("a vendor that misbehaves in rarer ways still gives one clip and one bill")
  void misbehavesRarely(String fault) throws Exception {
    misbehaves(fault);
  }

  @Test
  @DisplayName("frames missing at the head stand still, and the rest lies where it belongs")
  void headMissing() throws Exception {
    Path plate = plate();
    stage.faults().on("missing-head-frames*1");
    JsonNode job = done(order(request(plate, 0, 76)));
    assertThat(NumberedPlate.numbers(ffmpeg, clip(job)))
        .hasSize(76)
        .startsWith(3, 3, 3, 3, 4)
        .endsWith(74, 75);
    assertThat(job.path("notes").findValuesAsText("code")).contains("take.aligned");
  }

  @ParameterizedTest(name = "{0}: {1}, charged {2}")
  @MethodSource("refusals")
  @DisplayName("what will not go by itself is said plainly, with what it cost")
  void refuses(String fault, String code, String charged) throws Exception {
    refused(fault, code, charged);
  }

  @Tag("long")
  @ParameterizedTest(name = "{0}: {1}, charged {2}")
  @MethodSource("likewise")
  @DisplayName("what comes to the same is said the same")
  void refusesLikewise(String fault, String code, String charged) throws Exception {
    refused(fault, code, charged);
  }

  private void refused(String fault, String code, String charged) throws Exception {
    Path plate = plate();
    stage.faults().on(fault);
    JsonNode job = ended(order(request(plate, 0, 76)));
    assertThat(job.path("state").asText()).as(Json.text(job)).isEqualTo("failed");
    assertThat(job.path("problem").path("code").asText()).isEqualTo(code);
    assertThat(job.path("problem").path("charged").asText()).isEqualTo(charged);
    assertThat(folder.resolve("project/Cloud")).doesNotExist();
  }

  static Stream<Arguments> limits() {
    String style = "{}";
    String motion =
        "{\"edit\":{\"kind\":\"motion\",\"character\":{\"image\":\"PICTURE\"},\"orientation\":\"image\"}}";
    return Stream.of(
        Arguments.of(400, 320, 180, style, "400 frames, sent as 400", "/plate/out"),
        Arguments.of(400, 320, 180, "{\"retime\":\"time\"}", "sent as 384", "/plate/out"),
        Arguments.of(300, 320, 180, motion, "to 10 s", "/plate/out"),
        Arguments.of(80, 640, 180, style, "width to height", "/plate/media"),
        Arguments.of(
            80,
            320,
            180,
            "{\"edit\":{\"kind\":\"style\",\"prompt\":\"" + "x".repeat(2501) + "\"}}",
            "2501 long",
            "/edit"));
  }

  @ParameterizedTest(name = "{0} frames of {1}x{2}: {4}")
  @MethodSource("limits")
  @DisplayName("each limit of an edit is told with its field and number, before anything is sent")
  void limit(int frames, int width, int height, String patch, String words, String pointer)
      throws Exception {
    Path plate = NumberedPlate.shoot(ffmpeg, Scratch.folder("limits"), frames, "25", width, height);
    ObjectNode request = request(plate, 0, frames);
    Path picture = folder.resolve("picture.png");
    ImageIO.write(new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    request.setAll((ObjectNode) Json.own(patch.replace("PICTURE", picture.toString())));
    HttpResponse<String> answer = client.post("/v1/edit", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body())
        .contains("engine.limit", words, "\"pointer\":\"" + pointer, "\"charged\":\"no\"");
    assertThat(stage.told()).isEmpty();
  }

  @Test
  @DisplayName("limits, consent and a missing field are told at once, before anything is sent")
  void allAtOnce() throws Exception {
    ObjectNode request = request(plate(), 0, 30);
    request.remove("consent");
    HttpResponse<String> answer = client.post("/v1/edit", request);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("engine.limit", "consent.missing", plan().limit(), "\"charged\":\"no\"");
    assertThat(stage.told()).isEmpty();
  }

  @Test
  @DisplayName("auto names the engines that could and what they cost; it sends nothing by itself")
  void auto() throws Exception {
    ObjectNode request = request(plate(), 0, 76);
    request.remove("engine");
    HttpResponse<String> answer = client.post("/v1/edit", request);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("engine.choose", stage.engine() + " (" + plan().price());
    assertThat(stage.told()).isEmpty();
  }

  @Test
  @DisplayName("the plan says what leaves, what it costs, and buys nothing")
  void plans() throws Exception {
    HttpResponse<String> answer = client.post("/v1/edit?dryRun=true", request(plate(), 0, 76));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode plan = Json.own(answer.body());
    assertThat(plan.path("model").asText()).isEqualTo(plan().model());
    assertThat(plan.path("cost").path("estimate").path("amount").asText()).isEqualTo(plan().usd());
    assertThat(answer.body()).contains(plan().sends());
    assertThat(stage.told()).isEmpty();
  }

  /** What a check of a fresh account says. */
  abstract String standing();

  @Test
  @DisplayName("a check says whether the key is good and what is left")
  void check() throws Exception {
    assertThat(client.get("/v1/engines?check=true").body())
        .contains("\"good\":true,\"text\":\"" + standing());
    stage.faults().on("wrong-key");
    assertThat(client.get("/v1/engines?check=true").body())
        .contains("\"good\":false", "does not accept the key");
    assertThat(stage.bill()).isEmpty();
  }

  @Test
  @DisplayName("a cap that is reached refuses before anything is uploaded")
  void cap() throws Exception {
    BigDecimal one = new BigDecimal(plan().usd());
    String both = one.multiply(new BigDecimal("1.5")).setScale(2, java.math.RoundingMode.UP) + "";
    bridge.budget().cap("day", new Money(both, "USD", Money.Basis.LIST));
    Path plate = plate();
    done(order(request(plate, 0, 76)));
    HttpResponse<String> answer = client.post("/v1/edit", request(plate, 0, 76));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("budget.cap");
    assertThat(stage.bill()).hasSize(1);
  }

  @Test
  @DisplayName("a bridge that ends while it waits finds its take after the restart, paid once")
  void restart() throws Exception {
    String id = order(request(plate(), 0, 76));
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(60))
        .until(() -> ordered(job(id)));
    bridge.close();
    start();
    done(id);
    ledgerEqualsBill();
  }

  /** Whether it has a ticket, or is further. */
  private static boolean ordered(JsonNode job) {
    return job.path("step").path("code").asText().equals("vendor.ordered")
        || List.of("fetching", "conforming", "delivering", "done")
            .contains(job.path("state").asText());
  }
}
