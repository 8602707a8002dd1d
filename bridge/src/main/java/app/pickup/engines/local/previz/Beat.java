package app.pickup.engines.local.previz;

import app.pickup.engines.Engine;
import app.pickup.media.Rate;
import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Line;
import app.pickup.shots.Script;
import app.pickup.shots.Shot;
import app.pickup.shots.Vocabulary;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One shot of the clip, with all that it is drawn from.
 *
 * @param number counted from 1
 * @param of how many there are
 * @param first its first frame in the clip
 * @param frames how many it has
 * @param seconds as they were asked, in digits
 * @param still what it is drawn over, or null
 */
record Beat(
    int number,
    int of,
    String text,
    @Nullable Camera camera,
    @Nullable Framing framing,
    List<Line> lines,
    long first,
    long frames,
    String seconds,
    @Nullable Path still) {

  /** How many people are in it: who speaks, or is named; at most two can be drawn. */
  int people() {
    long speaking =
        lines.stream().map(line -> line.speaker() + "/" + line.element()).distinct().count();
    return framing == Framing.TWO_SHOT || speaking > 1 ? 2 : 1;
  }

  /** The shots of an order; together they have its frames, each to the nearest. */
  static List<Beat> of(Engine.Order.Fresh order) {
    Shot.Generate shot = order.shot();
    List<Script.Beat> told = told(shot);
    Rate rate = order.picture().rate();
    Vocabulary vocabulary = Vocabulary.bundled();
    List<Beat> beats = new ArrayList<>();
    BigDecimal end = BigDecimal.ZERO;
    long first = 0;
    for (int i = 0; i < told.size(); i++) {
      Script.Beat one = told.get(i);
      end = end.add(one.seconds());
      long last =
          i + 1 == told.size()
              ? order.frames()
              : Math.min(
                  order.frames(),
                  rate.framesIn(
                      end.unscaledValue().longValueExact(),
                      BigDecimal.TEN.pow(Math.max(0, end.scale())).longValueExact()));
      List<Vocabulary.Mention> mentions = vocabulary.mentions(one.text());
      beats.add(
          new Beat(
              i + 1,
              told.size(),
              one.text(),
              said(one.camera(), mentions, Vocabulary.Mention::camera),
              said(one.framing(), mentions, Vocabulary.Mention::framing),
              one.lines(),
              first,
              last - first,
              one.seconds().stripTrailingZeros().toPlainString(),
              Casting.still(order, one.text(), i)));
      first = last;
    }
    return beats;
  }

  /** What the request's field says, else what its words name first. */
  private static <T> @Nullable T said(
      @Nullable T field,
      List<Vocabulary.Mention> mentions,
      Function<Vocabulary.Mention, @Nullable T> of) {
    if (field != null) {
      return field;
    }
    for (Vocabulary.Mention mention : mentions) {
      T named = of.apply(mention);
      if (named != null) {
        return named;
      }
    }
    return null;
  }

  private static List<Script.Beat> told(Shot.Generate shot) {
    if (shot.script() instanceof Script.Board board) {
      return board.beats();
    }
    if (shot.script() instanceof Script.Story story) {
      return List.of(new Script.Beat(story.text(), shot.seconds(), null, null, List.of()));
    }
    Script.Prompt prompt = (Script.Prompt) shot.script();
    return List.of(
        new Script.Beat(
            prompt.text(), shot.seconds(), prompt.camera(), prompt.framing(), prompt.lines()));
  }
}
