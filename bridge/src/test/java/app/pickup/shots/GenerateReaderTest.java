package app.pickup.shots;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.json.Json;
import app.pickup.media.Rate;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateReaderTest {
  private static final ShotReader READER = new ShotReader(Set.of("kling"));

  private static ObjectNode request(String more) {
    ObjectNode request = Json.object();
    request.putObject("project").put("nle", "folder").put("file", "/p");
    request.setAll((ObjectNode) Json.own(more));
    return request;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prompt\":\"a kite\"}",
        "{\"prompt\":\"a kite\",\"camera\":\"crane-up\",\"seconds\":4.25,\"aspect\":\"9:16\"}",
        "{\"shots\":[{\"prompt\":\"a\",\"seconds\":2,\"camera\":\"hand-held\"},"
            + "{\"prompt\":\"b\",\"seconds\":3.5}],\"audio\":\"native\"}",
        "{\"storyboard\":{\"story\":\"she leaves\",\"shots\":3},\"negativePrompt\":\"rain\"}",
        "{\"storyboard\":{\"story\":\"she leaves\"},\"images\":{\"first\":\"/a.png\","
            + "\"last\":\"/b.png\",\"references\":[\"/c.png\",\"/d.png\"]}}",
        "{\"prompt\":\"@Anna runs\",\"elements\":[\"e-1\",\"e-2\"]}",
        "{\"prompt\":\"two people\",\"framing\":\"two-shot\",\"lines\":[{\"text\":\"Hi [ja] やあ\","
            + "\"language\":\"en-GB\",\"speaker\":\"the man\",\"at\":12},"
            + "{\"text\":\"hola\",\"language\":\"es\",\"element\":\"e-9\",\"voice\":\"low\"}]}",
        "{\"shots\":[{\"prompt\":\"a\",\"seconds\":2,\"framing\":\"medium-close\","
            + "\"lines\":[{\"text\":\"안녕\",\"language\":\"ko\"}]}],\"audio\":\"off\"}"
      })
  @DisplayName("a frozen new clip is read back the same")
  void roundTrip(String body) throws Refused {
    ShotReader.Reading reading = READER.read("generate", request(body));
    assertThat(reading.problems()).isEmpty();
    Shot shot = Objects.requireNonNull(reading.shot());
    assertThat(ShotReader.frozen("generate", Json.own(Json.text(ShotWriter.write(shot)))))
        .isEqualTo(shot);
  }

  @ParameterizedTest(name = "{0} s at {1} are {2} frames")
  @CsvSource({"5,25,125", "4.5,30000/1001,135", "0.001,24,1", "3.3,24000/1001,79", "600,120,72000"})
  @DisplayName("a clip has round(seconds × rate) frames")
  void frames(String seconds, String rate, long frames) {
    ShotReader.Reading reading =
        READER.read("generate", request("{\"prompt\":\"a\",\"seconds\":" + seconds + "}"));
    Shot.Generate shot = (Shot.Generate) Objects.requireNonNull(reading.shot());
    assertThat(shot.frames(Rate.parse(rate))).isEqualTo(frames);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /prompt",
        "{\"prompt\":\"a\",\"shots\":[]} | /shots",
        "{\"prompt\":\" \"} | /prompt",
        "{\"prompt\":\"a\",\"camera\":\"whip\"} | /camera",
        "{\"prompt\":\"a\",\"seconds\":0} | /seconds",
        "{\"prompt\":\"a\",\"seconds\":\"5\"} | /seconds",
        "{\"prompt\":\"a\",\"seconds\":0.0000001} | /seconds",
        "{\"prompt\":\"a\",\"aspect\":\"wide\"} | /aspect",
        "{\"prompt\":\"a\",\"audio\":\"loud\"} | /audio",
        "{\"prompt\":\"a\",\"images\":{\"first\":\"a.png\"}} | /images/first",
        "{\"prompt\":\"a\",\"images\":{\"references\":[1]}} | /images/references",
        "{\"prompt\":\"a\",\"images\":{\"middle\":\"/a\"}} | /images/middle",
        "{\"prompt\":\"a\",\"elements\":[\"e\",\"e\"]} | /elements",
        "{\"prompt\":\"a\",\"elements\":\"e\"} | /elements",
        "{\"prompt\":\"a\",\"framing\":\"near\"} | /framing",
        "{\"prompt\":\"a\",\"lines\":[{\"text\":\"a\"}]} | /lines/0/language",
        "{\"prompt\":\"a\",\"lines\":[{\"text\":\"a\",\"language\":\"de\"}]} | /lines/0/language",
        "{\"prompt\":\"a\",\"lines\":[{\"text\":\"[ja]\",\"language\":\"en\"}]} | /lines/0/text",
        "{\"prompt\":\"a\",\"lines\":[{\"text\":\"a\",\"language\":\"en\",\"speaker\":\"a\",\"element\":\"b\"}]} | /lines/0/element",
        "{\"shots\":[{\"prompt\":\"a\",\"seconds\":2}],\"lines\":[]} | /lines",
        "{\"shots\":[]} | /shots",
        "{\"shots\":[{\"prompt\":\"a\"}]} | /shots/0/seconds",
        "{\"shots\":[{\"prompt\":\"a\",\"seconds\":2,\"x\":1}]} | /shots/0/x",
        "{\"shots\":[{\"prompt\":\"a\",\"seconds\":2}],\"seconds\":3} | /seconds",
        "{\"storyboard\":{\"shots\":7}} | /storyboard/shots",
        "{\"prompt\":\"a\",\"plate\":{}} | /plate"
      })
  @DisplayName("what is wrong is told at its field")
  void wrong(String body, String pointer) {
    assertThat(READER.read("generate", request(body)).problems())
        .extracting(Problem::pointer)
        .contains(pointer);
  }

  @Test
  @DisplayName("all of a request is told at once")
  void allAtOnce() {
    ShotReader.Reading reading =
        READER.read(
            "generate",
            request("{\"prompt\":\"\",\"seconds\":-1,\"aspect\":\"x\",\"tier\":\"best\"}"));
    assertThat(reading.problems())
        .extracting(Problem::pointer)
        .containsExactlyInAnyOrder("/prompt", "/seconds", "/aspect", "/tier");
  }

  @Test
  @DisplayName(
      "who speaks is in the shot, and what is said is heard unless the editor wants silence")
  void speaking() {
    String lines = "\"lines\":[{\"text\":\"hi\",\"language\":\"en\",\"element\":\"e-9\"}]";
    Shot.Generate shot = generate("{\"prompt\":\"a\"," + lines + ",\"elements\":[\"e-1\"]}");
    assertThat(shot.elements()).containsExactly("e-1", "e-9");
    assertThat(shot.sound()).isEqualTo(Shot.Sound.NATIVE);
    assertThat(generate("{\"prompt\":\"a\",\"audio\":\"off\"," + lines + "}").sound())
        .isEqualTo(Shot.Sound.OFF);
    assertThat(generate("{\"prompt\":\"a\"}").sound()).isEqualTo(Shot.Sound.OFF);
  }

  @Test
  @DisplayName("a line goes over into another language where it says so; other brackets are words")
  void spans() {
    Line line = new Line("Hello [zh-CN]你好[sic] [en] bye", Language.EN, null, null, null, null);
    assertThat(line.spans())
        .containsExactly(
            new Line.Span(Language.EN, "Hello"),
            new Line.Span(Language.ZH, "zh-CN", "你好[sic]"),
            new Line.Span(Language.EN, "bye"));
  }

  private static Shot.Generate generate(String body) {
    return (Shot.Generate) Objects.requireNonNull(READER.read("generate", request(body)).shot());
  }
}
