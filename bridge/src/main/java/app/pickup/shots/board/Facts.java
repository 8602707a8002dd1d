package app.pickup.shots.board;

import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Script.Beat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What scripts do not say of a shot and a board must, written into a script as a note: {@code
 * [[shot 12A: 3 s, push-in, medium-close]]}. Each part may be left out.
 *
 * @param label null: its place in the board
 * @param seconds null: as long as its words take
 * @param why a remark
 */
record Facts(
    @Nullable String label,
    @Nullable BigDecimal seconds,
    @Nullable Camera camera,
    @Nullable Framing framing,
    String why) {

  private static final String SHOT = "shot";

  /** Whether a note is meant to be one. */
  static boolean begin(String note) {
    String low = note.strip().toLowerCase(Locale.ROOT);
    int colon = low.indexOf(':');
    return low.equals(SHOT)
        || (colon > 0
            && (low.substring(0, colon).strip().equals(SHOT)
                || (low.startsWith(SHOT + " ")
                    && Panel.labels(low.substring(SHOT.length(), colon).strip()))));
  }

  /** Reads one; what it does not understand is told. */
  static Facts read(String note, int line, List<Remark> remarks) {
    int colon = note.indexOf(':');
    String head = (colon < 0 ? note : note.substring(0, colon)).strip();
    String label = head.length() > SHOT.length() ? head.substring(SHOT.length()).strip() : null;
    BigDecimal seconds = null;
    Camera camera = null;
    Framing framing = null;
    String[] parts = (colon < 0 ? "" : note.substring(colon + 1)).split(",", -1);
    for (String part : parts) {
      String word = part.strip().toLowerCase(Locale.ROOT);
      Optional<Camera> move = Trade.camera(word);
      Optional<Framing> size = Trade.framing(word);
      if (word.isEmpty()) {
        continue;
      }
      if (Character.isDigit(word.charAt(0)) || word.charAt(0) == '-') {
        Seconds read = Seconds.read(word);
        seconds = read.value();
        if (read.fault() != null) {
          remarks.add(Remark.line(line, "board.seconds", read.fault()));
        }
      } else if (move.isPresent()) {
        camera = move.get();
      } else if (size.isPresent()) {
        framing = size.get();
      } else {
        remarks.add(
            Remark.line(
                line,
                "board.fact",
                "\""
                    + Text.shown(part, 40)
                    + "\" is neither seconds, nor a camera move ("
                    + Trade.cameras()
                    + "), nor a framing ("
                    + Trade.framings()
                    + ")."));
      }
    }
    return new Facts(label, seconds, camera, framing, "");
  }

  Facts because(String remark) {
    return new Facts(label, seconds, camera, framing, remark);
  }

  /** The note of a panel, without its brackets. */
  static String write(Panel panel, int place) {
    Beat beat = panel.beat();
    List<String> parts = new ArrayList<>(List.of(beat.seconds().toPlainString() + " s"));
    if (beat.camera() != null) {
      parts.add(Trade.word(beat.camera()));
    }
    if (beat.framing() != null) {
      parts.add(beat.framing().word());
    }
    boolean own = !panel.label().equals(Integer.toString(place));
    return SHOT + (own ? " " + panel.label() : "") + ": " + String.join(", ", parts);
  }
}
