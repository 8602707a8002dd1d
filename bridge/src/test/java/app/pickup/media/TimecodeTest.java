package app.pickup.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimecodeTest {

  @ParameterizedTest(name = "{0} + {1} at {2} = {3}")
  @CsvSource({
    "00:00:59;29, 1, 30000/1001, 00:01:00;02",
    "00:09:59;29, 1, 30000/1001, 00:10:00;00",
    "00:00:59;59, 1, 60000/1001, 00:01:00;04",
    "01:00:00;00, -1, 30000/1001, 00:59:59;29",
    "00:00:59:29, 1, 30000/1001, 00:01:00:00",
    "23:59:59:24, 1, 25, 00:00:00:00",
    "10:20:30:23, 1, 24000/1001, 10:20:31:00",
    "00:00:00:119, 1, 120, 00:00:01:00",
  })
  void counts_as_smpte_12_says(String start, long more, String rate, String expected) {
    assertThat(Timecode.parse(start, Rate.parse(rate)).plus(more)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30000/1001", "60000/1001"})
  void every_drop_frame_label_of_an_hour_is_its_own_and_reads_back(String rate) {
    Rate r = Rate.parse(rate);
    Timecode at = Timecode.parse("00:00:00;00", r);
    Set<String> labels = new HashSet<>();
    long hour = 6 * (600L * r.nominal() - 9L * (r.nominal() / 15));
    for (long i = 0; i < hour; i++) {
      String label = at.plus(i).toString();
      labels.add(label);
      if (i % 97 == 0 || label.contains(":00;0")) {
        assertThat(Timecode.parse(label, r).frames()).isEqualTo(i);
      }
    }
    assertThat(labels).hasSize((int) hour);
    assertThat(at.plus(hour)).hasToString("01:00:00;00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00:01:00;00",
        "00:01:00;01",
        "1:00:00:00",
        "25:00:00:00",
        "00:00:00:30",
        "noon",
        ""
      })
  void labels_that_do_not_exist_are_refused(String label) {
    assertThatThrownBy(() -> Timecode.parse(label, new Rate(30000, 1001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void there_is_no_drop_frame_at_25() {
    assertThatThrownBy(() -> Timecode.parse("00:00:00;00", new Rate(25, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "frame {0} at {1}: sample {2} of 48000")
  @CsvSource({
    "1, 30000/1001, 1602",
    "2, 30000/1001, 3203",
    "5, 30000/1001, 8008",
    "1, 24000/1001, 2002",
    "-1, 30000/1001, -1602",
    "1, 120, 400"
  })
  void samples_are_rounded_to_the_nearest(long frame, String rate, long sample) {
    assertThat(Rate.parse(rate).samplesAt(frame, 48000)).isEqualTo(sample);
  }
}
