package app.pickup.jobs.steps;

import app.pickup.engines.Engine;
import app.pickup.jobs.Work;
import app.pickup.media.Alignment;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameRange;
import app.pickup.media.FrameSink;
import app.pickup.media.FrameSource;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.Probe;
import app.pickup.media.Turnover;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes of a vendor's take what the local engine would have made: pictures of the wanted size, rate
 * and colour, frame for frame. An edit is laid against the footage that was turned over first.
 */
final class Refit {
  private static final String PICTURE = "picture.mov";

  private final Frames frames;
  private final Probe probe;

  Refit(Ffmpeg ffmpeg) {
    this.frames = new Frames(ffmpeg);
    this.probe = new Probe(ffmpeg);
  }

  RenderStep.Made make(Work work, Fitting fitting)
      throws Refused, IOException, InterruptedException {
    Engine.Offer offer = PrepareStep.offer(work);
    MediaFile take = probe.footage(work.folder().resolve(FetchStep.TAKE));
    Picture picture = fitting.picture();
    picture = picture.with(picture.layout().withAlpha(false));
    Path file = work.folder().resolve(PICTURE);
    long count = fitting.range().length();
    try (FrameSource source = frames(work, offer, take, count, picture);
        FrameSink sink = frames.sink(file, picture, work.shot().common().codec(), false)) {
      byte[] frame = new byte[picture.layout().frameBytes()];
      for (long i = 0; i < count; i++) {
        source.read(frame);
        sink.write(frame);
        work.made(i + 1, count);
        if (work.cancelled()) {
          throw new InterruptedException();
        }
      }
      sink.finish();
    }
    return new RenderStep.Made(PICTURE, null, offer.model(), false, false, null);
  }

  private FrameSource frames(
      Work work, Engine.Offer offer, MediaFile take, long count, Picture picture)
      throws Refused, InterruptedException {
    Turnover turnover = offer.turnover();
    if (turnover == null) {
      return frames.filled(take, count, picture);
    }
    MediaFile sent = probe.footage(work.folder().resolve(PrepareStep.FOOTAGE));
    // of another rate than was promised it is taken by time, else it would drift
    MediaFile even = take.video().rate().equals(turnover.rate()) ? take : take.at(turnover.rate());
    work.doing("aligning", Map.of(), "Laying the take against the plate.", .1);
    Alignment lies =
        Alignment.of(
            frames,
            sent,
            new FrameRange(0, sent.video().frames()),
            even,
            new FrameRange(0, even.video().frames()));
    tell(work, lies, sent.video().frames() - (even.video().frames() - lies.offset()));
    return frames.refit(even, lies.offset(), count, turnover.eachFrame(), picture);
  }

  private static void tell(Work work, Alignment lies, long missing) {
    if (lies.offset() != 0 || missing > 0) {
      String text =
          "The engine's take lay "
              + lies.offset()
              + " frames off and was brought back"
              + (missing > 0
                  ? "; its last " + missing + " frames are missing and stand still."
                  : ".");
      work.note(
          new Note(
              "take.aligned",
              Map.of(
                  "offset", Long.toString(lies.offset()),
                  "missing", Long.toString(Math.max(0, missing))),
              text));
    }
  }
}
