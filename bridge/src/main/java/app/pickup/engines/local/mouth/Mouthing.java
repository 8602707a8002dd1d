package app.pickup.engines.local.mouth;

import app.pickup.engines.Said;
import app.pickup.media.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a mouth does while lines are said, frame by frame: every sound pulls it toward its shape,
 * the more the nearer it is and the more it insists (Cohen and Massaro 1993). Lips that have to
 * meet do so in one frame at least.
 */
final class Mouthing {
  /** The mouth is seen in its shape before it is heard: 25 ms. */
  private static final long AHEAD = Said.RATE / 40;

  /** How far a sound reaches over its own ends: 45 ms. */
  private static final double REACH = Said.RATE * .045;

  /** Lips meet fast. */
  private static final double CLOSED_REACH = Said.RATE * .022;

  /** A mouth goes over from its own doing to the line's in 120 ms, and back. */
  private static final double EASE = Said.RATE * .12;

  /** How much a mouth opens in a second, where 1 is as wide as it goes. */
  private static final double FASTEST = 10;

  private final Shape[] shapes;
  private final float[] weights;
  private final boolean[] closed;

  private Mouthing(int frames) {
    shapes = new Shape[frames];
    weights = new float[frames];
    closed = new boolean[frames];
  }

  /**
   * The mouth of one face.
   *
   * @param said its lines
   * @param frames of the range that they are counted from
   */
  static Mouthing of(List<Said> said, Rate rate, int frames) {
    Mouthing mouthing = new Mouthing(frames);
    List<Pull> pulls = pulls(said);
    int from = 0;
    for (int frame = 0; frame < frames; frame++) {
      // the middle of the time in which the frame is seen
      long now =
          (rate.samplesAt(frame, Said.RATE) + rate.samplesAt(frame + 1L, Said.RATE)) / 2 + AHEAD;
      while (from < pulls.size() && pulls.get(from).until + 4 * REACH < now) {
        from++;
      }
      mouthing.shapes[frame] = at(pulls, from, now);
      mouthing.weights[frame] = weight(said, now);
    }
    mouthing.meet(pulls, rate);
    mouthing.ease((float) (FASTEST * rate.den() / rate.num()));
    return mouthing;
  }

  /** A sound's pull on the mouth. */
  private record Pull(Viseme viseme, long from, long until) {
    double strength(long now) {
      double beyond = now < from ? from - now : now > until ? now - until : 0;
      double reach = viseme.closed() ? CLOSED_REACH : REACH;
      return Math.exp(-beyond * beyond / (2 * reach * reach / 4) - beyond / reach);
    }
  }

  private static List<Pull> pulls(List<Said> said) {
    List<Pull> pulls = new ArrayList<>();
    for (Said line : said) {
      for (Said.Phone phone : line.phones()) {
        add(pulls, phone);
      }
    }
    pulls.sort(Comparator.comparingLong(Pull::from));
    return pulls;
  }

  /** A sound of two vowels is two pulls. */
  private static void add(List<Pull> pulls, Said.Phone phone) {
    List<Viseme> parts =
        phone
            .ipa()
            .codePoints()
            .filter(Viseme::knows)
            .mapToObj(Character::toString)
            .map(Viseme::of)
            .toList();
    if (parts.size() < 2) {
      pulls.add(new Pull(Viseme.of(phone.ipa()), phone.from(), phone.until()));
      return;
    }
    long length = phone.until() - phone.from();
    for (int i = 0; i < parts.size(); i++) {
      pulls.add(
          new Pull(
              parts.get(i),
              phone.from() + length * i / parts.size(),
              phone.from() + length * (i + 1) / parts.size()));
    }
  }

  private static Shape at(List<Pull> pulls, int from, long now) {
    double grips = 1e-6;
    double spreads = 1e-6;
    double open = 0;
    double wide = 0;
    double tongue = 0;
    for (int i = from; i < pulls.size() && pulls.get(i).from - 4 * REACH < now; i++) {
      Pull pull = pulls.get(i);
      double strength = pull.strength(now);
      double grip = strength * pull.viseme.grip();
      double spread = strength * pull.viseme.spread();
      grips += grip;
      spreads += spread;
      open += grip * pull.viseme.shape().open();
      tongue += grip * pull.viseme.shape().tongue();
      wide += spread * pull.viseme.shape().wide();
    }
    return new Shape((float) (open / grips), (float) (wide / spreads), (float) (tongue / grips));
  }

  private static float weight(List<Said> said, long now) {
    double most = 0;
    for (Said line : said) {
      double beyond = now < line.from() ? line.from() - now : Math.max(0, now - line.until());
      double way = Math.max(0, 1 - beyond / EASE);
      most = Math.max(most, way * way * (3 - 2 * way));
    }
    return (float) most;
  }

  /** No mouth opens or shuts faster: lips that meet are led up to, and no vowel is a flap. */
  private void ease(float step) {
    for (int frame = 1; frame < shapes.length; frame++) {
      hold(frame, frame - 1, step);
    }
    for (int frame = shapes.length - 2; frame >= 0; frame--) {
      hold(frame, frame + 1, step);
    }
  }

  private void hold(int frame, int beside, float step) {
    float most = shapes[beside].open() + step;
    if (shapes[frame].open() > most) {
      shapes[frame] = new Shape(most, shapes[frame].wide(), shapes[frame].tongue());
    }
  }

  /** The frame that is nearest to the middle of a closure shows it. */
  private void meet(List<Pull> pulls, Rate rate) {
    for (Pull pull : pulls) {
      if (!pull.viseme.closed()) {
        continue;
      }
      long middle = (pull.from + pull.until) / 2 - AHEAD;
      int frame = Math.toIntExact(rate.frameAt(middle, Said.RATE));
      if (frame >= 0 && frame < shapes.length) {
        shapes[frame] = new Shape(0, shapes[frame].wide(), shapes[frame].tongue());
        closed[frame] = true;
      }
    }
  }

  int frames() {
    return shapes.length;
  }

  Shape shape(int frame) {
    return shapes[frame];
  }

  /** How much the mouth is the line's at this frame: 0, as it was, to 1. */
  float weight(int frame) {
    return weights[frame];
  }

  /** Whether lips meet at this frame for a sound that wants it. */
  boolean closed(int frame) {
    return closed[frame];
  }
}
