package app.pickup.bins.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.bins.Delivery;
import app.pickup.media.Rate;
import app.pickup.media.Timecode;
import app.pickup.problem.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AleTest {

  private static List<String> lines(Delivery... takes) throws Exception {
    return List.of(Read.text(Format.ALE.write(List.of(takes))).split("\r\n", -1));
  }

  private static Map<String, String> row(Delivery take) throws Exception {
    List<String> lines = lines(take);
    String[] names = lines.get(lines.indexOf("Column") + 1).split("\t", -1);
    String[] cells = lines.get(lines.indexOf("Data") + 1).split("\t", -1);
    assertThat(cells).hasSameSizeAs(names);
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      row.put(names[i], cells[i]);
    }
    return row;
  }

  @Test
  void the_heading_says_how_the_table_is_read() throws Exception {
    assertThat(lines(Takes.one("A", Takes.NTSC, "01:00:00;00", Takes.bin(), false)))
        .startsWith(
            "Heading",
            "FIELD_DELIM\tTABS",
            "VIDEO_FORMAT\t1080",
            "AUDIO_FORMAT\t48khz",
            "FPS\t29.97",
            "",
            "Column");
  }

  @Test
  void the_clip_is_told_whole_and_what_was_marked_in_it() throws Exception {
    Map<String, String> row =
        row(Takes.one("A001_v001", Takes.NTSC, "00:59:57;00", Takes.bin(), false));
    Timecode start = Timecode.parse(row.getOrDefault("Start", ""), Takes.NTSC);
    Timecode end = Timecode.parse(row.getOrDefault("End", ""), Takes.NTSC);
    // 96 frames after 00:59:57;00: the hour is a tenth minute, no label is left out
    assertThat(row.get("Start")).isEqualTo("01:00:00;06");
    assertThat(end.frames() - start.frames()).isEqualTo(60);
    assertThat(row)
        .containsEntry("Name", "A001_v001")
        .containsEntry("Tracks", "VA1A2")
        .containsEntry("Tape", "A001C003_190412_R2")
        .containsEntry("Source File", "A001_v001.mov")
        .containsEntry("FPS", "29.97")
        .containsEntry("Mark IN", start.plus(4).toString())
        .containsEntry("Mark OUT", start.plus(54).toString())
        .containsEntry("Pickup Bin", "AI/背景")
        .containsEntry("Pickup Job", "job-A001_v001");
    assertThat(row.get("Pickup Origin")).endsWith("compositeWithTrainedAlgorithmicMedia");
  }

  @Test
  void a_tab_in_a_name_makes_no_column() throws Exception {
    assertThat(row(Takes.one("A\tB\nC", Takes.PAL, Takes.bin()))).containsEntry("Name", "A B C");
  }

  @Test
  void a_rate_that_avid_has_no_word_for_is_refused() {
    assertThatThrownBy(() -> lines(Takes.one("A", new Rate(12, 1), Takes.bin())))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("exchange.unfit");
  }
}
