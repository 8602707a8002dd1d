package app.pickup.media;

import app.pickup.files.Durable;
import app.pickup.media.MediaFile.Audio;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Footage for the eyes of whoever sits before a browser, which reads neither ProRes nor DNxHR:
 * single frames as pictures, and proxies that have the same frames at the same rate. They are kept
 * in one folder under names made of the file's state, and the oldest leave when it grows.
 */
public final class Screening {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final long ROOM = 2L << 30;
  private static final int WIDEST = 960;

  private final Ffmpeg ffmpeg;
  private final Probe probe;
  private final Stills stills;
  private final Path folder;

  /** One at a time: two cores are there for the jobs. */
  private final ReentrantLock screen = new ReentrantLock();

  /**
   * @param folder where proxies and frames are kept; made when it is missing
   */
  public Screening(Ffmpeg ffmpeg, Path folder) {
    this.ffmpeg = ffmpeg;
    this.probe = new Probe(ffmpeg);
    this.stills = new Stills(ffmpeg);
    this.folder = folder;
  }

  /** What is in a file of footage. */
  public MediaFile look(Path file) throws Refused, InterruptedException {
    return probe.footage(file);
  }

  /**
   * One frame as PNG.
   *
   * @param widest pixels
   * @throws Refused when there is no such frame
   */
  public Path frame(MediaFile media, long frame, int widest) throws Refused, InterruptedException {
    if (frame >= media.video().frames()) {
      throw outside(media, frame, frame + 1);
    }
    Path png = folder.resolve(name(media, frame + "w" + widest) + ".png");
    return made(png, () -> stills.frame(media, frame, widest, png));
  }

  /**
   * A range as H.264 and AAC in MP4, frame for frame, no wider than a panel.
   *
   * @throws Refused when the range is not in the media
   */
  public Path proxy(MediaFile media, FrameRange range) throws Refused, InterruptedException {
    if (range.out() > media.video().frames()) {
      throw outside(media, range.in(), range.out());
    }
    Path mp4 = folder.resolve(name(media, range.in() + "to" + range.out()) + ".mp4");
    return made(mp4, () -> encode(media, range, Fit.still(media.video(), WIDEST), mp4));
  }

  /**
   * A matte of ours as a picture of its own: in ProRes it is the alpha of the plate's picture, in
   * other codecs luma.
   */
  public Path matte(MediaFile media) throws Refused, InterruptedException {
    FrameRange whole = new FrameRange(0, media.video().frames());
    if (!media.video().codec().equals("prores")) {
      return proxy(media, whole);
    }
    Path mp4 = folder.resolve(name(media, "matte") + ".mp4");
    // alpha is of full range and square like the picture's own samples
    String seen = "alphaextract,scale=w=min(iw\\," + WIDEST + "):h=-2:out_range=limited";
    return made(mp4, () -> encode(media, whole, seen, mp4));
  }

  private interface Making {
    void now() throws Refused, InterruptedException;
  }

  private Path made(Path file, Making making) throws Refused, InterruptedException {
    screen.lockInterruptibly();
    try {
      if (Files.exists(file)) {
        return file;
      }
      Files.createDirectories(folder);
      making.now();
      makeRoom(file);
      return file;
    } catch (IOException e) {
      throw Durable.failed(file, e);
    } finally {
      screen.unlock();
    }
  }

  private void encode(MediaFile media, FrameRange range, String seen, Path mp4)
      throws Refused, InterruptedException {
    MediaFile.Video video = media.video();
    Reading reading = Reading.of(media, range);
    List<String> args = new ArrayList<>(List.of("-y", Reading.AS_STAMPED));
    args.addAll(reading.input());
    // browsers take 4:2:0 with even sides only; each frame keeps its place on a clock of its own
    String picture =
        "[0:"
            + reading.stream()
            + "]"
            + reading.filters()
            + ","
            + seen
            + ",scale=w=trunc(iw/2)*2:h=trunc(ih/2)*2:out_color_matrix=bt709:out_range=limited"
            + ",format=yuv420p,setparams=range=limited:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
            + ",settb="
            + video.rate().den()
            + "/"
            + video.rate().num()
            + ",setpts=N[v]";
    Optional<Audio> sound = media.audio().stream().findFirst();
    String filters = picture + sound.map(track -> ";" + sound(media, range, track)).orElse("");
    args.addAll(List.of("-filter_complex", filters, "-map", "[v]"));
    if (sound.isPresent()) {
      args.addAll(List.of("-map", "[a]", "-c:a", "aac", "-b:a", "128k", "-ac", "2"));
    }
    Path part = mp4.resolveSibling(mp4.getFileName() + ".part");
    args.addAll(List.of("-frames:v", Long.toString(range.length()), "-r", video.rate().toString()));
    // short groups of pictures: the wipe is scrubbed in both directions
    args.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-g", "12"));
    args.addAll(List.of("-bf", "0", "-map_metadata", "-1", "-movflags", "+faststart"));
    args.addAll(List.of("-f", "mp4", Ffmpeg.url(part)));
    ffmpeg.run(args, LIMIT);
    Durable.rename(part, mp4);
  }

  /** The first sound track over the same time, silence where it has none. */
  private static String sound(MediaFile media, FrameRange range, Audio track) {
    FrameTimes times = media.video().times();
    long first = times.micros(times.at(0));
    long from = first + micros(media, range.in());
    long until = first + micros(media, range.out());
    return "[0:"
        + track.index()
        + "]atrim=start="
        + from
        + "us:end="
        + until
        + "us,asetpts=PTS-"
        + from
        + "/1000000/TB,aresample=48000:async=1:first_pts=0[a]";
  }

  private static long micros(MediaFile media, long frame) {
    Rate rate = media.video().rate();
    return frame * 1_000_000 * rate.den() / rate.num();
  }

  private static Refused outside(MediaFile media, long in, long out) {
    return new Refused(
        Code.RANGE_OUTSIDE,
        "in",
        Long.toString(in),
        "out",
        Long.toString(out),
        "frames",
        Long.toString(media.video().frames()));
  }

  /** Another file under the same name is another proxy. */
  private static String name(MediaFile media, String what) throws Refused {
    try {
      String state =
          media.path()
              + "|"
              + Files.size(media.path())
              + "|"
              + Files.getLastModifiedTime(media.path())
              + "|"
              + what;
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
      return "%064x".formatted(new BigInteger(1, hash)).substring(0, 32);
    } catch (IOException e) {
      throw new Refused(Code.MEDIA_MISSING, "name", Sniff.name(media.path()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private void makeRoom(Path newest) throws IOException {
    List<Path> kept;
    try (Stream<Path> files = Files.list(folder)) {
      kept = new ArrayList<>(files.filter(f -> !f.equals(newest)).toList());
    }
    long room = ROOM - Files.size(newest);
    kept.sort(Comparator.comparing((Path f) -> f.toFile().lastModified()).reversed());
    for (Path file : kept) {
      room -= Files.size(file);
      if (room < 0) {
        Files.deleteIfExists(file);
      }
    }
  }
}
