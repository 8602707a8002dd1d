package app.pickup.engines.local.previz;

import app.pickup.shots.Camera;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way of a camera move. Depth does what it does in a room: a dolly changes the size of near
 * things more than of far ones, a pan moves all alike, a crane slides near things past far ones.
 *
 * @param camera the move
 * @param shake what a hand adds
 * @param from where it sets out
 */
record Move(@Nullable Camera camera, Shake shake, From from) {

  /** Where a move sets out. */
  enum From {
    /** Where it has most room: a track comes from one side and goes to the other. */
    ANYWHERE,
    /** From the picture as it is, which somebody pinned as the first frame. */
    STILL,
    /** As anywhere, by half: a board is drawn to its edges, and arrows show the move. */
    BOARD
  }

  Move(@Nullable Camera camera, Shake shake) {
    this(camera, shake, From.ANYWHERE);
  }

  /** Nearer than this nothing that is cut from a still looks right. */
  private static final double PUSH = .17;

  /** A shot without a move breathes: so little that nobody calls it a move. */
  private static final double BREATH = .025;

  private static final double DOLLY_ZOOM = .5;
  private static final double PAN = .085;
  private static final double TILT = .075;
  private static final double SIDE = .075;
  private static final double CRANE = .07;

  /** A share of the crane's way that the head tilts against it, to keep the subject. */
  private static final double CRANE_TILT = .3;

  /** What must be left over round the picture for a move of so much to each side. */
  private static final double MARGIN = .012;

  /**
   * @param way 0 at the shot's first frame, 1 at its last
   * @param seconds since the first frame
   * @param aspect width to height
   */
  Pose at(double way, double seconds, double aspect) {
    return switch (from) {
      case ANYWHERE -> free(way, seconds, aspect);
      case BOARD -> Pose.STILL.towards(free(way, seconds, aspect), .5);
      case STILL ->
          camera != null && goesAcross() ? out(way, seconds, aspect) : free(way, seconds, aspect);
    };
  }

  /** From the middle to where the move ends; a straight way there stays within the picture. */
  private Pose out(double way, double seconds, double aspect) {
    return Pose.STILL.towards(free(1, seconds, aspect), eased(way));
  }

  private boolean goesAcross() {
    return switch (Objects.requireNonNull(camera)) {
      case PAN_LEFT, PAN_RIGHT, TILT_UP, TILT_DOWN, TRACK, ORBIT, CRANE_UP, CRANE_DOWN -> true;
      default -> false;
    };
  }

  private Pose free(double way, double seconds, double aspect) {
    double eased = eased(way);
    double across = 2 * eased - 1;
    if (camera == null) {
      return push(BREATH * eased);
    }
    return switch (camera) {
      case STATIC -> Pose.STILL;
      case PUSH_IN -> push(PUSH * eased);
      case PULL_OUT -> push(PUSH * (1 - eased));
      case DOLLY_ZOOM ->
          new Pose(0, 0, -DOLLY_ZOOM * eased, 1 + DOLLY_ZOOM * eased, 0, 0, 0, Pose.ALL_SHARP);
      case PAN_LEFT -> slide(PAN * aspect * across, 0, 2 * PAN);
      case PAN_RIGHT -> slide(-PAN * aspect * across, 0, 2 * PAN);
      case TILT_UP -> slide(0, TILT * across, 2 * TILT);
      case TILT_DOWN -> slide(0, -TILT * across, 2 * TILT);
      case TRACK -> new Pose(SIDE * across, 0, 0, over(2 * SIDE / aspect), 0, 0, 0, Pose.ALL_SHARP);
      case ORBIT -> orbit(SIDE * across, aspect);
      case RACK_FOCUS -> push(BREATH * eased).with(racked(way));
      case HAND_HELD -> shake.at(seconds);
      case CRANE_UP -> crane(-CRANE * across);
      case CRANE_DOWN -> crane(CRANE * across);
    };
  }

  private static Pose push(double z) {
    return new Pose(0, 0, z, 1, 0, 0, 0, Pose.ALL_SHARP);
  }

  private static Pose slide(double panX, double panY, double room) {
    return new Pose(0, 0, 0, 1 + room + MARGIN, panX, panY, 0, Pose.ALL_SHARP);
  }

  /** The camera goes sideways and turns back to the subject, which stays where it is. */
  private static Pose orbit(double x, double aspect) {
    double zoom = over(2 * SIDE * (1 - Layer.FAR) / aspect);
    return new Pose(x, 0, 0, zoom, x * zoom, 0, 0, Pose.ALL_SHARP);
  }

  private static Pose crane(double y) {
    double zoom = over(2 * CRANE * (1 - CRANE_TILT));
    return new Pose(0, y, 0, zoom, 0, y * CRANE_TILT * zoom, 0, Pose.ALL_SHARP);
  }

  /** The zoom that leaves so much of the picture over. */
  private static double over(double room) {
    return 1 / (1 - room - MARGIN);
  }

  /** Holds, turns the ring, holds. */
  private static double racked(double way) {
    return eased(Math.max(0, Math.min(1, (way - .3) / .4)));
  }

  /** Sets out and arrives gently. */
  private static double eased(double way) {
    double t = Math.max(0, Math.min(1, way));
    // two thirds of the speed is even: an operator leans into a move and out of it, no more
    return .35 * t + .65 * t * t * (3 - 2 * t);
  }
}
