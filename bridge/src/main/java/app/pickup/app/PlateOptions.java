package app.pickup.app;

import app.pickup.media.Ffmpeg;
import app.pickup.media.Probe;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which footage a shot is made from, as a terminal says it. */
final class PlateOptions {

  private static final List<String> STILLS =
      List.of(".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp");

  @Parameters(paramLabel = "CLIP", description = "The footage.")
  private @Nullable Path clip;

  @Option(
      names = "--in",
      paramLabel = "FRAME|TC",
      description = "First frame, or its timecode. Default: the first.")
  private String in = "0";

  @Option(
      names = "--out",
      paramLabel = "FRAME|TC",
      description = "The frame after the last, or its timecode. Default: to the end.")
  private @Nullable String out;

  @Option(names = "--handles", paramLabel = "N", description = "Extra frames on both sides.")
  private int handles;

  /** Whether it is a still picture, by its ending. */
  boolean picture() {
    String name = String.valueOf(clip()).toLowerCase(Locale.ROOT);
    return STILLS.stream().anyMatch(name::endsWith);
  }

  Path clip() {
    return Objects.requireNonNull(clip);
  }

  /** Adds it to a request. */
  void put(ObjectNode body) throws IOException, InterruptedException {
    ObjectNode plate = body.putObject("plate");
    Path footage = Objects.requireNonNull(clip).toAbsolutePath().normalize();
    plate.put("media", footage.toString());
    frame(plate, "in", in);
    frame(plate, "out", out == null ? end(footage) : out);
    plate.put("handles", handles);
  }

  /**
   * The frame after the clip's last; of a clip that can not be read any, for the bridge to say so
   * with all else.
   */
  private static String end(Path clip) throws IOException, InterruptedException {
    try {
      return Long.toString(new Probe(Ffmpeg.in(Dist.folder())).footage(clip).video().frames());
    } catch (Refused e) {
      return "1";
    }
  }

  private static void frame(ObjectNode plate, String field, String value) {
    if (value.matches("-?\\d{1,18}")) {
      plate.put(field, Long.parseLong(value));
    } else {
      plate.put(field, value);
    }
  }
}
