package app.pickup.engines;

import app.pickup.media.MediaFile;
import app.pickup.media.MediaFile.Fields;
import app.pickup.media.Rate;
import app.pickup.media.Turnover;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Retime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Brings a plate inside a model's limits, or says which it breaks. All at once. */
public final class Limits {
  /** Frames are sent one for one up to this rate; above, the clip would become too slow. */
  private static final Rate FRAMES_UP_TO = new Rate(30, 1);

  private final String engine;
  private final Rate rate;
  private final Footage takes;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param engine the vendor's name for people
   * @param rate of everything the model gives back
   */
  public Limits(String engine, Rate rate, Footage takes) {
    this.engine = engine;
    this.rate = rate;
    this.takes = takes;
  }

  /** All that were broken so far. */
  public List<Problem> problems() {
    return problems;
  }

  /** How frames are carried over: as asked, else each up to 30 a second. */
  public static Retime retime(Shot.Edit shot, Rate plate) {
    Retime asked = shot.retime();
    return asked != null ? asked : plate.fasterThan(FRAMES_UP_TO) ? Retime.TIME : Retime.FRAMES;
  }

  /**
   * The shape in which the plate is sent: no larger than the tier's picture and no smaller than the
   * model takes.
   */
  public Turnover turnover(Shot.Edit shot, MediaFile plate, long frames, String resolution) {
    MediaFile.Video video = plate.video();
    boolean each = retime(shot, video.rate()) == Retime.FRAMES;
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
    Turnover shape = new Turnover(rate, sentWidth, sentHeight, each);
    length(shot, shape.frames(frames, video.rate()), frames);
    return shape;
  }

  private void length(Shot.Edit shot, long sent, long frames) {
    boolean bearing =
        shot.change() instanceof Shot.Motion motion
            && motion.orientation() == Shot.Orientation.IMAGE;
    BigDecimal most =
        bearing && takes.mostSecondsImage() != null
            ? takes.mostSecondsImage()
            : takes.mostSeconds();
    BigDecimal seconds = seconds(sent);
    if (seconds.compareTo(takes.leastSeconds()) < 0 || seconds.compareTo(most) > 0) {
      broken(
          "/plate/out",
          "the range with its handles (" + frames + " frames, sent as " + sent + ")",
          seconds.setScale(2, RoundingMode.HALF_UP) + " s",
          takes.leastSeconds() + " to " + most + " s at " + rate + " frames a second");
    }
  }

  /**
   * @param most characters the model takes
   */
  public void prompt(String prompt, int most, String pointer) {
    if (prompt.length() > most) {
      broken(pointer, "the prompt", prompt.length() + " long", "up to " + most + " characters");
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
