package app.pickup.app;

import app.pickup.shots.Line;
import app.pickup.shots.Script.Beat;
import app.pickup.shots.board.Panel;
import app.pickup.shots.board.Scene;
import app.pickup.shots.board.Storyboard;
import java.io.PrintWriter;
import java.util.Locale;

/** A board for people at a terminal. */
final class BoardTable {
  private BoardTable() {}

  static void print(Storyboard board, PrintWriter to) {
    if (!board.title().isEmpty()) {
      to.println(board.title());
    }
    Scene before = null;
    for (Panel panel : board.panels()) {
      Scene scene = panel.scene();
      if (scene != null && !scene.equals(before)) {
        to.println();
        to.println(scene.heading());
        before = scene;
      }
      row(panel, to);
    }
    to.println();
    int count = board.panels().size();
    String cast = board.cast().isEmpty() ? "" : "; " + String.join(", ", board.cast());
    to.println(
        count
            + (count == 1 ? " shot, " : " shots, ")
            + board.seconds().toPlainString()
            + " s"
            + cast);
  }

  private static void row(Panel panel, PrintWriter to) {
    Beat beat = panel.beat();
    String camera =
        beat.camera() == null
            ? "-"
            : beat.camera().name().toLowerCase(Locale.ROOT).replace('_', '-');
    to.printf(
        "%4s  %4s s  %-13s  %-10s  %s%n",
        panel.label(),
        beat.seconds().toPlainString(),
        beat.framing() == null ? "-" : beat.framing().word(),
        camera,
        beat.text());
    String gap = " ".repeat(41);
    for (Line line : beat.lines()) {
      String who = line.speaker() == null ? "somebody" : line.speaker();
      to.println(gap + who + " (" + line.language().tag() + "): " + line.text());
    }
    if (!panel.why().isEmpty()) {
      to.println(gap + "| " + panel.why());
    }
  }
}
