package app.pickup.shots;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads who says what. */
public final class LineReader {
  private static final int MOST_LINES = 50;
  static final int MOST_WORDS = 2_000;
  static final int MOST_NAME = 100;
  private static final int MOST_FACES = 20;

  private LineReader() {}

  /** The lines of this field; those with a fault are told and left out. */
  public static List<Line> read(Fields of) {
    return read(of, false);
  }

  /** Those of footage, each of which may say whose face it is for. */
  static List<Line> ofFaces(Fields of) {
    return read(of, true);
  }

  private static List<Line> read(Fields of, boolean faces) {
    List<Line> lines = new ArrayList<>();
    List<Fields> given = of.objects("lines");
    if (given.size() > MOST_LINES) {
      of.wrong("lines", "must be at most " + MOST_LINES);
      return lines;
    }
    for (Fields each : given) {
      Line line = one(each, faces);
      if (line != null) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static @Nullable Line one(Fields fields, boolean faces) {
    String text = fields.needText("text", MOST_WORDS);
    String tag = fields.needText("language", MOST_NAME);
    Language language = tag == null ? null : language(fields, tag);
    String speaker = fields.text("speaker", MOST_NAME);
    String element = fields.text("element", MOST_NAME);
    if (speaker != null && element != null) {
      fields.wrong("element", "is one too many: give speaker or element");
    }
    String voice = fields.text("voice", MOST_NAME);
    Long at = fields.whole("at", 0, Integer.MAX_VALUE);
    Long face = faces ? fields.whole("face", 1, MOST_FACES) : null;
    fields.done();
    if (text == null || tag == null || language == null) {
      return null;
    }
    Line line =
        new Line(
            text,
            language,
            Line.accent(tag),
            speaker,
            element,
            voice,
            at,
            face == null ? null : face.intValue());
    return said(fields, line);
  }

  /** The line, if there is anything in it to say. */
  static @Nullable Line said(Fields fields, Line line) {
    boolean letters = line.words().codePoints().anyMatch(Character::isLetterOrDigit);
    return letters ? line : fields.wrong("text", "must say something: it has no letters");
  }

  static @Nullable Language language(Fields fields, String tag) {
    Language language = Language.of(tag);
    return language == null
        ? fields.wrong("language", "must be one of en, zh, ja, ko, es, or an accent of these")
        : language;
  }
}
