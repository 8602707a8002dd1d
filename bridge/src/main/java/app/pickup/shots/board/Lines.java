package app.pickup.shots.board;

import app.pickup.shots.Language;
import app.pickup.shots.Line;
import app.pickup.shots.Tongue;
import java.util.List;

/** What can be told of words that are said. */
final class Lines {
  private Lines() {}

  /** The language in which they most likely begin. */
  static Language language(String text) {
    List<Line.Span> spans = new Line(text, Language.EN, null, null, null, null).spans();
    return Tongue.orEnglish(spans.isEmpty() ? text : spans.get(0).text());
  }
}
