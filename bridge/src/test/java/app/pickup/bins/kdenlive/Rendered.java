package app.pickup.bins.kdenlive;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.media.Studio;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Pictures of 720p and sound of 48 kHz as they come out of a film or a clip. */
final class Rendered implements AutoCloseable {

  /** The peak of the tone. */
  static final double LOUD = 8000;

  private static final int FRAME = 1280 * 720 * 3 / 2;
  private static final int SAMPLES = 48000 / 25;
  private static final double HERTZ = 1000;

  private final Path file;
  private final RandomAccessFile raw;

  private Rendered(Path file) throws IOException {
    this.file = file;
    this.raw = new RandomAccessFile(file.toFile(), "r");
  }

  /** A Kdenlive project's pictures, rendered by the melt that Kdenlive renders with. */
  static Rendered film(Path film, Path folder) throws IOException, Refused, InterruptedException {
    Path file = folder.resolve("film.yuv");
    melt(film, file, "f=rawvideo", "vcodec=rawvideo", "pix_fmt=yuv420p", "an=1");
    return new Rendered(file);
  }

  /** A clip's pictures. */
  static Rendered of(Studio studio, Path clip, Path file)
      throws IOException, Refused, InterruptedException {
    studio.run(
        List.of(
            "-y",
            "-i",
            clip.toString(),
            "-map",
            "0:v",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "yuv420p",
            file.toString()));
    return new Rendered(file);
  }

  long frames() throws IOException {
    assertThat(raw.length() % FRAME).isZero();
    return raw.length() / FRAME;
  }

  /** How like a frame is to another's, as PSNR in decibels over all planes; 100: the same. */
  double likeness(int frame, Rendered other, int its) throws IOException {
    byte[] one = frame(frame);
    byte[] two = other.frame(its);
    double sum = 0;
    for (int i = 0; i < FRAME; i++) {
      int apart = (one[i] & 255) - (two[i] & 255);
      sum += apart * apart;
    }
    return sum == 0 ? 100 : 10 * Math.log10(255.0 * 255.0 * FRAME / sum);
  }

  private byte[] frame(int number) throws IOException {
    byte[] frame = new byte[FRAME];
    raw.seek((long) number * FRAME);
    raw.readFully(frame);
    return frame;
  }

  /** Raw sound, one channel: a tone of so many seconds. */
  static Path tone(Path file, int seconds) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(seconds * 48000 * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < seconds * 48000; i++) {
      all.putShort((short) (LOUD * Math.sin(2 * Math.PI * HERTZ * i / 48000)));
    }
    return Files.write(file, all.array());
  }

  /** How loud the tone is in each frame of a project's sound, as its peak (Goertzel). */
  static double[] tones(Path film, Path folder) throws IOException, Refused, InterruptedException {
    Path file = folder.resolve("film.pcm");
    melt(film, file, "f=s16le", "acodec=pcm_s16le", "channels=1", "frequency=48000", "vn=1");
    ShortBuffer sound =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    double[] tones = new double[sound.remaining() / SAMPLES];
    double turn = 2 * Math.cos(2 * Math.PI * HERTZ / 48000);
    for (int frame = 0; frame < tones.length; frame++) {
      double last = 0;
      double before = 0;
      for (int i = 0; i < SAMPLES; i++) {
        double now = sound.get(frame * SAMPLES + i) + turn * last - before;
        before = last;
        last = now;
      }
      double power = last * last + before * before - turn * last * before;
      tones[frame] = 2 * Math.sqrt(power) / SAMPLES;
    }
    return tones;
  }

  private static void melt(Path film, Path into, String... how)
      throws IOException, Refused, InterruptedException {
    List<String> command = new ArrayList<>();
    // it takes the name of the project for a URL
    command.addAll(List.of("melt", film.toString().replace("%", "%25")));
    // as Kdenlive's own render: the black below all is twenty minutes longer than the film
    command.addAll(List.of("in=0", "out=" + (length(film) - 1)));
    command.addAll(List.of("-consumer", "avformat:" + into, "real_time=-1"));
    command.addAll(List.of(how));
    Path log = into.resolveSibling(into.getFileName() + ".log");
    run(command, log);
    if (Files.size(into) == 0) {
      // seen once in five runs: it ended at once, without a frame and without a complaint
      System.err.println("melt rendered nothing and is started again: " + film.getFileName());
      run(command, log);
    }
  }

  private static void run(List<String> command, Path log) throws IOException, InterruptedException {
    Process melt =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = melt.waitFor(120, TimeUnit.SECONDS);
    melt.destroyForcibly();
    assertThat(ended).as("melt ends in time").isTrue();
    assertThat(melt.exitValue()).as(Files.readString(log)).isZero();
  }

  /** Up to the end of what lies on the tracks. */
  private static long length(Path film) throws Refused {
    Timeline timeline = Timeline.of(Project.read(film)).orElseThrow();
    return Stream.concat(timeline.video().stream(), timeline.audio().stream())
        .flatMap(track -> track.items().stream())
        .mapToLong(item -> item.frame() + item.length())
        .max()
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    raw.close();
    Files.delete(file);
  }
}
