package app.pickup.media;

import app.pickup.media.MediaFile.Aspect;
import app.pickup.media.MediaFile.Fields;
import app.pickup.media.MediaFile.Video;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Footage that is used whole and has the wanted shape already, as a take of an engine has when it
 * is worked on again: its frames are turned over as they are, so that none loses a generation and
 * nobody waits for an encoder. Only their times are written anew. What a camera or an encoder wrote
 * between the frames stays here.
 */
final class AsItIs {

  private AsItIs() {}

  static boolean serves(MediaFile media, FrameRange range, Turnover shape) {
    Video video = media.video();
    PixelLayout layout = video.layout();
    return whole(media, range)
        && video.codec().equals("h264")
        && !video.variable()
        && (shape.eachFrame() || shape.rate().equals(video.rate()))
        && layout.equals(new PixelLayout(shape.width(), shape.height(), 1, 1, 8, false))
        && video.rotation() == 0
        && video.pixelAspect().equals(Aspect.SQUARE)
        && video.fields() == Fields.PROGRESSIVE
        && usual(video.colour(), layout.height())
        && small(media.path(), shape);
  }

  /** All of its frames; those of a part lean on others, which are not to leave. */
  private static boolean whole(MediaFile media, FrameRange range) {
    return media.container().contains("mp4")
        && range.in() == 0
        && range.out() == media.video().frames();
  }

  private static boolean usual(Colour colour, int height) {
    return !colour.full()
        && usual(colour.primaries(), height)
        && usual(colour.transfer(), height)
        && usual(colour.matrix(), height);
  }

  /** What says nothing is taken for BT.709 from 720 lines up, here and elsewhere. */
  private static boolean usual(@Nullable String said, int height) {
    return said == null ? height >= 720 : said.equals("bt709");
  }

  private static boolean small(Path file, Turnover shape) {
    try {
      return shape.mostBytes() == 0 || Files.size(file) <= shape.mostBytes();
    } catch (IOException e) {
      return false;
    }
  }

  /** Arguments up to those that every turnover has. */
  static List<String> arguments(MediaFile media, Turnover shape) {
    Video video = media.video();
    Rate rate = video.rate();
    // the frame's number, by its time at the footage's own rate
    String number = "round((%s-STARTPTS)*TB*" + rate.num() + "/" + rate.den() + ")";
    List<String> args = new ArrayList<>(Ffmpeg.footage(media.path()));
    args.addAll(
        List.of(
            "-map",
            "0:" + video.index(),
            "-c:v",
            "copy",
            "-bsf:v",
            "filter_units=remove_types=6,setts=pts="
                + String.format(number, "PTS")
                + ":dts="
                + String.format(number, "DTS")
                + ":duration=1:time_base="
                + shape.rate().den()
                + "/"
                + shape.rate().num(),
            "-write_tmcd",
            "0"));
    return args;
  }
}
