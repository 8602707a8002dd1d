package app.pickup.bins.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.bins.Delivery;
import app.pickup.media.Rate;
import app.pickup.media.Timecode;
import app.pickup.problem.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EdlTest {

  private static List<String> write(Delivery... takes) throws Exception {
    return Read.text(Format.EDL.write(List.of(takes))).lines().toList();
  }

  @Test
  void one_take_as_the_machine_reads_it() throws Exception {
    assertThat(write(Takes.one("A001_v001", Takes.PAL, Takes.above(250L))))
        .containsExactly(
            "TITLE: Pickup",
            "FCM: NON-DROP FRAME",
            "001  A001C003 V     C        01:00:04:00 01:00:06:00 00:00:10:00 00:00:12:00",
            "* FROM CLIP NAME: A001_v001",
            "* SOURCE FILE: A001_v001.mov",
            "* COMMENT: Background swap of A001, frames 100 to 150, by local draft",
            "* COMMENT: Made by machine: http://cv.iptc.org/newscodes/digitalsourcetype/"
                + "compositeWithTrainedAlgorithmicMedia; Pickup job job-A001_v001");
  }

  @Test
  @DisplayName("at 29.97 drop, in and out are equally long in source and record over a minute")
  void dropFrame() throws Exception {
    // 1700 frames in, so that 00:00:59;29 lies within, after which ;00 and ;01 are left out
    List<String> lines = write(Takes.one("A", Takes.NTSC, "00:59:57;00", Takes.above(1790L), true));
    assertThat(lines.get(1)).isEqualTo("FCM: DROP FRAME");
    String event = lines.get(2);
    assertThat(event).contains(" AA/V ");
    List<Timecode> labels =
        List.of(event.substring(29).split(" ", -1)).stream()
            .map(label -> Timecode.parse(label, Takes.NTSC))
            .toList();
    assertThat(event).endsWith("00:00:59;20 00:01:01;12");
    assertThat(labels.get(1).frames() - labels.get(0).frames()).isEqualTo(50);
    assertThat(labels.get(3).frames() - labels.get(2).frames()).isEqualTo(50);
    assertThat(labels).allMatch(Timecode::drop);
  }

  @Test
  void a_source_without_drop_on_a_drop_record_says_so_before_its_event() throws Exception {
    List<String> lines =
        write(
            Takes.one("A", Takes.NTSC, "01:00:00;00", Takes.bin(), false),
            Takes.one("B", Takes.NTSC, "01:00:00:00", Takes.bin(), false));
    assertThat(lines.stream().filter(line -> line.startsWith("FCM")))
        .containsExactly("FCM: DROP FRAME", "FCM: NON-DROP FRAME");
  }

  @Test
  @DisplayName("reels have at most eight letters, and no two sources share one")
  void reels() throws Exception {
    Delivery[] takes = new Delivery[12];
    for (int i = 0; i < takes.length; i++) {
      takes[i] = Takes.one("take" + i, new Rate(24000, 1001), Takes.bin());
    }
    Set<String> reels = new HashSet<>();
    long record = 0;
    for (String line : write(takes)) {
      if (line.matches("\\d{3}  .*")) {
        String reel = line.substring(5, 13).strip();
        assertThat(reel).matches("[A-Z0-9]{1,8}");
        assertThat(reels.add(reel)).isTrue();
        assertThat(line).contains(" " + new Timecode(record, 24, false) + " ");
        record += 50;
        assertThat(line).endsWith(new Timecode(record, 24, false).toString());
      }
    }
    assertThat(reels).hasSize(12);
  }

  @Test
  void two_takes_at_one_place_do_not_fit_one_track() {
    assertThatThrownBy(
            () ->
                write(
                    Takes.one("A", Takes.PAL, Takes.above(250L)),
                    Takes.one("B", Takes.PAL, Takes.above(260L))))
        .isInstanceOf(Refused.class)
        .satisfies(
            e ->
                assertThat(((Refused) e).problem().detail())
                    .contains("B lies where another take does"));
  }

  @Test
  void a_line_break_in_a_name_begins_no_event() throws Exception {
    assertThat(write(Takes.one("A\r\n002  EVIL", Takes.PAL, Takes.bin())))
        .filteredOn(line -> line.startsWith("002"))
        .isEmpty();
  }
}
