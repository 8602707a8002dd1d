package app.pickup.engines;

import app.pickup.media.MediaFile;
import app.pickup.media.MediaFile.Fields;
import app.pickup.media.Rate;
import app.pickup.media.Stills;
import app.pickup.media.Turnover;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.shots.Script;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Retime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Brings a plate inside a model's limits, or says which it breaks. All at once. */
public final class Limits {
  /** Frames are sent one for one up to this rate; above, the clip would become too slow. */
  private static final Rate FRAMES_UP_TO = new Rate(30, 1);

  /** Pictures of every model we know: shorter side in pixels, and the ratio of the sides. */
  private static final int PICTURE_SIDE = 300;

  private static final double PICTURE_RATIO = 2.5;

  private final String engine;
  private final Rate rate;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param engine the vendor's name for people
   * @param rate of everything the model gives back
   */
  public Limits(String engine, Rate rate) {
    this.engine = engine;
    this.rate = rate;
  }

  /** All that were broken so far. */
  public List<Problem> problems() {
    return problems;
  }

  /** How frames are carried over: as asked, else each up to 30 a second. */
  public static Retime retime(Shot.Edit shot, Rate plate) {
    Retime asked = shot.retime();
    return asked != null ? asked : retime(plate);
  }

  /** Each up to 30 a second, by time above. */
  public static Retime retime(Rate plate) {
    return plate.fasterThan(FRAMES_UP_TO) ? Retime.TIME : Retime.FRAMES;
  }

  /**
   * The shape in which the plate is sent: no larger than the tier's picture and no smaller than the
   * model takes.
   */
  public Turnover turnover(
      Shot.Edit shot, MediaFile plate, long frames, String resolution, Footage takes) {
    boolean bearing =
        shot.change() instanceof Shot.Motion motion
            && motion.orientation() == Shot.Orientation.IMAGE;
    BigDecimal most = bearing ? takes.mostSecondsImage() : null;
    Retime retime = retime(shot, plate.video().rate());
    return turnover(
        retime, plate, frames, resolution, takes, most == null ? takes.mostSeconds() : most);
  }

  /** The same for footage whose frames are carried over in this way. */
  public Turnover turnover(
      Retime retime,
      MediaFile plate,
      long frames,
      String resolution,
      Footage takes,
      BigDecimal mostSeconds) {
    MediaFile.Video video = plate.video();
    boolean each = retime == Retime.FRAMES;
    long shownWidth =
        Math.round(
            (double) video.layout().width() * video.pixelAspect().x() / video.pixelAspect().y());
    long height = video.layout().height();
    BigDecimal ratio =
        BigDecimal.valueOf(shownWidth).divide(BigDecimal.valueOf(height), 4, RoundingMode.HALF_UP);
    if (ratio.compareTo(takes.leastRatio()) < 0 || ratio.compareTo(takes.mostRatio()) > 0) {
      broken(
          "/plate/media",
          "the plate's width to height",
          ratio.toPlainString(),
          "pictures of " + takes.leastRatio() + " to " + takes.mostRatio());
    }
    double shorter = Math.min(shownWidth, height);
    double wanted = Math.max(takes.leastSide(), Math.min(shorter, lines(resolution)));
    double scale = wanted / shorter;
    int sentWidth = even(shownWidth * scale);
    int sentHeight = even(height * scale);
    if (Math.max(sentWidth, sentHeight) > takes.mostSide()
        || (long) sentWidth * sentHeight > takes.mostArea()) {
      broken(
          "/plate/media",
          "the plate",
          sentWidth + "x" + sentHeight,
          "sides up to " + takes.mostSide() + " and " + takes.mostArea() + " pixels");
    }
    if (video.fields() != Fields.PROGRESSIVE) {
      broken("/plate/media", "the plate", "interlaced", "progressive footage");
    }
    if (video.colour().hdr()) {
      broken("/plate/media", "the plate", "HDR", "footage of standard range");
    }
    Turnover shape = new Turnover(rate, sentWidth, sentHeight, each, takes.mostBytes());
    length(shape.frames(frames, video.rate()), frames, takes.leastSeconds(), mostSeconds);
    return shape;
  }

  private void length(long sent, long frames, BigDecimal least, BigDecimal most) {
    BigDecimal seconds = seconds(sent);
    if (seconds.compareTo(least) < 0 || seconds.compareTo(most) > 0) {
      broken(
          "/plate/out",
          "the range with its handles (" + frames + " frames, sent as " + sent + ")",
          seconds.setScale(2, RoundingMode.HALF_UP) + " s",
          least + " to " + most + " s at " + rate + " frames a second");
    }
  }

  /**
   * Whole seconds to order for a new clip: begun ones are made whole, and what is more than asked
   * is trimmed.
   */
  public int seconds(Shot.Generate shot, Scope scope) {
    int whole = shot.seconds().setScale(0, RoundingMode.CEILING).intValue();
    int ordered = Math.max(scope.leastSeconds(), whole);
    if (ordered > scope.mostSeconds()) {
      broken("/seconds", "the clip", shot.seconds() + " s", "up to " + scope.mostSeconds() + " s");
    }
    if (shot.script() instanceof Script.Board board) {
      board(board, whole, scope);
    }
    return ordered;
  }

  private void board(Script.Board board, int whole, Scope scope) {
    if (board.beats().size() > scope.beats()) {
      broken("/shots", "the board", board.beats().size() + " shots", "up to " + scope.beats());
    }
    if (whole < scope.leastSeconds()) {
      broken("/shots", "the board", whole + " s", scope.leastSeconds() + " s or more in all");
    }
    for (int i = 0; i < board.beats().size(); i++) {
      Script.Beat beat = board.beats().get(i);
      String at = "/shots/" + i;
      if (beat.seconds().stripTrailingZeros().scale() > 0) {
        broken(at + "/seconds", "shot " + (i + 1), beat.seconds() + " s", "whole seconds");
      }
      // lines count too: they are told in the same words
      int words =
          Wording.shot(beat.text(), beat.framing(), beat.lines(), id -> "@element1").length();
      if (words > scope.beatWords()) {
        broken(
            at + "/prompt",
            "the text of shot " + (i + 1),
            words + " long",
            "up to " + scope.beatWords() + " characters");
      }
    }
  }

  /** The shape to order: the one asked, else the one nearest to the timeline's. */
  public String aspect(Shot.Generate shot, Scope scope) {
    String asked = shot.aspect();
    if (asked != null && !scope.aspects().contains(asked)) {
      broken("/aspect", "the shape", asked, String.join(", ", scope.aspects()));
    }
    Shot.Sequence timeline = shot.common().sequence();
    if (asked != null || timeline == null) {
      return asked == null ? scope.aspects().get(0) : asked;
    }
    double wanted = Math.log((double) timeline.width() / timeline.height());
    return scope.aspects().stream()
        .min(Comparator.comparingDouble(each -> Math.abs(Math.log(ratio(each)) - wanted)))
        .orElseThrow();
  }

  /** Width to height of {@code 16:9}. */
  public static double ratio(String aspect) {
    int colon = aspect.indexOf(':');
    return Double.parseDouble(aspect.substring(0, colon))
        / Double.parseDouble(aspect.substring(colon + 1));
  }

  /**
   * @param pointer of the picture's field
   */
  public void picture(Stills.Size size, String pointer) {
    int shorter = Math.min(size.width(), size.height());
    double ratio = (double) Math.max(size.width(), size.height()) / shorter;
    if (shorter < PICTURE_SIDE || ratio > PICTURE_RATIO) {
      broken(
          pointer,
          "the picture",
          size.width() + "x" + size.height(),
          "sides of " + PICTURE_SIDE + " pixels or more, at most " + PICTURE_RATIO + " to 1");
    }
  }

  /**
   * What is said to the model in all.
   *
   * @param prompt the editor's words and ours
   * @param own how many of its characters are the editor's
   * @param most characters the model takes
   */
  public void prompt(String prompt, int own, int most, String pointer) {
    int ours = prompt.length() - own;
    if (ours + own > most) {
      broken(
          pointer,
          "the prompt",
          own + " long",
          "up to "
              + (most - ours)
              + " characters"
              + (ours > 0 ? ", " + ours + " that Pickup adds left out" : ""));
    }
  }

  /** Seconds of so many frames at the model's rate. */
  public BigDecimal seconds(long frames) {
    return BigDecimal.valueOf(frames * rate.den())
        .divide(BigDecimal.valueOf(rate.num()), 6, RoundingMode.HALF_UP);
  }

  /** One more is broken: {@code what} is {@code actual} where only {@code limit} is taken. */
  public void broken(String pointer, String what, String actual, String limit) {
    problems.add(
        Problem.of(
                Code.ENGINE_LIMIT, "engine", engine, "what", what, "actual", actual, "limit", limit)
            .at(pointer));
  }

  private static int lines(String resolution) {
    return switch (resolution.toLowerCase(Locale.ROOT)) {
      case "720p" -> 720;
      case "1080p" -> 1080;
      default -> 2160;
    };
  }

  private static int even(double size) {
    return (int) Math.round(size / 2) * 2;
  }
}
