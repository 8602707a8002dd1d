package app.pickup.shots.board;

import app.pickup.shots.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Looks at a whole board for what no engine can make good. */
public final class Check {
  private Check() {}

  /**
   * @param most seconds that an engine makes at once
   */
  public static List<Remark> of(Storyboard board, BigDecimal most) {
    List<Remark> remarks = new ArrayList<>();
    for (int i = 0; i < board.panels().size(); i++) {
      Panel panel = board.panels().get(i);
      BigDecimal has = panel.beat().seconds();
      BigDecimal talk = Talk.seconds(panel.beat().lines());
      if (talk.compareTo(has) > 0) {
        boolean hopeless = Talk.least(panel.beat().lines()).compareTo(has) > 0;
        remarks.add(
            finding(
                hopeless ? Remark.Severity.ERROR : Remark.Severity.WARNING,
                i,
                panel,
                "board.talk",
                "Its words ("
                    + panel.beat().lines().stream().map(Line::words).mapToInt(Text::words).sum()
                    + ") take about "
                    + Panel.plain(talk).toPlainString()
                    + " s to say and the shot lasts "
                    + has.toPlainString()
                    + " s; make it longer or cut the words."));
      }
      if (has.compareTo(most) > 0) {
        remarks.add(
            finding(
                Remark.Severity.WARNING,
                i,
                panel,
                "board.long",
                "It lasts "
                    + has.toPlainString()
                    + " s and most engines make "
                    + most.toPlainString()
                    + " s at once; make two shots of it."));
      }
    }
    return remarks;
  }

  private static Remark finding(
      Remark.Severity severity, int place, Panel panel, String code, String text) {
    return new Remark(severity, place + 1, "shot " + panel.label(), code, text);
  }
}
