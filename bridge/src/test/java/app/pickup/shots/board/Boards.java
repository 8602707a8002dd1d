package app.pickup.shots.board;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Language;
import app.pickup.shots.Line;
import app.pickup.shots.Script.Beat;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Boards to test with. */
final class Boards {
  private static final String[] PIECES = {
    "Anna",
    "the door",
    "*",
    "**",
    "_",
    "[[",
    "]]",
    "/*",
    "*/",
    "\\",
    "!",
    "@",
    "#",
    "=",
    "===",
    "~",
    "(",
    ")",
    ">",
    "<",
    "CUT TO:",
    "INT. HOUSE",
    ".",
    "..",
    ":",
    "Title:",
    "^",
    "\"",
    ",",
    ";",
    "'",
    "-",
    "+",
    "=SUM(A1)",
    "é",
    "夜",
    "の汽車",
    "기차",
    "قطار",
    "👩‍🚀",
    "🎬",
    "\u200F",
    "1",
    "shot: 3 s",
    "[ja]",
    "x"
  };

  private Boards() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Storyboard whole(Reading reading) {
    assertThat(reading.remarks()).isEmpty();
    return Objects.requireNonNull(reading.board());
  }

  static Panel panel(@Nullable String scene, String text, int seconds) {
    return new Panel(
        "1",
        scene == null ? null : new Scene(scene),
        new Beat(text, BigDecimal.valueOf(seconds), null, null, List.of()),
        "");
  }

  /** Boards of odd words: marks of every syntax, five languages and more, emoji. */
  static Storyboard odd(Random dice) {
    List<Panel> panels = new ArrayList<>();
    int count = 1 + dice.nextInt(6);
    for (int i = 0; i < count; i++) {
      List<Line> lines = new ArrayList<>();
      for (int j = dice.nextInt(3); j > 0; j--) {
        lines.add(
            new Line(
                "a" + words(dice),
                Language.values()[dice.nextInt(5)],
                dice.nextInt(4) == 0 ? null : name(dice),
                null,
                null,
                null));
      }
      panels.add(
          new Panel(
              dice.nextBoolean() ? Integer.toString(i + 1) : (i + 1) + "A",
              i == 0 || dice.nextInt(3) == 0 ? null : new Scene(words(dice) + "x"),
              new Beat(
                  words(dice) + " x",
                  new BigDecimal(dice.nextInt(5) == 0 ? "2.5" : "" + (1 + dice.nextInt(9))),
                  dice.nextBoolean() ? null : Camera.values()[dice.nextInt(14)],
                  dice.nextBoolean() ? null : Framing.values()[dice.nextInt(11)],
                  lines),
              dice.nextBoolean() ? "" : words(dice)));
    }
    return new Storyboard(words(dice), panels);
  }

  private static String name(Random dice) {
    String[] names = {"ANNA", "Anna", "McCLANE", "安娜", "민수", "سارة", "THE MAN", "R2D2", "José"};
    return names[dice.nextInt(names.length)];
  }

  private static String words(Random dice) {
    StringBuilder words = new StringBuilder();
    for (int i = dice.nextInt(5); i >= 0; i--) {
      words.append(PIECES[dice.nextInt(PIECES.length)]).append(dice.nextBoolean() ? " " : "");
    }
    return words.toString();
  }
}
