package app.pickup.media;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ffmpeg and ffprobe programs that came with this build, and the only way to start them:
 * argument lists, never a shell; files and pipes, never the network; demuxers and decoders from a
 * list, never all; limits on memory and time.
 *
 * <p>Decoders are attack surface (bridge-tests.md, 30–34), and the newest ffmpeg that can be had is
 * not the newest there is: hence the lists.
 */
public final class Ffmpeg {

  private static final Logger log = LoggerFactory.getLogger(Ffmpeg.class);

  /** Containers that carry footage; no playlist, no script, no picture sequence. */
  static final String FOOTAGE = "mov,matroska,mxf,avi,mpegts,mpeg,wav,flac,aiff";

  /** Still pictures, taken one at a time. */
  static final String STILLS = "png_pipe,jpeg_pipe,tiff_pipe,webp_pipe,bmp_pipe,image2";

  /** Sound without a picture. */
  static final String SOUNDS = "wav,mp3,aac,mov,flac";

  /** What footage and stills are coded in. */
  static final String DECODERS =
      "h264,hevc,prores,dnxhd,mpeg2video,mpeg4,mjpeg,ffv1,av1,libaom-av1,vp8,vp9,libvpx-vp9,rawvideo,v210,qtrle,png,cfhd,"
          + "huffyuv,utvideo,dvvideo,mpeg1video,r210,tiff,webp,bmp,"
          + "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,pcm_u8,pcm_s8,"
          + "pcm_alaw,pcm_mulaw,aac,aac_fixed,mp3,mp3float,mp2,mp2float,ac3,eac3,flac,alac,opus,libopus,vorbis";

  /** Address space a decoder or encoder may take; 2160p x264 takes 1.2 GB of it resident. */
  private static final long MEMORY_BYTES = 6L << 30;

  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

  private final Path ffmpeg;
  private final Path ffprobe;
  private final Looked looked = new Looked();

  private Ffmpeg(Path ffmpeg, Path ffprobe) {
    this.ffmpeg = ffmpeg;
    this.ffprobe = ffprobe;
  }

  /**
   * The programs in a built Pickup.
   *
   * @param dist the folder of the built program; the programs lie somewhere below its {@code
   *     ffmpeg}
   * @throws IOException when they are not there
   */
  public static Ffmpeg in(Path dist) throws IOException {
    String suffix = System.getProperty("os.name", "").startsWith("Windows") ? ".exe" : "";
    return new Ffmpeg(find(dist, "ffmpeg" + suffix), find(dist, "ffprobe" + suffix));
  }

  private static Path find(Path dist, String name) throws IOException {
    try (Stream<Path> files = Files.walk(dist.resolve("ffmpeg"))) {
      Path program =
          files
              .filter(f -> f.getFileName().toString().equals(name) && Files.isRegularFile(f))
              .findFirst()
              .orElseThrow(
                  () -> new IOException("no " + name + " in the built program; build it again"));
      // a jar keeps no execute bit
      if (!Files.isExecutable(program) && !program.toFile().setExecutable(true, true)) {
        throw new IOException(name + " can not be made executable");
      }
      return program;
    }
  }

  /** What ffmpeg says of itself, e.g. {@code 8.0.1}. */
  public String version() throws Refused, InterruptedException {
    String line =
        run(false, List.of("-version"), Duration.ofSeconds(20)).lines().findFirst().orElse("");
    String[] words = line.split(" ", -1);
    return words.length > 2 ? words[2] : line;
  }

  /** Arguments that go before an input of footage. */
  static List<String> footage(Path file) {
    return guarded(file, FOOTAGE);
  }

  /** Arguments that go before an input of one still picture. */
  static List<String> still(Path file) {
    List<String> args = new ArrayList<>(List.of("-err_detect", "explode"));
    args.addAll(guarded(file, STILLS));
    return args;
  }

  /** What holds ffprobe to files of footage. */
  static final List<String> GUARD =
      List.of(
          // errors are said aloud: what is wrong with a file is said nowhere else
          "-v",
          "error",
          "-protocol_whitelist",
          "file",
          "-format_whitelist",
          FOOTAGE,
          "-codec_whitelist",
          DECODERS);

  /** Arguments of ffprobe that ask this of a file of footage. */
  static List<String> probing(Path file, String... question) {
    List<String> args = new ArrayList<>(GUARD);
    args.addAll(List.of(question));
    args.add(url(file));
    return args;
  }

  /** Arguments that go before an input of sound. */
  static List<String> sound(Path file) {
    return guarded(file, SOUNDS);
  }

  /** Arguments that go before an input that may be one of these kinds of file only. */
  static List<String> guarded(Path file, String demuxers) {
    return List.of(
        "-protocol_whitelist",
        "file",
        "-format_whitelist",
        demuxers,
        "-codec_whitelist",
        DECODERS,
        "-i",
        url(file));
  }

  /**
   * A file's name as ffmpeg takes it whatever it begins with or holds: an absolute path behind the
   * protocol's name.
   */
  static String url(Path file) {
    return "file:" + file.toAbsolutePath();
  }

  /** Starts ffmpeg with these arguments; the caller owns the pipes. */
  Running start(List<String> args) throws Refused {
    List<String> all = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error"));
    all.addAll(args);
    return launch(ffmpeg, all);
  }

  /** Starts ffprobe with these arguments. */
  Running startProbe(List<String> args) throws Refused {
    return launch(ffprobe, args);
  }

  Path ffprobe() {
    return ffprobe;
  }

  Looked looked() {
    return looked;
  }

  /** Runs to the end and gives back what was printed. */
  String run(boolean probe, List<String> args, Duration limit)
      throws Refused, InterruptedException {
    try (Running running = probe ? startProbe(args) : start(args)) {
      return running.collect(limit);
    }
  }

  /** Runs ffmpeg to the end; it prints nothing of interest. */
  void run(List<String> args, Duration limit) throws Refused, InterruptedException {
    run(false, args, limit);
  }

  private Running launch(Path program, List<String> args) throws Refused {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(PRLIMIT)) {
      command.addAll(List.of(PRLIMIT.toString(), "--as=" + MEMORY_BYTES, "--core=0"));
    }
    command.add(program.toString());
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command);
    // the libraries beside the program find each other only this way: their own run path is empty
    builder.environment().put("LD_LIBRARY_PATH", program.resolveSibling("").toString());
    builder.environment().put("LC_ALL", "C");
    log.debug("start {}", command);
    try {
      return new Running(program.getFileName().toString(), builder.start());
    } catch (IOException e) {
      throw new Refused(
          Code.TOOL_FAILED,
          "tool",
          program.getFileName().toString(),
          "why",
          "it could not be started");
    }
  }
}
