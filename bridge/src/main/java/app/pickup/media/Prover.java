package app.pickup.media;

import app.pickup.media.MediaFile.Audio;
import app.pickup.media.Proof.Check;
import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Probes a finished clip and compares it with its plate. Assumes nothing of how the clip was made.
 */
public final class Prover {

  private final Probe probe;
  private final Frames frames;

  public Prover(Ffmpeg ffmpeg) {
    this.probe = new Probe(ffmpeg);
    this.frames = new Frames(ffmpeg);
  }

  /**
   * What must be true of a clip.
   *
   * @param shape the plate's picture
   * @param frames how many
   * @param codec what it was asked in
   * @param timecode of the first frame
   * @param sounds the plate's sound tracks that came along
   * @param range the frames of the plate it stands for
   */
  public record Expected(
      Picture shape,
      long frames,
      Codec codec,
      Timecode timecode,
      List<Audio> sounds,
      FrameRange range) {}

  /** Compares; a file that can not even be probed is refused. */
  public Proof prove(Path clip, Expected expected) throws Refused, InterruptedException {
    MediaFile got = probe.footage(clip);
    MediaFile.Video video = got.video();
    PixelLayout shape = expected.shape().layout();
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check("frames", Long.toString(expected.frames()), Long.toString(video.frames())));
    checks.add(
        new Check(
            "rate",
            expected.shape().rate() + " even",
            video.rate() + (video.variable() ? " uneven" : " even")));
    checks.add(
        new Check(
            "size",
            size(shape, expected.shape().pixelAspect()),
            size(video.layout(), video.pixelAspect())));
    checks.add(
        new Check(
            "timecode",
            expected.timecode().toString(),
            got.timecode() == null ? "none" : got.timecode().toString()));
    checks.add(
        new Check(
            "colour",
            colour(expected.codec().colourOf(expected.shape().colour())),
            colour(video.colour())));
    checks.add(new Check("fields", expected.shape().fields().name(), video.fields().name()));
    checks.add(
        new Check(
            "depth",
            expected.codec().depthOf(shape.depth()) + " bit",
            video.layout().depth() + " bit"));
    checks.add(new Check("audio", sound(expected), sound(got.audio())));
    checks.add(new Check("last-frame", "whole, ends at " + end(expected), lastFrame(got)));
    return new Proof(checks);
  }

  private static String size(PixelLayout layout, MediaFile.Aspect pixel) {
    return layout.width() + "x" + layout.height() + " pixels " + pixel.x() + ":" + pixel.y();
  }

  private static String colour(Colour c) {
    return said(c.primaries())
        + " "
        + said(c.transfer())
        + " "
        + said(c.matrix())
        + (c.full() ? " full" : " limited");
  }

  private static String said(@Nullable String tag) {
    return tag == null ? "untagged" : tag;
  }

  private static String sound(Expected expected) {
    List<String> tracks = new ArrayList<>();
    for (Audio a : expected.sounds()) {
      long samples = Conform.samples(expected.shape().rate(), expected.range(), a.sampleRate());
      tracks.add(track(a.channels(), a.sampleRate(), samples, 0));
    }
    return tracks.isEmpty() ? "none" : String.join(", ", tracks);
  }

  private static String sound(List<Audio> sounds) {
    List<String> tracks = new ArrayList<>();
    for (Audio a : sounds) {
      tracks.add(track(a.channels(), a.sampleRate(), a.samples(), a.start()));
    }
    return tracks.isEmpty() ? "none" : String.join(", ", tracks);
  }

  private static String track(int channels, int rate, long samples, long start) {
    return channels + " ch " + rate + " Hz " + samples + " samples from " + start;
  }

  private static String end(Expected expected) {
    return expected.frames() + "/(" + expected.shape().rate() + ") s";
  }

  private String lastFrame(MediaFile got) throws InterruptedException {
    MediaFile.Video video = got.video();
    FrameTimes times = video.times();
    long last = times.count() - 1L;
    byte[] frame = new byte[video.layout().frameBytes()];
    try (FrameSource source = frames.plate(got, new FrameRange(last, last + 1), video.layout())) {
      source.read(frame);
    } catch (Refused e) {
      return "can not be decoded: " + e.problem().detail();
    }
    long ticks = times.span();
    // frames that fit into the container's own span, when they fit evenly
    long count = video.rate().framesIn(Math.multiplyExact(ticks, times.tickNum()), times.tickDen());
    boolean even =
        Math.abs(
                    (double) ticks * times.tickNum() / times.tickDen()
                        - (double) count * video.rate().den() / video.rate().num())
                * times.tickDen()
            < times.tickNum() * 1.01;
    return even
        ? "whole, ends at " + count + "/(" + video.rate() + ") s"
        : "whole, ends between frames";
  }
}
