package app.pickup.bins.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.bins.Delivery;
import app.pickup.bins.Outbox;
import app.pickup.problem.Refused;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static Timeline only(Delivery... takes) {
    List<Timeline> timelines = Reel.of(List.of(takes)).timelines();
    assertThat(timelines).hasSize(1);
    return timelines.get(0);
  }

  private static List<String> track(Timeline timeline, int number) {
    return timeline.tracks().get(number).pieces().stream()
        .map(
            piece ->
                piece.source().name()
                    + " "
                    + piece.at()
                    + "-"
                    + piece.end()
                    + " from "
                    + piece.in())
        .toList();
  }

  @Test
  @DisplayName("a second take of the same range goes a track higher, the original lies there once")
  void versions() {
    Timeline timeline =
        only(
            Takes.one("v1", Takes.PAL, Takes.above(250L)),
            Takes.one("v2", Takes.PAL, Takes.above(260L)));
    assertThat(track(timeline, 0))
        .containsExactly("A001 plate.mov 250-300 from 100", "A001 plate.mov 300-310 from 140");
    assertThat(track(timeline, 1)).containsExactly("v1 250-300 from 4");
    assertThat(track(timeline, 2)).containsExactly("v2 260-310 from 4");
  }

  @Test
  @DisplayName("takes without a frame lie behind those with one, whatever their order")
  void strung() {
    Timeline timeline =
        only(
            Takes.one("loose", Takes.PAL, Takes.bin()),
            Takes.one("placed", Takes.PAL, Takes.above(10L)),
            Takes.one("next", Takes.PAL, Takes.bin()));
    assertThat(track(timeline, 1)).containsExactly("placed 10-60 from 4");
    assertThat(track(timeline, 0))
        .containsExactly(
            "A001 plate.mov 10-60 from 100", "loose 60-110 from 4", "next 110-160 from 4");
  }

  @Test
  void each_sequence_is_a_timeline_of_its_own() {
    Outbox.Place other = new Outbox.Place(true, "Reel 2", 1, 0L);
    List<Timeline> timelines =
        Reel.of(
                List.of(
                    Takes.one("a", Takes.PAL, other), Takes.one("b", Takes.PAL, Takes.above(0L))))
            .timelines();
    assertThat(timelines).extracting(Timeline::name).containsExactly("Reel 2", "Pickup");
  }

  @Test
  void no_take_is_no_file() {
    assertThatThrownBy(() -> Format.FCPXML.write(List.of()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("exchange.empty");
  }
}
