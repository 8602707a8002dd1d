package app.pickup.shots.board;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitterTest {
  private static final String STORY =
      """
      At the station Anna waits under the clock. The train comes in. "You are late," says Ben.
      Anna smiles. "Only a year," she says. A hand on the latch. Later, on the platform, nobody is left.
      """;

  private static Storyboard split(String story, @Nullable String seconds, @Nullable Integer shots) {
    Wish wish = new Wish(seconds == null ? null : new BigDecimal(seconds), shots);
    return Boards.whole(Splitter.story("x", story, wish));
  }

  @ParameterizedTest(name = "{0} s in at most {1}")
  @CsvSource({"15,6", "10,6", "4,6", "3,6", "2.5,4", "60,3", "12.04,6", "7,1", "15,"})
  @DisplayName(
      "shots sum to the wanted length to the digit, each lasts a second or more, none too many")
  void sums(String seconds, @Nullable Integer shots) {
    Storyboard board = split(STORY, seconds, shots);
    assertThat(board.seconds()).isEqualByComparingTo(seconds);
    if (shots != null) {
      assertThat(board.panels()).hasSizeLessThanOrEqualTo(shots);
    }
    if (board.panels().size() > 1) {
      assertThat(board.panels()).allMatch(p -> p.beat().seconds().compareTo(BigDecimal.ONE) >= 0);
      assertThat(board.panels().subList(0, board.panels().size() - 1))
          .allMatch(p -> p.beat().seconds().scale() == 0);
    }
    assertThat(board.panels()).allMatch(p -> !p.why().isEmpty() && !p.beat().text().isEmpty());
    assertThat(split(STORY, seconds, shots)).isEqualTo(board);
  }

  @Test
  @DisplayName("a new place is wide, a reply over the shoulder, a detail an insert; each says why")
  void choices() {
    List<Panel> panels = split(STORY, null, null).panels();
    assertThat(panels.get(0).beat().framing()).isEqualTo(Framing.WIDE);
    assertThat(panels.get(0).beat().camera()).isEqualTo(Camera.STATIC);
    assertThat(panels).anyMatch(p -> p.beat().framing() == Framing.INSERT);
    assertThat(panels.get(panels.size() - 1).beat().framing()).isEqualTo(Framing.WIDE);
    assertThat(panels.get(panels.size() - 1).why()).startsWith("A new place or time");
    assertThat(panels.stream().flatMap(p -> p.beat().lines().stream()))
        .extracting(Line::speaker, Line::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Ben", "You are late"),
            org.assertj.core.groups.Tuple.tuple("Anna", "Only a year"));
    Storyboard said =
        split("The camera cranes up over the roofs. Extreme close-up of an eye.", null, null);
    assertThat(said.panels().get(0).beat().camera()).isEqualTo(Camera.CRANE_UP);
    assertThat(said.panels().get(1).beat().framing()).isEqualTo(Framing.EXTREME_CLOSE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "She waits. \"It is late,\" says Anna.|EN|Anna|It is late",
        "Anna: \"It is late.\"|EN|Anna|It is late.",
        "Anna turns and whispers, \"Go.\"|EN|Anna|Go.",
        "Ana abre la puerta. «¿Dónde estás?», dijo Ana.|ES|Ana|¿Dónde estás?",
        "—Hola, amigo —dijo Ana.|ES|Ana|Hola, amigo",
        "安娜低声说：“你来了。”|ZH|安娜|你来了。",
        "アンナは「行きましょう」と言った。|JA|アンナ|行きましょう",
        "안나가 말했다. 민수가 말했다 \"어디 가요?\"|KO|민수|어디 가요?",
        "Anna (ja): 行こう|JA|Anna|行こう",
        "민수: 안녕하세요|KO|민수|안녕하세요",
        "\"Stay where you are,\" he whispers.|EN|The man|Stay where you are",
        "\"A dramatic storm\", she said.|EN|The woman|A dramatic storm",
        "Anna waits. \"A storm\", she said quietly.|EN|Anna|A storm",
        "\"Go on,\" said the old man.|EN|The old man|Go on",
        "\"Go on,\" the old man murmurs.|EN|The old man|Go on",
        "«No te vayas», susurra ella.|ES|La mujer|No te vayas",
        "Marta dijo: —Vámonos ya.|ES|Marta|Vámonos ya.",
        "Marta dijo: —Vamos.|ES|Marta|Vamos.",
        "'Marta dijo:\n—Vamos.'|ES|Marta|Vamos.",
        "Clara dijo en voz baja: —No.|ES|Clara|No.",
        "Anna enters. \"Come,\" she said, turning to Ben.|EN|Anna|Come",
        "\"Run!\" shouted a guard from the wall.|EN|A guard|Run!",
      })
  @DisplayName("who says what in which of five languages")
  void talk(String story, Language language, String speaker, String words) {
    List<Line> lines =
        split(story, null, null).panels().stream().flatMap(p -> p.beat().lines().stream()).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).language()).isEqualTo(language);
    assertThat(lines.get(0).speaker()).isEqualTo(speaker);
    assertThat(lines.get(0).text()).isEqualTo(words);
  }

  @Test
  @DisplayName("a speech stays whole; a long line in a short shot is told")
  void tooMuchTalk() {
    String words = "word ".repeat(40).strip();
    Reading reading =
        Fountain.read(Boards.bytes("[[shot: 1 s]]\n\nSea.\n\nANNA\n" + words + "."), Wish.FREE);
    Storyboard board = Boards.whole(reading);
    assertThat(Check.of(board, BigDecimal.valueOf(15)))
        .extracting(Remark::where, Remark::code, Remark::stops)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("shot 1", "board.talk", true));
    Storyboard split = split("Anna: " + words + ".", null, null);
    assertThat(split.panels()).hasSize(1);
    assertThat(Check.of(split, BigDecimal.valueOf(60))).isEmpty();
  }

  @Test
  @DisplayName("nothing to shoot, right-to-left and emoji")
  void odd() {
    assertThat(Splitter.story("", " \n ", Wish.FREE).board()).isNull();
    assertThat(Splitter.story("", "", Wish.FREE).remarks())
        .extracting(Remark::code)
        .containsExactly("board.empty");
    assertThat(split("سارة تفتح الباب. ثم تخرج 👩‍🚀.", null, null).panels()).isNotEmpty();
  }

  @Test
  @DisplayName("scenes of a script begin shots and open wide; their own shots stay as they are")
  void scenes() {
    Storyboard board =
        Boards.whole(
            Fountain.read(
                Boards.bytes(
                    "INT. A - DAY\n\nAnna sits.\n\nANNA\nHello.\n\nBEN\nGood evening.\n\nEXT. B - NIGHT\n\n"
                        + "[[shot: 4 s, orbit]]\n\nRain.\n"),
                new Wish(BigDecimal.valueOf(14), null)));
    assertThat(board.seconds()).isEqualByComparingTo("14");
    List<Panel> panels = board.panels();
    assertThat(panels).hasSize(4);
    assertThat(panels.get(2).beat().framing()).isEqualTo(Framing.OVER_SHOULDER);
    assertThat(panels.get(3).beat().seconds()).isEqualByComparingTo("4");
    assertThat(panels.get(3).beat().framing()).isNull();
    assertThat(Objects.requireNonNull(panels.get(3).scene()).time()).isEqualTo("NIGHT");
  }

  @Test
  @DisplayName("who says something is no shot, what they do beside it is one")
  void tags() {
    Storyboard storm = split("\"A dramatic storm\", she said. \"Go on,\" he said.", null, null);
    assertThat(storm.panels())
        .extracting(p -> p.beat().text())
        .containsExactly("The woman speaks.", "The man speaks.");
    Storyboard fox =
        split("\"Stay where you are,\" he whispers. The fox looks at him.", null, null);
    assertThat(fox.panels())
        .extracting(p -> p.beat().text())
        .containsExactly("The man speaks.", "The fox looks at him.");
    Storyboard parted = split("\"I think,\" Anna said, \"we should go.\"", null, null);
    assertThat(parted.panels()).hasSize(1);
    assertThat(parted.cast()).containsExactly("Anna");
    Storyboard acts = split("\"No.\" She calls a cab. It stops at once.", null, null);
    assertThat(acts.panels().get(1).beat().text()).startsWith("She calls a cab.");
    Storyboard turns = split("\"No,\" she said, turning to the dark window.", null, null);
    assertThat(turns.panels()).extracting(p -> p.beat().text()).anyMatch(t -> t.contains("turn"));
    assertThat(turns.cast()).containsExactly("The woman");
  }

  private static Reading sample(@Nullable String seconds, @Nullable Integer shots)
      throws java.io.IOException {
    Wish wish = new Wish(seconds == null ? null : new BigDecimal(seconds), shots);
    byte[] file =
        java.nio.file.Files.readAllBytes(
            java.nio.file.Path.of("docs/samples/night-train.fountain"));
    return Fountain.read(file, wish);
  }

  @ParameterizedTest(name = "{0} s in at most {1}")
  @CsvSource({"60,", "60,24", "50,", "90,", "200,"})
  @DisplayName("of a wanted length what is said gets its seconds first")
  void wordsFirst(String seconds, @Nullable Integer shots) throws java.io.IOException {
    Storyboard board = Boards.whole(sample(seconds, shots));
    assertThat(board.seconds()).isEqualByComparingTo(seconds);
    assertThat(Check.of(board, BigDecimal.valueOf(60))).isEmpty();
  }

  @Test
  @DisplayName("a length that the words do not fit in is refused with the least that they do")
  void tooShort() throws java.io.IOException {
    Reading reading = sample("20", null);
    assertThat(reading.board()).isNull();
    assertThat(reading.remarks()).extracting(Remark::code).containsExactly("board.length");
    String least = reading.remarks().get(0).text().replaceAll(".*at least (\\d+) s.*", "$1");
    Storyboard board = Boards.whole(sample(least, null));
    assertThat(Check.of(board, BigDecimal.valueOf(60))).noneMatch(Remark::stops);
    String less = new BigDecimal(least).subtract(BigDecimal.ONE).toPlainString();
    assertThat(sample(less, null).board()).isNull();
    assertThat(Splitter.story("x", STORY, new Wish(new BigDecimal("0.5"), 3)).board()).isNull();
  }

  @Test
  @DisplayName("a merged shot lasts as long as its parts and says so")
  void merged() throws java.io.IOException {
    Storyboard free = Boards.whole(sample(null, null));
    Storyboard few = Boards.whole(sample(null, 7));
    assertThat(few.panels()).hasSize(7);
    assertThat(few.seconds()).isEqualByComparingTo(free.seconds());
    assertThat(few.panels())
        .filteredOn(p -> !p.beat().lines().isEmpty())
        .allMatch(p -> p.why().contains("words of action"));
  }
}
