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
    if (out != null && out <= in) {
      fields.wrong("out", "must lie behind in");
    }
    long at = Objects.requireNonNullElse(fields.whole("at", 0, Integer.MAX_VALUE), 0L);
    Long face = fields.whole("face", 1, MOST_FACES);
    fields.done();
    return media == null
        ? null
        : new Voice(media, in, out, at, face == null ? null : face.intValue());
  }
}
