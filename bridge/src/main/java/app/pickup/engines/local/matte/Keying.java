package app.pickup.engines.local.matte;

import app.pickup.engines.local.pixels.CutDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives every moment its matte: asks the network at every n-th (a key), at the first and the last
 * of each shot, and fills in between. Moments leave in the order in which they came, some later.
 * Not for more than one thread.
 */
final class Keying {
  private final Network network;
  private final KeyColours colours;
  private final int cadence;
  private final CutDetector cuts;
  private final MotionFill fill;
  private final Consumer<Moment> done;
  private final List<Moment> waiting = new ArrayList<>();
  private @Nullable Moment key;

  /**
   * @param cadence 1: the network sees every moment, 2: every second …
   * @param done takes each moment when its matte is made
   */
  Keying(Network network, KeyColours colours, int cadence, Consumer<Moment> done) {
    this.network = network;
    this.colours = colours;
    this.cadence = cadence;
    this.done = done;
    cuts = new CutDetector(network.size().pixels());
    fill = new MotionFill(network.size());
  }

  /**
   * Takes the next moment.
   *
   * @return whether it begins a new shot
   */
  boolean take(Moment moment) {
    boolean cut = cuts.cut(moment.luma);
    if (cut) {
      endShot();
      network.cut();
      colours.matte(network, moment);
      key = moment;
    } else if (waiting.size() + 1 < cadence) {
      waiting.add(moment);
    } else {
      nextKey(moment);
    }
    return cut;
  }

  /** No more moments: hands on what still waits. */
  void endShot() {
    if (!waiting.isEmpty()) {
      nextKey(waiting.remove(waiting.size() - 1));
    }
    if (key != null) {
      done.accept(key);
      key = null;
    }
  }

  private void nextKey(Moment moment) {
    colours.matte(network, moment);
    Moment before = key;
    if (before == null) {
      throw new IllegalStateException("a shot begins with a key");
    }
    for (int i = 0; i < waiting.size(); i++) {
      fill.fill(before, waiting.get(i), moment, (i + 1f) / (waiting.size() + 1));
    }
    done.accept(before);
    waiting.forEach(done);
    waiting.clear();
    key = moment;
  }
}
