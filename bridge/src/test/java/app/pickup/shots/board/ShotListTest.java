package app.pickup.shots.board;

import static app.pickup.shots.board.Boards.bytes;
import static app.pickup.shots.board.Boards.whole;
import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShotListTest {

  private static Reading read(String csv) {
    return ShotList.read("Night Train", bytes(csv), Wish.FREE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4|4",
        "4s|4",
        "4 s|4",
        "4 sec|4",
        "2.5|2.5",
        "'2,5'|2.5",
        "0:04|4",
        "1:30|90",
        "00:00:04|4",
        "0:02.5|2.5",
        "5 seconds|5"
      })
  @DisplayName("lengths as crews write them")
  void lengths(String written, String seconds) {
    Storyboard board = whole(read("Shot;Duration;Prompt\n1;" + written + ";a kite\n"));
    assertThat(board.panels().get(0).beat().seconds()).isEqualByComparingTo(seconds);
  }

  @Test
  @DisplayName("columns in any order and case, by the trade's words, parted by , ; or tab")
  void columns() {
    for (String by : List.of(",", ";", "\t")) {
      String csv =
          "\uFEFFSHOT SIZE|movement|Length|Scene|shot #|Prompt|Lines|Who|Language\r\n"
              + "CU|dolly in|3|INT. TRAIN - NIGHT|1A|a hand on glass|\"ANNA (ja): 行こう\nGo.\"|Ben|en\r\n"
              + "OTS|Handheld|2||1B|\"she \"\"turns\"\"\"|||\r\n";
      Storyboard board = whole(read(csv.replace("|", by)));
      assertThat(board.panels()).hasSize(2);
      Panel first = board.panels().get(0);
      assertThat(first.label()).isEqualTo("1A");
      assertThat(first.beat().framing()).isEqualTo(Framing.CLOSE);
      assertThat(first.beat().camera()).isEqualTo(Camera.PUSH_IN);
      assertThat(first.beat().lines())
          .containsExactly(
              new Line("行こう", Language.JA, "ANNA", null, null, null),
              new Line("Go.", Language.EN, "Ben", null, null, null));
      Panel second = board.panels().get(1);
      assertThat(second.scene()).isEqualTo(first.scene());
      assertThat(second.beat().text()).isEqualTo("she \"turns\"");
      assertThat(second.beat().framing()).isEqualTo(Framing.OVER_SHOULDER);
      assertThat(second.beat().camera()).isEqualTo(Camera.HAND_HELD);
    }
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | file board.empty",
        "'Shot,Seconds,Prompt\n' | file board.empty",
        "'1,2,3\n4,5,6\n' | 'row 1, Description csv.header'",
        "'Shot,Seconds,Prompt\n1,0,sea\n' | 'row 2, Seconds board.seconds'",
        "'Shot,Seconds,Prompt\n\n1,x,sea\n' | 'row 3, Seconds board.seconds'",
        "'Shot,Seconds,Prompt\n1,601,sea\n' | 'row 2, Seconds board.seconds'",
        "'Shot,Seconds,Prompt\n1,00:00:04:12,sea\n' | 'row 2, Seconds board.seconds'",
        "'Shot,Seconds,Prompt\n1,3, \n' | 'row 2, Description board.empty-prompt'",
        "'Shot,Camera,Prompt\n1,whip,sea\n' | 'row 2, Camera board.camera'",
        "'Shot,Size,Prompt\n1,huge,sea\n' | 'row 2, Size board.framing'",
        "'Shot,Language,Lines\n1,fr,oui\n' | 'row 2, Language board.language'",
        "'Shot,Prompt\n1 2 3!,sea\n' | 'row 2, Shot board.label'",
        "'Shot,Prompt,Action\n1,sea,x\n' | 'row 1, Action csv.column'",
        "'Shot,Prompt\n1,\"sea\n' | 'line 2 csv.quote'",
        "'Shot,Prompt\n1,\"sea\"x\n' | 'line 2 csv.quote'"
      })
  @DisplayName("faults are told with row and column")
  void fault(String csv, String expected) {
    Reading reading = read(csv);
    assertThat(reading.board()).isNull();
    assertThat(reading.remarks())
        .filteredOn(Remark::stops)
        .extracting(each -> each.where() + " " + each.code())
        .containsExactly(expected);
  }

  @Test
  @DisplayName("several faults at once; an unknown column is only doubted")
  void allAtOnce() {
    Reading reading = read("Shot,Mood,Seconds,Camera,Prompt\n1,x,0,whip,\n2,y,3,static,sea\n");
    assertThat(reading.remarks())
        .extracting(Remark::where)
        .containsExactly("row 1, Mood", "row 2, Seconds", "row 2, Camera", "row 2, Description");
    assertThat(reading.board()).isNull();
  }

  @Test
  @DisplayName("a shot without a length gets one by rules")
  void noLength() {
    Panel panel = whole(read("Prompt\nShe opens the door and looks at the sea.\n")).panels().get(0);
    assertThat(panel.beat().seconds()).isGreaterThanOrEqualTo(BigDecimal.ONE);
    assertThat(panel.label()).isEqualTo("1");
  }

  @Test
  @DisplayName("cells that a spreadsheet would run are made harmless and read back as they were")
  void formulas() {
    Storyboard board = new Storyboard("x", List.of(Boards.panel("=1+1", "=HYPERLINK(\"x\")", 3)));
    String csv = ShotList.write(board);
    assertThat(csv).contains("'=1+1", "\"'=HYPERLINK(\"\"x\"\")\"");
    assertThat(whole(read(csv)).panels()).isEqualTo(board.panels());
  }

  @Test
  @DisplayName("what is written is read back as the same board, whatever the words hold")
  void roundTrip() {
    for (int seed = 0; seed < 3_000; seed++) {
      Storyboard board = Boards.odd(new Random(seed));
      String csv = ShotList.write(board);
      Reading reading = ShotList.read(board.title(), bytes(csv), Wish.FREE);
      assertThat(reading.remarks()).as(seed + "\n" + csv).isEmpty();
      assertThat(Objects.requireNonNull(reading.board())).as(seed + "\n" + csv).isEqualTo(board);
    }
  }
}
