package app.pickup.engines.local.mouth;

import app.pickup.engines.local.face.Face;
import app.pickup.engines.local.face.FaceTrack;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The mouth of one face over a range, as it is and as its lines want it. Where the mouth can not be
 * seen it is left alone, and it goes over to that and back without a jump.
 */
final class MouthTrack {
  /** Between the lips of the widest [a], by the face's height. */
  private static final float WIDEST = .1f;

  /** Frames in which a mouth goes over to being left alone. */
  private static final int FADE = 4;

  final Mouthing mouthing;
  private final FaceTrack track;
  private final int first;
  private final @Nullable Mouth[] mouths;
  private final float[] weights;
  private final RestingFace rest;

  /**
   * @param first the frame of the track at which the range begins
   */
  MouthTrack(FaceTrack track, int first, Mouthing mouthing) {
    this.track = track;
    this.first = first;
    this.mouthing = mouthing;
    int frames = mouthing.frames();
    mouths = new Mouth[frames];
    weights = new float[frames];
    for (int frame = 0; frame < frames; frame++) {
      Face face = track.at(first + frame);
      if (face != null && mouthing.weight(frame) > 0) {
        mouths[frame] = new Mouth(face.x(), face.y());
      }
      weights[frame] = mouthing.weight(frame) * inSight(frame);
    }
    rest = new RestingFace(track);
  }

  /** 1 where the mouth is seen, falling to 0 toward frames in which it is not. */
  private float inSight(int frame) {
    float sight = 1;
    for (int near = -FADE; near <= FADE; near++) {
      int at = Math.max(0, Math.min(track.faces().size() - 1, first + frame + near));
      Face face = track.at(at);
      if (face == null || face.covered()) {
        sight = Math.min(sight, Math.abs(near) / (FADE + 1f));
      }
    }
    return sight;
  }

  int frames() {
    return mouths.length;
  }

  /** The mouth as it is; null: it is left alone in this frame. */
  @Nullable Mouth mouth(int frame) {
    return weights[frame] > 0 ? mouths[frame] : null;
  }

  /** How it moves in this frame, in which there is a mouth. */
  Motion motion(int frame, Mouth mouth) {
    Face face = Objects.requireNonNull(track.at(first + frame));
    float[][] points = rest.points(face, mouthing.shape(frame), WIDEST, weights[frame]);
    float[] seam = rest.seam(face);
    return new Motion(mouth, mouth.instead(points[0], points[1]), mouth.w(seam[0], seam[1]));
  }

  /** What is wanted between the lips of a frame; null: nothing is seen there. */
  Selection.@Nullable Look wish(int frame) {
    Face face = track.at(first + frame);
    float opening = mouthing.shape(frame).open() * WIDEST;
    return mouth(frame) == null || face == null || opening < Selection.SHOWS / 2
        ? null
        : new Selection.Look(opening, face.yaw(), face.pitch());
  }

  /** What each frame of the whole track has to offer; null: nothing. */
  Selection.@Nullable Look[] offers() {
    Selection.@Nullable Look[] offers = new Selection.Look[track.faces().size()];
    Arrays.setAll(
        offers,
        frame -> {
          Face face = track.at(frame);
          return face == null || face.clear() < .8f
              ? null
              : new Selection.Look(
                  new Mouth(face.x(), face.y()).opening(), face.yaw(), face.pitch());
        });
    return offers;
  }

  Mouth at(int frame) {
    Face face = track.at(frame);
    if (face == null) {
      throw new IllegalArgumentException("no face in frame " + frame);
    }
    return new Mouth(face.x(), face.y());
  }
}
