package app.pickup.shots.board;

import static app.pickup.shots.board.Boards.bytes;
import static app.pickup.shots.board.Boards.whole;
import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import app.pickup.shots.board.FountainElement.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FountainTest {

  static Stream<Arguments> elements() {
    return Stream.of(
        Arguments.of("INT. HOUSE - DAY\n\nA door.", "SCENE INT. HOUSE - DAY|ACTION A door."),
        Arguments.of("ext. brick road - night\n", "SCENE ext. brick road - night"),
        Arguments.of("INT./EXT. CAR #12A#\n", "SCENE INT./EXT. CAR"),
        Arguments.of("I/E KITCHEN\n", "SCENE I/E KITCHEN"),
        Arguments.of("EST. SKYLINE\n", "SCENE EST. SKYLINE"),
        Arguments.of(".THE MOON\n", "SCENE THE MOON"),
        Arguments.of("...and then\n", "ACTION ...and then"),
        Arguments.of("INTERNAL affairs call.\n", "ACTION INTERNAL affairs call."),
        Arguments.of("A line\nINT. HOUSE\n", "ACTION A line INT. HOUSE"),
        Arguments.of(
            "!INT. HOUSE is painted on the wall\n", "ACTION INT. HOUSE is painted on the wall"),
        Arguments.of("ANNA\nHello.", "CUE ANNA|DIALOGUE Hello."),
        Arguments.of("ANNA (V.O.)\nHello\nthere.", "CUE ANNA (V.O.)|DIALOGUE Hello there."),
        Arguments.of("ANNA (on the radio) ^\nHi.", "CUE ANNA (on the radio) ^|DIALOGUE Hi."),
        Arguments.of("R2D2\nBeep.", "CUE R2D2|DIALOGUE Beep."),
        Arguments.of("23\nskidoo", "ACTION 23 skidoo"),
        Arguments.of("@McCLANE\nYippie.", "CUE McCLANE|DIALOGUE Yippie."),
        Arguments.of("@安娜\n你好。", "CUE 安娜|DIALOGUE 你好。"),
        Arguments.of("安娜\n你好。", "ACTION 安娜你好。"),
        Arguments.of("سارة تفتح الباب 🚪\n", "ACTION سارة تفتح الباب 🚪"),
        Arguments.of("@سارة\nمرحبا [en] hi", "CUE سارة|DIALOGUE مرحبا [en] hi"),
        Arguments.of(
            "ANNA\n(softly)\nHi.\n  \nStill me.",
            "CUE ANNA|PARENTHETICAL softly|DIALOGUE Hi. Still me."),
        Arguments.of("BANG!\n\nSmoke.", "ACTION BANG!|ACTION Smoke."),
        Arguments.of("CUT TO:\n\nSea.", "TRANSITION CUT TO:|ACTION Sea."),
        Arguments.of("> Burn to white.\n", "TRANSITION Burn to white."),
        Arguments.of("> THE END <\n", "CENTRED THE END"),
        Arguments.of("FADE IN:\n\nSea.", "TRANSITION FADE IN:|ACTION Sea."),
        Arguments.of("~Willy, Willy\n", "LYRICS Willy, Willy"),
        Arguments.of("===\n\n# Act\n\n## Seq\n\n= synopsis\n\nSea.", "ACTION Sea."),
        Arguments.of(
            "He is *very* **old** and ***loud***, _so_ he says.",
            "ACTION He is very old and loud, so he says."),
        Arguments.of("Code \\*9765\\* and 3 * 4 * 5", "ACTION Code *9765* and 3 * 4 * 5"),
        Arguments.of("snake_case stays, 2 * 3", "ACTION snake_case stays, 2 * 3"),
        Arguments.of("One [[a note]] two\n", "ACTION One two|NOTE a note"),
        Arguments.of(
            "One\n[[a note\nover lines]]\ntwo", "ACTION One|NOTE a note over lines|ACTION two"),
        Arguments.of("One\n/* away\n\nINT. X\n*/\ntwo", "ACTION One two"),
        Arguments.of("Title: _**A**_\n    Film\nAuthor: X\n\nSea.", "TITLE A Film|ACTION Sea."),
        Arguments.of("\uFEFFSea.\r\nMore.\r\n", "ACTION Sea. More."));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("elements")
  @DisplayName("elements of the syntax")
  void element(String script, String expected) {
    List<Remark> remarks = new ArrayList<>();
    String text = java.util.Objects.requireNonNull(Source.of(bytes(script)).text());
    List<String> read =
        FountainElements.of(text, remarks).stream().map(e -> e.kind() + " " + e.text()).toList();
    assertThat(String.join("|", read)).isEqualTo(expected);
    assertThat(remarks).isEmpty();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("Sea.\n\n/* lost\n\nINT. X\n", "line 3 fountain.boneyard"),
        Arguments.of("Sea.\n\nA [[note\n\nMore.", "line 3 fountain.note"),
        Arguments.of("Sea.\n\n@ANNA\n\nShe waits.", "line 3 fountain.nothing-said"),
        Arguments.of("Sea.\n\n@\nHello", "line 3 fountain.cue"),
        Arguments.of("Sea.\n\n(whispering)\nHello", "line 3 fountain.no-speaker"),
        Arguments.of("", "file board.empty"),
        Arguments.of("Title: Nothing\n\nINT. HOUSE\n\nCUT TO:\n", "file board.empty"),
        Arguments.of("[[shot: 0 s]]\n\nSea.", "line 1 board.seconds"),
        Arguments.of("[[shot: -3 s]]\n\nSea.", "line 1 board.seconds"),
        Arguments.of("[[shot: 3 s, whip-pan]]\n\nSea.", "line 1 board.fact"),
        Arguments.of("[[shot: 3 s]]\n\nINT. X\n\nSea.", "line 1 board.empty-prompt"),
        Arguments.of("Sea.\n\0", "line 2 board.not-text"),
        Arguments.of(
            "@A\n\n[[shot: 0 s, up]]\n\n/* x",
            "line 1 fountain.nothing-said|line 3 board.seconds|line 3 board.fact"
                + "|line 3 board.empty-prompt|line 5 fountain.boneyard"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("faults")
  @DisplayName("faults are told with their lines, all at once, and leave no half board")
  void fault(String script, String expected) {
    Reading reading = Fountain.read(bytes(script), Wish.FREE);
    assertThat(reading.board()).isNull();
    assertThat(reading.remarks())
        .extracting(each -> each.where() + " " + each.code())
        .containsExactly(expected.split("\\|", -1));
  }

  @Test
  @DisplayName("what is no UTF-8 is told with its line; more than 1 MB is refused")
  void bytesOfOthers() {
    byte[] latin = "Sea.\nCaf\u00e9.".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Fountain.read(latin, Wish.FREE).remarks())
        .extracting(Remark::where, Remark::code)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("line 2", "board.not-utf8"));
    assertThat(Fountain.read(new byte[Source.MOST + 1], Wish.FREE).remarks())
        .extracting(Remark::code)
        .containsExactly("board.too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[[", "/*", "*", "_", "\\", "(", "@A\n", "\n\n", "a_ *b", "]]", "\"", "#", "A\n"})
  @Timeout(60)
  @DisplayName("a megabyte of any mark is read in seconds")
  void hostile(String mark) {
    byte[] file = bytes(mark.repeat(Source.MOST / mark.length()));
    assertThat(Fountain.read(file, Wish.FREE)).isNotNull();
    assertThat(ShotList.read("x", file, Wish.FREE)).isNotNull();
    assertThat(Splitter.story("x", file, Wish.FREE)).isNotNull();
  }

  @Test
  @DisplayName("a script's own shots keep their seconds, move, framing, speakers and languages")
  void notes() {
    Storyboard board =
        whole(
            Fountain.read(
                bytes(
                    """
                    Title: Night Train

                    INT. NIGHT TRAIN - COMPARTMENT - NIGHT

                    [[shot 3B: 4.5 s, push-in, MCU]]

                    Anna folds the letter.

                    ANNA (V.O.)
                    (whispering)
                    I was never here.
                    (in Japanese)
                    さようなら。

                    @김
                    어디 가요?
                    """),
                Wish.FREE));
    assertThat(board.title()).isEqualTo("Night Train");
    assertThat(board.panels()).hasSize(1);
    Panel panel = board.panels().get(0);
    assertThat(panel.label()).isEqualTo("3B");
    assertThat(java.util.Objects.requireNonNull(panel.scene()).place())
        .isEqualTo("NIGHT TRAIN - COMPARTMENT");
    assertThat(panel.scene().time()).isEqualTo("NIGHT");
    assertThat(panel.scene().told()).isEqualTo("Interior, night train, compartment, night.");
    assertThat(panel.beat().seconds()).isEqualByComparingTo("4.5");
    assertThat(panel.beat().camera()).isEqualTo(Camera.PUSH_IN);
    assertThat(panel.beat().framing()).isEqualTo(Framing.MEDIUM_CLOSE);
    assertThat(panel.beat().text())
        .isEqualTo("Anna folds the letter. ANNA, whispering, heard, not seen.");
    assertThat(panel.beat().lines())
        .containsExactly(
            new Line("I was never here. [ja] さようなら。", Language.EN, "ANNA", null, null, null),
            new Line("어디 가요?", Language.KO, "김", null, null, null));
    assertThat(panel.beat().lines().get(0).spans()).hasSize(2);
  }

  @Test
  @DisplayName("what is written is read back as the same board, whatever the words hold")
  void roundTrip() {
    for (int seed = 0; seed < 3_000; seed++) {
      Storyboard board = Boards.odd(new Random(seed));
      String script = Fountain.write(board);
      Reading reading = Fountain.read(bytes(script), Wish.FREE);
      assertThat(reading.remarks()).as(seed + "\n" + script).isEmpty();
      assertThat(reading.board()).as(seed + "\n" + script).isEqualTo(board);
    }
  }

  @Test
  @DisplayName("sections, synopses, page breaks and transitions are no shots")
  void noShots() {
    assertThat(
            FountainElements.of("# A\n\n= B\n\n===\n", new ArrayList<>()).stream()
                .map(FountainElement::kind))
        .doesNotContain(Kind.ACTION, Kind.SCENE);
  }
}
