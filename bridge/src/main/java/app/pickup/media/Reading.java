package app.pickup.media;

import app.pickup.media.MediaFile.Video;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How ffmpeg reads a range of footage: every frame of it, once, in order, and nothing else.
 *
 * <p>The cut is made by the time stamps the probe saw, so edit lists, a first stamp other than 0,
 * B-frames and open groups of pictures change nothing: decoding begins a whole group earlier. Time
 * stamps must be left as they are ({@link #AS_STAMPED}).
 *
 * @param input arguments up to the file
 * @param stream the number of the picture's stream in it
 * @param filters what lets the range through, as planar samples
 */
record Reading(List<String> input, int stream, String filters) {

  /** Goes before the first input. */
  static final String AS_STAMPED = "-copyts";

  static Reading of(MediaFile media, FrameRange range) {
    Video video = media.video();
    FrameTimes times = video.times();
    List<String> input = new ArrayList<>(List.of("-threads", decoderThreads(video)));
    String cut;
    if (video.variable()) {
      cut =
          "setpts=PTS-("
              + times.at(0)
              + "),fps=fps="
              + video.rate()
              + ":start_time=0:round=near,"
              + "tpad=stop=2:stop_mode=clone,trim=start_frame="
              + range.in()
              + ":end_frame="
              + range.out();
    } else {
      OptionalLong start = seekable(media) ? times.safeStart(range.in()) : OptionalLong.empty();
      if (start.isPresent()) {
        // relative to the file's own start, and behind the key frame by less than a frame
        long micros =
            times.micros(start.getAsLong()) + 500_000L * video.rate().den() / video.rate().num();
        input.addAll(List.of("-noaccurate_seek", "-seek_timestamp", "1", "-ss", micros + "us"));
      }
      cut = "trim=start_pts=" + times.at(range.in());
      if (range.out() < times.count()) {
        cut += ":end_pts=" + times.at(range.out());
      }
    }
    input.addAll(Ffmpeg.footage(media.path()));
    return new Reading(input, video.index(), cut + convert(video));
  }

  /**
   * Arguments that hand the frames of this one file through further filters, each with its comma.
   */
  List<String> through(String further) {
    List<String> args = new ArrayList<>(List.of(AS_STAMPED));
    args.addAll(input);
    args.addAll(List.of("-map", "0:" + stream, "-an", "-sn", "-dn", "-vf", filters + further));
    return args;
  }

  /**
   * How samples that are not planar YUV become so: RGB by a matrix, full-range grey without being
   * squeezed.
   */
  private static String convert(Video video) {
    if (video.rgb()) {
      return ",scale=out_color_matrix=bt709:out_range=limited:flags=accurate_rnd+full_chroma_int";
    }
    return video.colour().full() ? ",scale=in_range=full:out_range=full" : "";
  }

  /** Transport and program streams have no index: a seek there may land behind the frame wanted. */
  private static boolean seekable(MediaFile media) {
    return !media.container().contains("mpeg");
  }

  private static String decoderThreads(Video video) {
    boolean heavy =
        (long) video.layout().width() * video.layout().height() > 2_100_000
            || video.layout().depth() > 8;
    return heavy && Runtime.getRuntime().availableProcessors() > 1 ? "2" : "1";
  }
}
