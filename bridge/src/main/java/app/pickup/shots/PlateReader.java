package app.pickup.shots;

import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.shots.Shot.Plate;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which footage of the timeline a shot is made from. */
final class PlateReader {
  private static final int MOST_HANDLES = 10_000;
  private static final Pattern TIMECODE = Pattern.compile("\\d{2}:\\d{2}:\\d{2}[:;.]\\d{2,3}");

  private PlateReader() {}

  static @Nullable Plate read(@Nullable Fields fields) {
    if (fields == null) {
      return null;
    }
    Path media = fields.needPath("media");
    String in = position(fields, "in");
    String out = position(fields, "out");
    Long handles = fields.whole("handles", 0, MOST_HANDLES);
    JsonNode speed = fields.node("speed");
    if (speed != null && !speed.isNumber()) {
      fields.wrong("speed", "must be a number");
    } else if (speed != null && speed.asDouble() != 1) {
      fields.wrong("speed", Problem.of(Code.SPEED));
    }
    fields.done();
    return media == null || in == null || out == null
        ? null
        : new Plate(media, in, out, handles == null ? 0 : handles.intValue());
  }

  /** A whole frame as digits, or a timecode as it was given. */
  private static @Nullable String position(Fields fields, String name) {
    JsonNode node = fields.node(name);
    if (node == null) {
      return fields.missing(name);
    }
    if (!node.isTextual()) {
      Long frame = fields.whole(name, 0, Integer.MAX_VALUE);
      return frame == null ? null : frame.toString();
    }
    String text = node.asText();
    return TIMECODE.matcher(text).matches()
        ? text
        : fields.wrong(
            name,
            Problem.of(
                Code.RANGE_TIMECODE,
                "value",
                Fields.shown(text),
                "why",
                "it does not read hh:mm:ss:ff; whole frames are given as a number"));
  }
}
