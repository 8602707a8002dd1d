package app.pickup.media;

import app.pickup.files.Durable;
import app.pickup.problem.Refused;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Clips that stand in for a vendor's: MP4, H.264 4:2:0 of 8 bits in BT.709, AAC where there is
 * sound, the word REHEARSAL in the lower right corner. Made from numbers and files only; no text of
 * anybody reaches a command line or a filter graph.
 */
public final class RehearsalClip {

  /** Frames a second that come out, as Kling's do. */
  public static final int FPS = 24;

  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final int SAMPLE_RATE = 48_000;

  /** What the vendors that are played take; none says that it takes FLAC. */
  private static final String SOUNDS = "wav,mp3,aac,mov";

  private final Ffmpeg ffmpeg;

  public RehearsalClip(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * One shot of a clip.
   *
   * @param frames how many, 1 or more
   * @param hue its colour in degrees of the colour wheel, 0 to 359
   * @param picture what is pushed in slowly, or null for a moving pattern
   */
  public record Scene(int frames, int hue, @Nullable Path picture) {}

  /**
   * What the file is like, wrong on purpose or not.
   *
   * @param width pixels, even
   * @param height pixels, even
   * @param head frames put before the first (that one repeated), or, below 0, taken away
   * @param frames no more than so many; 0: all
   * @param fps frames a second
   */
  public record Shape(int width, int height, int head, int frames, int fps) {
    /** As it should be. */
    public static Shape right(int width, int height) {
      return new Shape(width, height, 0, 0, FPS);
    }
  }

  /**
   * Sound put into a clip.
   *
   * @param file what is heard
   * @param start where it is cut in, in ms of the sound
   * @param end where it is cut off, in ms of the sound
   * @param insert where it begins, in ms of the clip
   * @param volume its loudness, 0 to 2
   * @param original loudness of the clip's own sound, 0 to 2
   */
  public record Speech(
      Path file, int start, int end, int insert, BigDecimal volume, BigDecimal original) {}

  /** Scenes one after the other, a hard cut between them. */
  public void draw(List<Scene> scenes, Shape shape, boolean tone, Path mp4)
      throws Refused, InterruptedException {
    List<String> args = new ArrayList<>();
    StringBuilder graph = new StringBuilder();
    StringBuilder joined = new StringBuilder();
    int frames = 0;
    for (int i = 0; i < scenes.size(); i++) {
      Scene scene = scenes.get(i);
      frames += scene.frames();
      if (scene.picture() == null) {
        args.addAll(pattern(scene, shape, i));
      } else {
        args.addAll(Ffmpeg.still(scene.picture()));
      }
      graph.append("[").append(i).append(":v]");
      graph.append(scene.picture() == null ? drawn(scene, shape) : pushed(scene, shape, i));
      graph.append("[s").append(i).append("];");
      joined.append("[s").append(i).append("]");
    }
    graph.append(joined).append("concat=n=").append(scenes.size()).append(":v=1:a=0,");
    List<String> sound = List.of();
    if (tone) {
      args.addAll(
          List.of(
              "-f",
              "lavfi",
              "-i",
              "sine=frequency="
                  + (220 + scenes.get(0).hue())
                  + ":sample_rate="
                  + SAMPLE_RATE
                  + ":duration="
                  + seconds(frames)));
      sound = List.of("-map", scenes.size() + ":a", "-af", "volume=0.3");
    }
    write(args, scenes.size() + (tone ? 1 : 0), graph.toString(), sound, shape, mp4);
  }

  /**
   * The plate with its colours turned around: brightness and every frame stay as they are. Frame i
   * is frame i of a plate of 24 frames a second; others are brought there in time.
   */
  public void turn(MediaFile plate, Shape shape, boolean sound, Path mp4)
      throws Refused, InterruptedException {
    String graph = footage(plate, shape) + "lutyuv=u=256-val:v=256-val,";
    boolean heard = sound && !plate.audio().isEmpty();
    List<String> audio = heard ? List.of("-map", "0:" + plate.audio().get(0).index()) : List.of();
    write(new ArrayList<>(Ffmpeg.footage(plate.path())), 1, graph, audio, shape, mp4);
  }

  /** The clip, with this sound in it from the asked moment on. */
  public void speak(MediaFile clip, Shape shape, Speech speech, Path mp4)
      throws Refused, InterruptedException {
    List<String> args = new ArrayList<>(Ffmpeg.footage(clip.path()));
    args.addAll(Ffmpeg.sound(speech.file()));
    String even = "aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo";
    String said =
        String.format(
            Locale.ROOT,
            "[1:a:0]atrim=start=%dms:end=%dms,asetpts=PTS-STARTPTS,%s,volume=%s,adelay=%d:all=1[said];",
            speech.start(),
            speech.end(),
            even,
            speech.volume().toPlainString(),
            speech.insert());
    String length = seconds(clip.video());
    String bed =
        clip.audio().isEmpty()
            ? "anullsrc=r=48000:cl=stereo,atrim=end=" + length + "[bed];"
            : "[0:"
                + clip.audio().get(0).index()
                + "]"
                + even
                + ",volume="
                + speech.original().toPlainString()
                + ",apad,atrim=end="
                + length
                + "[bed];";
    String mix = "[bed][said]amix=inputs=2:duration=first:normalize=0[heard];";
    write(args, 2, said + bed + mix + footage(clip, shape), List.of("-map", "[heard]"), shape, mp4);
  }

  /**
   * How long a sound file is, in milliseconds; 0: there is no sound in it.
   *
   * @throws Refused when it is no MP3, WAV, M4A or AAC that can be read
   */
  public int soundMillis(Path sound) throws Refused, InterruptedException {
    List<String> args = new ArrayList<>(List.of("-v", "error"));
    args.addAll(Ffmpeg.guarded(sound, SOUNDS));
    args.addAll(
        List.of("-select_streams", "a:0", "-show_entries", "stream=codec_type:format=duration"));
    args.addAll(List.of("-of", "csv=p=0"));
    String kind = "audio\n";
    String printed = ffmpeg.run(true, args, LIMIT).strip();
    if (!printed.startsWith(kind)) {
      return 0;
    }
    try {
      return new BigDecimal(printed.substring(kind.length())).movePointRight(3).intValue();
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static List<String> pattern(Scene scene, Shape shape, int number) {
    // drawn small and enlarged: a soft pattern loses nothing by it and costs a sixteenth
    return List.of(
        "-f",
        "lavfi",
        "-i",
        String.format(
            Locale.ROOT,
            "gradients=s=%dx%d:r=24:n=3:speed=0.06:seed=%d:type=%d:c0=0x%06x:c1=0x%06x:c2=0x%06x",
            Math.max(16, shape.width() / 4),
            Math.max(16, shape.height() / 4),
            1 + scene.hue() + 360 * number,
            number % 2,
            rgb(scene.hue(), .75f, .75f),
            rgb(scene.hue() + 40, .6f, .25f),
            rgb(scene.hue() + 170, .5f, .9f)));
  }

  private static int rgb(int hue, float saturation, float value) {
    return java.awt.Color.HSBtoRGB(hue / 360f, saturation, value) & 0xffffff;
  }

  private static String drawn(Scene scene, Shape shape) {
    return "trim=end_frame=" + scene.frames() + "," + size(shape, "bilinear") + counted();
  }

  /** A still, larger from frame to frame; later shots in other colours so that the cut is seen. */
  private static String pushed(Scene scene, Shape shape, int number) {
    String grown = "(1+0.12*n/" + scene.frames() + ")/2)*2";
    return "loop=loop=-1:size=1:start=0,trim=end_frame="
        + scene.frames()
        + ",settb=1/24,setpts=N,scale="
        + shape.width()
        + ":"
        + shape.height()
        + ":force_original_aspect_ratio=increase:out_color_matrix=bt709:out_range=tv,format=yuv420p,"
        + "crop="
        + shape.width()
        + ":"
        + shape.height()
        + ",scale=w=trunc("
        + shape.width()
        + "*"
        + grown
        + ":h=trunc("
        + shape.height()
        + "*"
        + grown
        + ":eval=frame:flags=bilinear,crop="
        + shape.width()
        + ":"
        + shape.height()
        + ",setsar=1"
        + (number == 0 ? "" : ",hue=h=" + 70 * number)
        + counted();
  }

  private static String footage(MediaFile plate, Shape shape) {
    boolean same = plate.video().rate().equals(new Rate(FPS, 1)) && !plate.video().variable();
    return "[0:"
        + plate.video().index()
        + "]"
        + (same ? "" : "fps=24,")
        + size(shape, "bicubic")
        + counted()
        + ",";
  }

  private static String size(Shape shape, String how) {
    return "scale="
        + shape.width()
        + ":"
        + shape.height()
        + ":flags="
        + how
        + ":out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1";
  }

  /** Frames shown by their number, whatever stamps they came with. */
  private static String counted() {
    return ",settb=1/24,setpts=N";
  }

  private void write(
      List<String> inputs, int label, String graph, List<String> sound, Shape shape, Path mp4)
      throws Refused, InterruptedException {
    RehearsalLabel word = new RehearsalLabel(shape.height());
    Path part = mp4.resolveSibling(mp4.getFileName() + ".part");
    List<String> args = new ArrayList<>(List.of("-y"));
    args.addAll(inputs);
    args.addAll(
        List.of(
            "-protocol_whitelist", "pipe", "-f", "rawvideo", "-pix_fmt", "rgba", "-video_size"));
    args.addAll(List.of(word.width() + "x" + word.height(), "-i", "pipe:0"));
    String labelled =
        graph
            + head(shape.head())
            + "settb=1/24,setpts=N,fps=24"
            + (shape.frames() > 0 ? ",trim=end_frame=" + shape.frames() : "")
            + (shape.fps() == FPS ? "" : ",fps=" + shape.fps())
            + "[plain];[plain]["
            + label
            + ":v]overlay=W-w-8:H-h-8:format=yuv420,format=yuv420p[out]";
    args.addAll(List.of("-filter_complex", labelled, "-map", "[out]"));
    args.addAll(sound);
    args.addAll(
        List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "18", "-pix_fmt", "yuv420p"));
    args.addAll(
        List.of("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"));
    args.addAll(List.of("-color_range", "tv", "-fps_mode", "passthrough"));
    if (!sound.isEmpty()) {
      args.addAll(List.of("-c:a", "aac", "-b:a", "160k", "-ac", "2"));
      args.addAll(List.of("-ar", Integer.toString(SAMPLE_RATE)));
    }
    if (shape.frames() > 0) {
      args.add("-shortest");
    }
    args.addAll(List.of("-map_metadata", "-1", "-movflags", "+faststart", "-f", "mp4"));
    args.add(Ffmpeg.url(part));
    try (Running running = ffmpeg.start(args)) {
      running.feed(word.rgba());
      running.succeed(LIMIT);
    }
    Durable.rename(part, mp4);
  }

  private static String head(int frames) {
    if (frames == 0) {
      return "";
    }
    return frames > 0
        ? "tpad=start=" + frames + ":start_mode=clone,"
        : "trim=start_frame=" + -frames + ",";
  }

  private static String seconds(int frames) {
    return String.format(Locale.ROOT, "%.6f", frames / (double) FPS);
  }

  private static String seconds(MediaFile.Video video) {
    return String.format(
        Locale.ROOT, "%.6f", video.frames() * (double) video.rate().den() / video.rate().num());
  }
}
