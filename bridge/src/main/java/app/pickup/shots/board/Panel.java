package app.pickup.shots.board;

import app.pickup.shots.Line;
import app.pickup.shots.Script.Beat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One shot of a storyboard.
 *
 * @param label as crews call it, {@code 7} or {@code 12A}; up to 12 letters and digits
 * @param scene where it plays, or null: nobody has said
 * @param beat what is seen and said; its words are one line, its seconds exact
 * @param why what the splitter thought, or the writer's remark; may be empty
 */
public record Panel(String label, @Nullable Scene scene, Beat beat, String why) {

  public Panel {
    why = Text.line(why);
    beat =
        new Beat(
            Text.line(beat.text()),
            plain(beat.seconds()),
            beat.camera(),
            beat.framing(),
            beat.lines().stream().map(Panel::clean).toList());
  }

  /** Whether this can be a label. */
  static boolean labels(String text) {
    return text.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,11}");
  }

  Panel in(@Nullable Scene place) {
    return new Panel(label, place, beat, why);
  }

  private static Line clean(Line line) {
    String speaker = line.speaker() == null ? null : Text.line(line.speaker());
    return new Line(
        Text.line(line.text()), line.language(), speaker, line.element(), line.voice(), line.at());
  }

  static BigDecimal plain(BigDecimal seconds) {
    BigDecimal bare = seconds.stripTrailingZeros();
    return bare.setScale(Math.max(0, bare.scale()));
  }
}
