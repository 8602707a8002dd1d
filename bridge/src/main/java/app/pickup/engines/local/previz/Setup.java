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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One shot of the clip, with all that it is drawn from.
 *
 * @param number counted from 1
 * @param of how many there are
 * @param camera its move: the one asked for, else the first that its words name
 * @param framing likewise
 * @param traits what its words say of light and weather, as the {@link Vocabulary} has them
 * @param first its first frame in the clip
 * @param frames how many it has
 * @param seconds as they were asked, in digits
 * @param still what it is drawn over, or null
 */
record Setup(
    int number,
    int of,
    String text,
    @Nullable Camera camera,
    @Nullable Framing framing,
    Set<String> traits,
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

  /** Where its camera sets out. */
  Move.From from(Engine.Order.Fresh order) {
    if (still == null) {
      return Move.From.BOARD;
    }
    return number == 1 && still.equals(order.shot().pictures().first())
        ? Move.From.STILL
        : Move.From.ANYWHERE;
  }

  /** The shots of an order; together they have its frames, each to the nearest. */
  static List<Setup> of(Engine.Order.Fresh order) {
    Shot.Generate shot = order.shot();
    List<Script.Beat> told = told(shot);
    Rate rate = order.picture().rate();
    Vocabulary vocabulary = Vocabulary.bundled();
    List<Setup> setups = new ArrayList<>();
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
      setups.add(
          new Setup(
              i + 1,
              told.size(),
              one.text(),
              one.camera() == null ? vocabulary.camera(one.text()).orElse(null) : one.camera(),
              one.framing() == null ? vocabulary.framing(one.text()).orElse(null) : one.framing(),
              vocabulary.traits(one.text()),
              one.lines(),
              first,
              last - first,
              one.seconds().stripTrailingZeros().toPlainString(),
              Backing.still(order, one.text(), i, i + 1 == told.size())));
      first = last;
    }
    return setups;
  }

  private static List<Script.Beat> told(Shot.Generate shot) {
    if (shot.script() instanceof Script.Board board) {
      return board.beats();
    }
    // a story was cut into shots when it was read
    Script.Prompt prompt = (Script.Prompt) shot.script();
    return List.of(
        new Script.Beat(
            prompt.text(), shot.seconds(), prompt.camera(), prompt.framing(), prompt.lines()));
  }
}
