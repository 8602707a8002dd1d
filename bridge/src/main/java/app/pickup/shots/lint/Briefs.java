package app.pickup.shots.lint;

import app.pickup.shots.Camera;
import app.pickup.shots.Line;
import app.pickup.shots.Script;
import app.pickup.shots.Shot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of a shot that a model will read. */
public final class Briefs {
  private Briefs() {}

  /**
   * Each with the field it stands in.
   *
   * @param handles of those of the cast who are in it
   * @param bounds of the engine that will make it, or null
   */
  public static List<Brief> of(Shot shot, Set<String> handles, @Nullable Bounds bounds) {
    if (shot instanceof Shot.Generate generate) {
      return script(generate, handles, bounds);
    }
    return shot instanceof Shot.Edit edit ? change(edit.change(), handles) : List.of();
  }

  private static List<Brief> script(
      Shot.Generate shot, Set<String> handles, @Nullable Bounds bounds) {
    if (shot.script() instanceof Script.Prompt prompt) {
      return List.of(
          brief(
              prompt.text(), "", prompt.camera(), shot.seconds(), prompt.lines(), handles, bounds));
    }
    if (shot.script() instanceof Script.Story story) {
      return List.of(part(story.text(), "/storyboard/story", handles));
    }
    List<Brief> all = new ArrayList<>();
    List<Script.Beat> beats = ((Script.Board) shot.script()).beats();
    for (int i = 0; i < beats.size(); i++) {
      Script.Beat beat = beats.get(i);
      String at = "/shots/" + i;
      // the engine's lengths are of the whole board, and checked before an order
      all.add(brief(beat.text(), at, beat.camera(), beat.seconds(), beat.lines(), handles, null));
    }
    return all;
  }

  /** Pieces of a picture: what moves in it is the plate's. */
  private static List<Brief> change(Shot.Change change, Set<String> handles) {
    if (change instanceof Shot.Background background
        && background.with() instanceof Shot.With.Prompt prompt) {
      return List.of(part(prompt.text(), "/edit/with/prompt", handles));
    }
    if (change instanceof Shot.Replace replace
        && replace.with() instanceof Shot.With.Prompt prompt) {
      return List.of(part(prompt.text(), "/edit/with/prompt", handles));
    }
    String words =
        change instanceof Shot.Style style
            ? style.prompt()
            : change instanceof Shot.Motion motion ? motion.prompt() : null;
    return words == null ? List.of() : List.of(part(words, "/edit/prompt", handles));
  }

  private static Brief part(String text, String pointer, Set<String> handles) {
    return new Brief(text, pointer, "/lines", false, null, List.of(), handles, null);
  }

  private static Brief brief(
      String text,
      String at,
      @Nullable Camera camera,
      BigDecimal seconds,
      List<Line> lines,
      Set<String> handles,
      @Nullable Bounds bounds) {
    return new Brief(
        text, at + "/prompt", at + "/lines", true, seconds, lines, handles, bounds, camera);
  }
}
