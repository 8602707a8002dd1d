package app.pickup.jobs.steps;

import app.pickup.engines.Engine;
import app.pickup.engines.Limits;
import app.pickup.jobs.Work;
import app.pickup.media.Codec;
import app.pickup.media.Colour;
import app.pickup.media.Conform;
import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Probe;
import app.pickup.media.Rate;
import app.pickup.media.Sounds;
import app.pickup.media.Stills;
import app.pickup.media.Timecode;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Script;
import app.pickup.shots.Shot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the clip of a shot has to fit: the range of its plate, or the timeline's shape.
 *
 * @param cut the plate's range; null: there is no plate
 * @param picture the clip's shape
 * @param range the clip's frames: those of the plate, handles included, or counted from 0
 * @param timecode of the first frame
 * @param reel the plate's reel name, or null
 * @param stem what the clip is named after
 */
record Fitting(
    @Nullable Cut cut,
    Picture picture,
    FrameRange range,
    Timecode timecode,
    @Nullable String reel,
    String stem) {

  /** Timelines that say nothing; contract §3. */
  private static final Rate USUAL_RATE = new Rate(25, 1);

  private static final int USUAL_SIDE = 1080;
  private static final int STEM_WORDS = 4;

  /** A picture that speaks is not larger on its longer side, unless the timeline is. */
  private static final int MOST_PORTRAIT = 3840;

  /** What the clip of a job has to fit. */
  static Fitting of(Probe probe, Work work) throws Refused, InterruptedException {
    Fitting fitting = of(probe, work.shot(), Voiced.kept(work).map(Voiced::portrait).orElse(null));
    return work.shot().footage() == null && work.shot() instanceof Shot.LipSync
        ? fitting.lasting(Voiced.kept(work).map(Voiced::frames).orElse(1L))
        : fitting;
  }

  /**
   * Looks at the plate, where there is one.
   *
   * @param portrait the size of the picture that speaks; null: none does
   */
  static Fitting of(Probe probe, Shot shot, Stills.@Nullable Size portrait)
      throws Refused, InterruptedException {
    Shot.Plate plate = shot.footage();
    if (plate == null) {
      return shot instanceof Shot.LipSync lipSync
          ? portrayed(lipSync, Objects.requireNonNull(portrait))
          : free((Shot.Generate) shot);
    }
    Cut cut = Cut.of(probe, plate, shot.common().sequence());
    MediaFile media = cut.media();
    return new Fitting(
        cut,
        Picture.of(media.video()),
        cut.made(),
        Conform.timecode(media, cut.made()),
        media.reel(),
        stem(media.path()));
  }

  /** Made from nothing: as the timeline is, else of the usual shape. */
  private static Fitting free(Shot.Generate shot) {
    Shot.Sequence timeline = shot.common().sequence();
    double ratio = shot.aspect() == null ? 16.0 / 9 : Limits.ratio(shot.aspect());
    int width = ratio > 1 ? even(USUAL_SIDE * ratio) : USUAL_SIDE;
    int height = ratio > 1 ? USUAL_SIDE : even(USUAL_SIDE / ratio);
    Rate rate = timeline == null ? USUAL_RATE : timeline.rate();
    Picture picture =
        drawn(
            timeline == null ? width : timeline.width(),
            timeline == null ? height : timeline.height(),
            rate,
            shot.common().codec());
    return new Fitting(
        null,
        picture,
        new FrameRange(0, shot.frames(rate)),
        Timecode.zero(rate),
        null,
        stem(shot.script()));
  }

  /** A portrait as large as it is, or as the timeline; how long it speaks is told later. */
  private static Fitting portrayed(Shot.LipSync shot, Stills.Size size) {
    Shot.Sequence timeline = shot.common().sequence();
    double scale = Math.min(1, (double) MOST_PORTRAIT / Math.max(size.width(), size.height()));
    int width = timeline == null ? even(size.width() * scale) : timeline.width();
    int height = timeline == null ? even(size.height() * scale) : timeline.height();
    Rate rate = timeline == null ? USUAL_RATE : timeline.rate();
    return new Fitting(
        null,
        drawn(width, height, rate, shot.common().codec()),
        new FrameRange(0, 1),
        Timecode.zero(rate),
        null,
        stem(Objects.requireNonNull(shot.portrait())));
  }

  /** The same with so many frames. */
  Fitting lasting(long frames) {
    return new Fitting(cut, picture, new FrameRange(0, frames), timecode, reel, stem);
  }

  /** The shape of what is not footage. */
  private static Picture drawn(int width, int height, Rate rate, Codec codec) {
    boolean eight = codec == Codec.H264;
    return new Picture(
        new PixelLayout(width, height, 1, eight ? 1 : 0, eight ? 8 : 10, false),
        rate,
        Colour.BT709,
        MediaFile.Aspect.SQUARE,
        MediaFile.Fields.PROGRESSIVE);
  }

  private static int even(double size) {
    return (int) Math.round(size / 2) * 2;
  }

  /** Frames of handle that were got before and after. */
  int head() {
    return cut == null ? 0 : cut.head();
  }

  int tail() {
    return cut == null ? 0 : cut.tail();
  }

  /**
   * Where the shot's recorded line lies in the clip; null: it has none.
   *
   * @throws Refused when it is no sound, or does not fit into the range
   */
  Conform.@Nullable Line line(Sounds sounds, Shot shot) throws Refused, InterruptedException {
    if (!(shot instanceof Shot.LipSync lipSync) || cut == null || lipSync.voice() == null) {
      return null;
    }
    Shot.Voice voice = lipSync.voice();
    long lasts;
    try {
      lasts = sounds.frames(voice.media(), picture.rate());
    } catch (Refused e) {
      throw new Refused(e.problems().stream().map(p -> p.at("/audio/media")).toList());
    }
    long out = voice.out() == null ? lasts : voice.out();
    if (out > lasts || voice.in() >= out) {
      throw wrong("out", "lies behind the sound's end at frame " + lasts);
    }
    long length = out - voice.in();
    long room = cut.asked().length();
    if (voice.at() + length > room) {
      throw wrong(
          "at",
          "leaves no room: the line has "
              + length
              + " frames and begins at "
              + voice.at()
              + " of "
              + room);
    }
    return new Conform.Line(
        voice.media(), new FrameRange(voice.in(), out), head() + voice.at(), false);
  }

  private static Refused wrong(String field, String why) {
    return new Refused(
        List.of(
            Problem.of(Code.REQUEST_FIELD, "field", "audio." + field, "why", why)
                .at("/audio/" + field)));
  }

  /** The plate as engines are given it. */
  Engine.@Nullable Plate plate() {
    return cut == null ? null : new Engine.Plate(cut.media(), cut.made());
  }

  static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Its first words. */
  private static String stem(Script script) {
    String words =
        script instanceof Script.Board board
            ? board.beats().get(0).text()
            : script instanceof Script.Story story ? story.text() : ((Script.Prompt) script).text();
    String stem =
        Arrays.stream(words.split("[^\\p{L}\\p{N}]+", -1))
            .filter(word -> !word.isEmpty())
            .limit(STEM_WORDS)
            .collect(Collectors.joining("_"));
    // languages without spaces have one long word
    int most = Math.min(40, stem.codePointCount(0, stem.length()));
    return stem.isEmpty() ? "shot" : stem.substring(0, stem.offsetByCodePoints(0, most));
  }
}
