package app.pickup.jobs.steps;

import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import app.pickup.media.MediaFile.Video;
import app.pickup.media.Probe;
import app.pickup.media.Rate;
import app.pickup.media.Timecode;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot.Plate;
import app.pickup.shots.Shot.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plate's range as whole frames of probed media.
 *
 * @param media the footage; variable-rate footage at the rate it is conformed to
 * @param asked what the editor marked
 * @param made the same with the handles the media has
 */
record Cut(MediaFile media, FrameRange asked, FrameRange made) {

  /** Looks at the plate and finds the range in it. */
  static Cut of(Probe probe, Plate plate, @Nullable Sequence sequence)
      throws Refused, InterruptedException {
    MediaFile media;
    try {
      media = probe.footage(plate.media());
    } catch (Refused e) {
      throw new Refused(e.problems().stream().map(p -> p.at("/plate/media")).toList());
    }
    if (media.video().variable() && sequence != null) {
      media = media.at(sequence.rate());
    }
    Video video = media.video();
    List<Problem> problems = new ArrayList<>();
    Long in = frame(plate.in(), media, "/plate/in", problems);
    Long out = frame(plate.out(), media, "/plate/out", problems);
    if (in != null && out != null) {
      if (out <= in) {
        problems.add(Problem.of(Code.RANGE_EMPTY).at("/plate/out"));
      } else if (in < 0 || out > video.frames()) {
        problems.add(
            Problem.of(
                    Code.RANGE_OUTSIDE,
                    "in",
                    Long.toString(in),
                    "out",
                    Long.toString(out),
                    "frames",
                    Long.toString(video.frames()))
                .at(in < 0 || in >= video.frames() ? "/plate/in" : "/plate/out"));
      } else {
        FrameRange asked = new FrameRange(in, out);
        return new Cut(media, asked, asked.widened(plate.handles(), video.frames()));
      }
    }
    throw new Refused(problems);
  }

  private static @Nullable Long frame(
      String text, MediaFile media, String pointer, List<Problem> problems) {
    if (text.matches("-?\\d+")) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        return Long.MAX_VALUE / 2;
      }
    }
    Rate rate = media.video().rate();
    Timecode start = media.timecode() == null ? Timecode.zero(rate) : media.timecode();
    try {
      Timecode label = Timecode.parse(text, rate);
      if (label.drop() != start.drop()) {
        problems.add(
            Problem.of(
                    Code.RANGE_TIMECODE,
                    "value",
                    text,
                    "why",
                    start.drop()
                        ? "the media counts drop-frame"
                        : "the media counts without drop-frame")
                .at(pointer));
        return null;
      }
      return label.frames() - start.frames();
    } catch (IllegalArgumentException e) {
      problems.add(
          Problem.of(Code.RANGE_TIMECODE, "value", text, "why", String.valueOf(e.getMessage()))
              .at(pointer));
      return null;
    }
  }

  /** Frames of handle that were got before and after. */
  int head() {
    return Math.toIntExact(asked.in() - made.in());
  }

  int tail() {
    return Math.toIntExact(made.out() - asked.out());
  }
}
