package app.pickup.media;

import app.pickup.problem.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes test footage in which every frame carries its number as bars and every sample its position,
 * so that a test can tell which ones came back.
 */
public final class Studio {

  static final int WIDTH = 320;
  static final int HEIGHT = 180;
  private static final int BITS = 12;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  public final Ffmpeg ffmpeg;
  public final Probe probe;
  public final Frames frames;
  public final Path folder;

  private Studio(Ffmpeg ffmpeg, Path folder) {
    this.ffmpeg = ffmpeg;
    this.probe = new Probe(ffmpeg);
    this.frames = new Frames(ffmpeg);
    this.folder = folder;
  }

  /**
   * A studio with a folder of its own below the one whose name has spaces, CJK characters and an
   * emoji.
   */
  public static Studio open(String name) throws IOException {
    Path root = Path.of(System.getProperty("pickup.test.tmp", "target/tests 作業 🎬"));
    Path folder = root.resolve(name);
    Files.createDirectories(folder);
    return new Studio(Ffmpeg.in(Path.of(System.getProperty("pickup.dist", "target/dist"))), folder);
  }

  /** A frame whose number stands in it as bars, most significant bit left, on a moving grey. */
  static byte[] numbered(int number, int width, int height) {
    PixelLayout layout = new PixelLayout(width, height, 1, 1, 8, false);
    byte[] frame = new byte[layout.frameBytes()];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int bit = number >> (BITS - 1 - x * BITS / width) & 1;
        frame[y * width + x] =
            (byte) (y < height / 2 ? (bit == 1 ? 210 : 40) : 60 + (x + 3 * number) % 120);
      }
    }
    java.util.Arrays.fill(frame, layout.offset(1), layout.offset(2), (byte) (100 + number % 50));
    java.util.Arrays.fill(frame, layout.offset(2), frame.length, (byte) (150 - number % 50));
    return frame;
  }

  /** The number a frame carries, read from its luma. */
  static int numberOf(byte[] frame, PixelLayout layout) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int x = (int) ((bit + .5) * layout.width() / BITS);
      int y = layout.height() / 4;
      int at = (y * layout.width() + x) * layout.bytesPerSample();
      int value =
          layout.depth() == 8
              ? frame[at] & 255
              : (frame[at] & 255 | (frame[at + 1] & 255) << 8) >> (layout.depth() - 8);
      number = number << 1 | (value > 125 ? 1 : 0);
    }
    return number;
  }

  /** Raw 4:2:0 frames numbered from 0. */
  Path rawFrames(int count, int width, int height) throws IOException {
    Path file = folder.resolve("frames-" + count + "-" + width + "x" + height + ".yuv");
    if (!Files.exists(file)) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int i = 0; i < count; i++) {
        all.writeBytes(numbered(i, width, height));
      }
      Files.write(file, all.toByteArray());
    }
    return file;
  }

  /** The left and right sample at a position. */
  static short sample(long position, int channel) {
    return (short) (channel == 0 ? position * 7919 : position ^ 0x5555);
  }

  /** Raw 16-bit sound whose samples say where they stand. */
  Path rawSound(int samples, int channels) throws IOException {
    Path file = folder.resolve("sound-" + samples + "-" + channels + ".pcm");
    if (!Files.exists(file)) {
      ByteBuffer all = ByteBuffer.allocate(samples * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < samples; i++) {
        for (int c = 0; c < channels; c++) {
          all.putShort(sample(i, c % 2));
        }
      }
      Files.write(file, all.array());
    }
    return file;
  }

  /** Footage of so many numbered frames at this rate, with these encoder and muxer arguments. */
  public Path shoot(
      String name, int count, String rate, List<String> soundInput, List<String> output)
      throws IOException, Refused, InterruptedException {
    return shoot(name, count, rate, WIDTH, HEIGHT, soundInput, output);
  }

  Path shoot(
      String name,
      int count,
      String rate,
      int width,
      int height,
      List<String> soundInput,
      List<String> output)
      throws IOException, Refused, InterruptedException {
    Path file = folder.resolve(name);
    List<String> args = new ArrayList<>(List.of("-y", "-f", "rawvideo", "-pix_fmt", "yuv420p"));
    args.addAll(List.of("-video_size", width + "x" + height, "-framerate", rate));
    args.addAll(List.of("-i", rawFrames(count, width, height).toString()));
    args.addAll(soundInput);
    args.addAll(output);
    args.add(file.toString());
    ffmpeg.run(args, LIMIT);
    return file;
  }

  /** Input arguments for sound whose samples say where they stand. */
  public List<String> sound(int samples, int channels, int rate) throws IOException {
    return List.of(
        "-f",
        "s16le",
        "-ar",
        Integer.toString(rate),
        "-ac",
        Integer.toString(channels),
        "-i",
        rawSound(samples, channels).toString());
  }

  /** Runs ffmpeg with these arguments. */
  public void run(List<String> args) throws Refused, InterruptedException {
    ffmpeg.run(args, LIMIT);
  }

  /** The numbers of all frames of a source. */
  static List<Integer> numbers(FrameSource source) throws Refused {
    byte[] frame = new byte[source.layout().frameBytes()];
    List<Integer> numbers = new ArrayList<>();
    while (source.read(frame)) {
      numbers.add(numberOf(frame, source.layout()));
    }
    return numbers;
  }

  /** A track's samples as they come out of the file, 16 bit. */
  short[] samples(Path file, int track) throws Refused, InterruptedException, IOException {
    Path raw = folder.resolve("heard.pcm");
    run(
        List.of(
            "-y",
            "-i",
            file.toString(),
            "-map",
            "0:a:" + track,
            "-f",
            "s16le",
            "-c:a",
            "pcm_s16le",
            raw.toString()));
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
    short[] samples = new short[all.remaining() / 2];
    all.asShortBuffer().get(samples);
    return samples;
  }

  /**
   * Cuts, writes and conforms a range without changing a pixel: what a maker that does nothing
   * would deliver.
   */
  public Path pass(MediaFile plate, FrameRange range, Codec codec, String name)
      throws Refused, InterruptedException {
    Picture shape = Picture.of(plate.video());
    Path take = folder.resolve(name + ".take.mov");
    byte[] frame = new byte[shape.layout().frameBytes()];
    try (FrameSource source = frames.plate(plate, range, shape.layout());
        FrameSink sink = frames.sink(take, shape, codec, false)) {
      while (source.read(frame)) {
        sink.write(frame);
      }
      sink.finish();
    }
    Path clip = folder.resolve(name + ".mov");
    new Conform(ffmpeg)
        .clip(
            new Conform.Order(
                take, plate, range, true, Conform.timecode(plate, range), plate.reel(), Tags.NONE),
            clip);
    return clip;
  }

  /** Proves a clip against its plate. */
  public Proof prove(Path clip, MediaFile plate, FrameRange range, Codec codec)
      throws Refused, InterruptedException {
    return new Prover(ffmpeg)
        .prove(
            clip,
            new Prover.Expected(
                Picture.of(plate.video()),
                range.length(),
                codec,
                Conform.timecode(plate, range),
                plate.audio(),
                range));
  }
}
