package app.pickup.engines.atlas;

import app.pickup.engines.Dues;
import app.pickup.engines.Engine.Given;
import app.pickup.engines.Engine.Offer;
import app.pickup.engines.Engine.Plate;
import app.pickup.engines.Limits;
import app.pickup.engines.Router;
import app.pickup.engines.Scope;
import app.pickup.engines.Speaking;
import app.pickup.engines.Wording;
import app.pickup.engines.atlas.Model.Grade;
import app.pickup.media.Rate;
import app.pickup.media.Turnover;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Money;
import app.pickup.shots.Script;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Tier;
import app.pickup.shots.Shot.With;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a shot takes and costs at Atlas, held against every limit it is known to have. */
record Offering(Models models) {

  Offer of(Shot shot, Given given) throws Refused {
    List<String> needs = Router.needs(shot);
    Model model =
        models
            .making(needs)
            .orElseThrow(
                () ->
                    new Refused(
                        Code.ENGINE_KIND,
                        "engine",
                        AtlasEngine.ID,
                        "kind",
                        String.join(" with ", needs)));
    Limits limits = new Limits(Answers.NAME, model.rate());
    Tier tier = shot.common().tier();
    List<Tier> tiers = model.making(needs);
    Grade grade = model.tiers().get(tier);
    if (grade == null || !tiers.contains(tier)) {
      limits.broken("/tier", "the tier", named(tier), named(tiers) + " for this kind");
      throw new Refused(limits.problems());
    }
    if (shot instanceof Shot.LipSync lipSync) {
      return lipSync(lipSync, given, model, grade, limits);
    }
    return shot instanceof Shot.Generate generate
        ? clip(generate, given, model, grade, limits)
        : edit((Shot.Edit) shot, Objects.requireNonNull(given.plate()), model, grade, limits);
  }

  private static Offer edit(Shot.Edit shot, Plate plate, Model model, Grade grade, Limits limits)
      throws Refused {
    fields(shot, grade.fields(), limits);
    limits.prompt(
        Body.WORDING.of(shot.change()),
        Wording.own(shot),
        grade.fields().longest("prompt"),
        "/edit");
    Rate rate = plate.media().video().rate();
    long frames = plate.range().length();
    Turnover turnover =
        limits.turnover(
            shot,
            plate.media(),
            frames,
            grade.resolution(),
            Objects.requireNonNull(grade.footage()));
    if (!limits.problems().isEmpty()) {
      throw new Refused(limits.problems());
    }
    long sent = turnover.frames(frames, rate);
    return new Offer(
        grade.id(),
        turnover,
        Limits.retime(shot, rate),
        sent,
        price(grade.silent(), limits.seconds(sent)),
        model.slots(),
        Dues.notes(Answers.NAME, turnover, sent, frames),
        Body.edit(shot, grade),
        false);
  }

  /** The whole range is spoken to, and the line comes as a track of that length. */
  private static Offer lipSync(
      Shot.LipSync shot, Given given, Model model, Grade grade, Limits limits) throws Refused {
    if (!shot.faces().isEmpty()) {
      limits.broken(
          shot.voice() == null ? shot.pointer() : "/audio/face",
          "the face",
          "number " + shot.faces().get(0),
          "no choice of a face, since its models find the speaker themselves");
    }
    Speaking speaking =
        Speaking.of(
            Answers.NAME,
            given,
            grade.resolution(),
            Objects.requireNonNull(grade.footage()),
            limits);
    if (!limits.problems().isEmpty()) {
      throw new Refused(limits.problems());
    }
    return new Offer(
        grade.id(),
        speaking.turnover(),
        speaking.retime(),
        speaking.sent(),
        price(grade.silent(), limits.seconds(speaking.sent())),
        model.slots(),
        speaking.notes(),
        Body.lipSync(grade),
        true);
  }

  /** What the schema has no field for is refused here, before anything is sent. */
  private static void fields(Shot.Edit shot, Fields fields, Limits limits) {
    Shot.Change change = shot.change();
    if (change instanceof Shot.Style style && style.look() instanceof With.Video) {
      limits.broken("/edit/look/video", "the look", "a second clip", "one clip, the plate");
    }
    if (change instanceof Shot.Background background
        && !(background.with() instanceof With.Prompt || background.with() instanceof With.Image)) {
      limits.broken(
          "/edit/with", "the background", "none of them", "a background in words or a picture");
    }
    if (change instanceof Shot.Motion motion) {
      String bearing = Body.bearing(motion);
      if (!fields.takes("character_orientation", bearing)) {
        limits.broken("/edit/orientation", "the orientation", bearing, "another one");
      }
    } else if (change.files().size() > fields.most("images")) {
      limits.broken(
          "/edit/with",
          "the number of pictures",
          Integer.toString(change.files().size()),
          "up to " + fields.most("images"));
    }
  }

  private static Offer clip(
      Shot.Generate shot, Given given, Model model, Grade grade, Limits limits) throws Refused {
    Fields fields = grade.fields();
    Scope scope = fields.within(Objects.requireNonNull(model.scope()));
    pictures(shot, given, fields, scope, limits);
    if (!(shot.script() instanceof Script.Board)) {
      limits.prompt(Body.words(shot), Wording.own(shot), fields.longest("prompt"), "/prompt");
    }
    int whole = limits.seconds(shot, scope);
    int seconds = fields.length(whole);
    if (seconds != whole && shot.script() instanceof Script.Board) {
      limits.broken("/shots", "the board", whole + " s", seconds + " s in all");
    }
    String aspect = aspect(shot, scope, limits);
    if (!limits.problems().isEmpty()) {
      throw new Refused(limits.problems());
    }
    BigDecimal usd = shot.sound() == Shot.Sound.NATIVE ? grade.sound() : grade.silent();
    return new Offer(
        grade.id(),
        null,
        Shot.Retime.TIME,
        model.rate().framesIn(seconds, 1),
        price(usd, BigDecimal.valueOf(seconds)),
        model.slots(),
        Dues.notes(Answers.NAME, shot, seconds, aspect, fields.has("negative_prompt")),
        Body.clip(shot, grade, seconds, aspect),
        false);
  }

  private static void pictures(
      Shot.Generate shot, Given given, Fields fields, Scope scope, Limits limits) {
    Shot.Pictures pictures = shot.pictures();
    int references = pictures.references().size();
    boolean framed = pictures.first() != null || pictures.last() != null;
    if (pictures.last() != null && pictures.first() == null) {
      limits.broken("/images/last", "the last frame", "alone", "a last frame beside a first one");
    } else if (pictures.last() != null && references == 0 && fields.any(Body.LAST) == null) {
      limits.broken("/images/last", "the last frame", "given", "a first frame alone");
    }
    if (references > scope.references()) {
      limits.broken(
          "/images/references",
          "the number of references",
          Integer.toString(references),
          "up to " + scope.references());
    }
    if (references > 0 && framed) {
      limits.broken(
          pictures.first() != null ? "/images/first" : "/images/last",
          "a clip from references",
          "given a first or last frame, too",
          "references or first and last frame, not both");
    }
    for (int i = 0; i < given.pictures().size(); i++) {
      limits.picture(given.pictures().get(i), pictures.pointer(i));
    }
  }

  /** As it is ordered; null: it follows the first frame, or is not told. */
  private static @Nullable String aspect(Shot.Generate shot, Scope scope, Limits limits) {
    if (shot.pictures().first() == null) {
      return scope.aspects().isEmpty() ? null : limits.aspect(shot, scope);
    }
    if (shot.aspect() != null) {
      limits.broken("/aspect", "the shape", shot.aspect(), "that of the first frame");
    }
    return null;
  }

  /** By the second; that begun ones are counted whole is a guess on the dear side. */
  private static Money price(BigDecimal usd, BigDecimal seconds) {
    return Dues.list(seconds.setScale(0, RoundingMode.CEILING).multiply(usd));
  }

  private static String named(List<Tier> tiers) {
    return String.join(" and ", tiers.stream().map(Offering::named).toList());
  }

  private static String named(Tier tier) {
    return tier.name().toLowerCase(Locale.ROOT);
  }
}
