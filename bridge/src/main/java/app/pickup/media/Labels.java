package app.pickup.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bramp.ffmpeg.probe.FFmpegProbeResult;
import org.jspecify.annotations.Nullable;

/** What a file's tags say of it, in whichever track they stand. */
final class Labels {

  private Labels() {}

  /** The start timecode, or null where none is said or it does not exist at this rate. */
  static @Nullable Timecode timecode(FFmpegProbeResult found, Rate rate) {
    for (Map<String, String> tags : allTags(found)) {
      String text = tags.get("timecode");
      if (text != null) {
        try {
          return Timecode.parse(text, rate);
        } catch (IllegalArgumentException e) {
          // a label that does not exist at this rate says nothing
        }
      }
    }
    return null;
  }

  /** The reel's name, or null. */
  static @Nullable String reel(FFmpegProbeResult found) {
    return allTags(found).stream()
        .map(t -> t.get("reel_name"))
        .filter(r -> r != null && !r.isBlank())
        .findFirst()
        .orElse(null);
  }

  private static List<Map<String, String>> allTags(FFmpegProbeResult found) {
    List<Map<String, String>> all = new ArrayList<>();
    found.getStreams().forEach(s -> all.add(lowerCased(s.tags)));
    all.add(lowerCased(found.getFormat().tags));
    return all;
  }

  private static Map<String, String> lowerCased(@Nullable Map<String, String> tags) {
    Map<String, String> lower = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (tags != null) {
      lower.putAll(tags);
    }
    return lower;
  }
}
