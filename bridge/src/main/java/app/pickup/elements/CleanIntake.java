package app.pickup.elements;

import app.pickup.elements.voice.Ear;
import app.pickup.elements.voice.Heard;
import app.pickup.files.Durable;
import app.pickup.files.Sha256;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameRange;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.media.Rate;
import app.pickup.media.Sounds;
import app.pickup.media.Stills;
import app.pickup.media.Turnover;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what every vendor of elements that we know takes: pictures of 300 pixels or more, 3 to 8
 * s of footage as 1920x1080 or upright, a voice of 3 to 30 s. The copies hold nothing else that
 * stood in the files.
 */
public final class CleanIntake implements Intake {
  private static final int LEAST_SIDE = 300;
  private static final double MOST_RATIO = 2.5;

  /** No model looks closer, and its largest PNG stays below 10 MB. */
  private static final int LONGEST_SIDE = 1536;

  private static final int LONG = 1920;
  private static final int SHORT = 1080;

  /** Pixels that rounding may take from 16:9. */
  private static final int SLACK = 8;

  private static final int LEAST_VIDEO = 3000;
  private static final int MOST_VIDEO = 8000;
  private static final int LEAST_VOICE = 3000;

  /** The least that a vendor takes; silence fills a shorter voice up to it. */
  private static final int FILLED_VOICE = 5000;

  private static final int MOST_VOICE = 30_000;
  private static final Rate MILLIS = new Rate(1000, 1);

  private final Probe probe;
  private final Frames frames;
  private final Stills stills;
  private final Sounds sounds;
  private final Snapshots snapshots;

  public CleanIntake(Ffmpeg ffmpeg) {
    this.probe = new Probe(ffmpeg);
    this.frames = new Frames(ffmpeg);
    this.stills = new Stills(ffmpeg);
    this.sounds = new Sounds(ffmpeg);
    this.snapshots = new Snapshots(ffmpeg);
  }

  @Override
  public Material take(Wish wish, Path own, Path folder) throws Refused, InterruptedException {
    List<Problem> problems = new ArrayList<>();
    List<Path> images = new ArrayList<>();
    for (int i = 0; i < wish.images().size(); i++) {
      Path copy = folder.resolve("image-" + (i + 1) + ".png");
      images.add(taken(wish.images().get(i), own, copy, "/images/" + i, this::picture, problems));
    }
    Path video = null;
    if (wish.video() != null) {
      video =
          taken(wish.video(), own, folder.resolve("video.mp4"), "/video", this::video, problems);
    }
    Path voice = null;
    Heard heard = null;
    if (wish.voice() != null) {
      Path copy = folder.resolve("voice.wav");
      int before = problems.size();
      voice = taken(wish.voice(), own, copy, "/voice/media", this::voice, problems);
      heard = problems.size() > before ? null : heard(wish.voice(), own, voice, problems);
    }
    if (!problems.isEmpty()) {
      throw new Refused(problems);
    }
    try {
      return new Material(
          images,
          video,
          voice,
          hash(images, video),
          voice == null ? null : Sha256.of(voice),
          heard,
          images.isEmpty() && video == null ? null : snapshots.of(images, video, folder));
    } catch (IOException e) {
      throw Durable.failed(folder, e);
    }
  }

  /** Makes the clean copy of one file. */
  private interface Copy {
    void make(Path file, Path copy) throws Refused, InterruptedException;
  }

  private static Path taken(
      Path file, Path own, Path copy, String pointer, Copy how, List<Problem> problems)
      throws InterruptedException {
    try {
      if (file.startsWith(own) && Files.isRegularFile(file)) {
        // clean already; footage would lose a little each time
        Files.copy(file, copy);
      } else {
        how.make(file, copy);
      }
    } catch (Refused e) {
      e.problems().forEach(problem -> problems.add(problem.at(pointer)));
    } catch (IOException e) {
      problems.add(Durable.failed(copy, e).problem().at(pointer));
    }
    return copy;
  }

  private void picture(Path file, Path copy) throws Refused, InterruptedException {
    Stills.Size size = stills.size(file);
    int shorter = Math.min(size.width(), size.height());
    int longer = Math.max(size.width(), size.height());
    if (shorter < LEAST_SIDE || longer > MOST_RATIO * shorter) {
      throw shape(
          file,
          "it is "
              + size.width()
              + "x"
              + size.height()
              + "; sides of 300 pixels or more are taken, at most 2.5 to 1");
    }
    stills.clean(file, LONGEST_SIDE, copy);
  }

  private void video(Path file, Path copy) throws Refused, InterruptedException {
    MediaFile media = probe.footage(file);
    MediaFile.Video video = media.video();
    Rate rate = video.rate();
    long millis = video.frames() * 1000 * rate.den() / rate.num();
    if (millis < LEAST_VIDEO || millis > MOST_VIDEO) {
      throw shape(file, "it lasts " + millis + " ms; footage of 3 to 8 s is taken");
    }
    long width =
        Math.round(
            (double) video.layout().width() * video.pixelAspect().x() / video.pixelAspect().y());
    long height = video.layout().height();
    boolean lying = width > height;
    long longer = Math.max(width, height);
    long shorter = Math.min(width, height);
    if (shorter < SHORT || Math.abs(longer - shorter * LONG / SHORT) > SLACK) {
      throw shape(
          file,
          "it is "
              + width
              + "x"
              + height
              + "; footage of 1920x1080, 1080x1920 or larger of the same shape is taken");
    }
    if (video.fields() != MediaFile.Fields.PROGRESSIVE || video.colour().hdr()) {
      throw shape(file, "it is interlaced or HDR; progressive footage of standard range is taken");
    }
    Turnover shape = new Turnover(rate, lying ? LONG : SHORT, lying ? SHORT : LONG, true, 0);
    frames.turnOver(media, new FrameRange(0, video.frames()), shape, copy);
  }

  private void voice(Path file, Path copy) throws Refused, InterruptedException {
    long millis = sounds.frames(file, MILLIS);
    if (millis < LEAST_VOICE || millis > MOST_VOICE) {
      throw shape(file, "its sound lasts " + millis + " ms; a voice of 3 to 30 s is taken");
    }
    sounds.turnOver(file, new FrameRange(0, millis), MILLIS, MILLIS, FILLED_VOICE, copy);
  }

  private @Nullable Heard heard(Path file, Path own, Path copy, List<Problem> problems)
      throws InterruptedException {
    String name = String.valueOf(file.getFileName());
    try {
      return Ear.listen(name, sounds.samples(copy, Ear.RATE, MOST_VOICE / 1000));
    } catch (Refused e) {
      if (!file.startsWith(own)) {
        // what was kept before anybody listened stays
        e.problems().forEach(problem -> problems.add(problem.at("/voice/media")));
      }
      return null;
    }
  }

  private static Refused shape(Path file, String why) {
    return new Refused(
        Problem.of(Code.MEDIA_SHAPE, "name", String.valueOf(file.getFileName()), "why", why));
  }

  private static String hash(List<Path> images, @Nullable Path video)
      throws IOException, InterruptedException {
    StringBuilder all = new StringBuilder();
    for (Path image : images) {
      all.append("image ").append(Sha256.of(image)).append('\n');
    }
    if (video != null) {
      all.append("video ").append(Sha256.of(video)).append('\n');
    }
    return Sha256.of(all.toString());
  }
}
