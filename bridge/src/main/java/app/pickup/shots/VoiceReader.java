package app.pickup.shots;

import app.pickup.shots.Shot.Voice;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a recorded line. */
final class VoiceReader {
  private static final int MOST_FACES = 20;

  private VoiceReader() {}

  static @Nullable Voice read(@Nullable Fields fields) {
    if (fields == null) {
      return null;
    }
    Path media = fields.needPath("media");
    long in = Objects.requireNonNullElse(fields.whole("in", 0, Integer.MAX_VALUE), 0L);
    Long out = fields.whole("out", 1, Integer.MAX_VALUE);
    boolean turned = out != null && out <= in;
    if (turned) {
      fields.wrong("out", "must lie behind in");
    }
    long at = Objects.requireNonNullElse(fields.whole("at", 0, Integer.MAX_VALUE), 0L);
    Long face = fields.whole("face", 1, MOST_FACES);
    Line said = said(fields);
    fields.done();
    return media == null || turned
        ? null
        : new Voice(media, in, out, at, face == null ? null : face.intValue(), said);
  }

  /** Its words; they need their language. */
  private static @Nullable Line said(Fields fields) {
    String text = fields.text("text", LineReader.MOST_WORDS);
    if (text == null) {
      fields.text("language", LineReader.MOST_NAME);
      return null;
    }
    String tag = fields.needText("language", LineReader.MOST_NAME);
    Language language = tag == null ? null : LineReader.language(fields, tag);
    return tag == null || language == null
        ? null
        : LineReader.said(
            fields, new Line(text, language, Line.accent(tag), null, null, null, null, null));
  }
}
