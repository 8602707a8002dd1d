package app.pickup.bins.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.bins.Delivery;
import app.pickup.json.Json;
import app.pickup.media.Rate;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OtioTest {

  private static final Set<String> SCHEMAS =
      Set.of(
          "Timeline.1",
          "Stack.1",
          "Track.1",
          "Clip.1",
          "Gap.1",
          "Marker.1",
          "ExternalReference.1",
          "TimeRange.1",
          "RationalTime.1");

  private static JsonNode write(Delivery... takes) throws Exception {
    return Json.parse(Format.OTIO.write(List.of(takes)));
  }

  private static Delivery insert() {
    return Takes.one("A", Takes.NTSC, "01:00:00;00", Takes.above(250L), true);
  }

  @Test
  @DisplayName("only known schemas, no missing media, every clip within what its file has")
  void structure() throws Exception {
    JsonNode file = write(insert(), Takes.one("B", Takes.NTSC, Takes.bin()));
    Set<String> found = new TreeSet<>();
    file.findValuesAsText("OTIO_SCHEMA").forEach(found::add);
    assertThat(SCHEMAS).containsAll(found);
    List<JsonNode> clips =
        file.findParents("media_reference").stream().map(JsonNode.class::cast).toList();
    assertThat(clips).hasSize(6);
    for (JsonNode clip : clips) {
      JsonNode has = clip.path("media_reference").path("available_range");
      JsonNode shows = clip.path("source_range");
      long first = value(shows, "start_time") - value(has, "start_time");
      assertThat(first).isNotNegative();
      assertThat(first + value(shows, "duration")).isLessThanOrEqualTo(value(has, "duration"));
      assertThat(clip.path("media_reference").path("target_url").asText()).startsWith("file:///");
    }
    assertThat(file.findValues("rate").stream().filter(JsonNode::isNumber))
        .allMatch(rate -> rate.decimalValue().equals(Otio.decimal(Takes.NTSC)));
  }

  private static long value(JsonNode range, String name) {
    assertThat(range.path(name).path("value").isIntegralNumber()).isTrue();
    return range.path(name).path("value").asLong();
  }

  @Test
  void a_take_lies_on_V2_exactly_over_its_original() throws Exception {
    JsonNode tracks = write(insert()).path("tracks").path("children");
    assertThat(tracks.findValuesAsText("kind")).containsExactly("Video", "Video", "Audio", "Audio");
    for (JsonNode track : tracks) {
      JsonNode gap = track.path("children").get(0);
      assertThat(gap.path("OTIO_SCHEMA").asText()).isEqualTo("Gap.1");
      assertThat(value(gap.path("source_range"), "duration")).isEqualTo(250);
      JsonNode shown = track.path("children").get(1).path("source_range");
      // frame 100 of footage that begins at 01:00:00;00, which is 107892
      assertThat(value(shown, "start_time")).isEqualTo(107_992);
      assertThat(value(shown, "duration")).isEqualTo(50);
    }
  }

  @Test
  void the_exact_rate_is_said_beside_the_decimal() throws Exception {
    assertThat(Otio.decimal(new Rate(30000, 1001)).doubleValue()).isEqualTo(30000.0 / 1001);
    assertThat(write(insert()).at("/metadata/pickup/rate").asText()).isEqualTo("30000/1001");
  }

  @Test
  void two_rates_do_not_go_into_one_timeline() {
    assertThatThrownBy(() -> write(insert(), Takes.one("B", Takes.PAL, Takes.bin())))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("exchange.unfit");
  }
}
