package app.pickup.engines.local.face;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One face while it is being followed. */
final class Following {
  /** So many frames unseen, and whoever comes there is somebody else. */
  private static final int FORGOTTEN = 60;

  /** Mean difference of the patches of one mouth before and after a jump. */
  private static final float ALIKE = .03f;

  final List<@Nullable Face> faces = new ArrayList<>();
  final List<float @Nullable []> patches = new ArrayList<>();
  private @Nullable Face last;
  private int unseen;
  private boolean ended;
  private boolean otherShot;
  private float[] patch = new float[0];
  private int looks;
  private int hits;

  /** Not seen in the first frames. */
  Following(int before) {
    for (int i = 0; i < before; i++) {
      faces.add(null);
      patches.add(null);
    }
  }

  /**
   * @param patch what lies where its mouth should be
   */
  void see(Face face, float[] look) {
    faces.add(face);
    patches.add(look);
    patch = look;
    otherShot = false;
    last = face;
    unseen = 0;
  }

  void miss() {
    faces.add(null);
    patches.add(null);
    if (++unseen > FORGOTTEN) {
      ended = true;
    }
  }

  /** Another shot: the face is not looked for where it was. */
  void cut() {
    unseen = Math.max(unseen, 1);
    otherShot = true;
  }

  /**
   * Whether a face in this frame, found anew, is this one. After a cut it must lie in the same
   * place and look the same: then it was a flash, or a jump in one sitting.
   */
  boolean may(Face face, float[] look) {
    if (last == null || ended) {
      return false;
    }
    float overlap = last.box().overlap(face.box());
    return otherShot ? overlap > .6f && distance(patch, look) < ALIKE : overlap > .2f;
  }

  private static float distance(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }

  /** Whether the finder, asked again, has seen a face here too. A plant may have a mesh as well. */
  void confirm(boolean hit) {
    looks++;
    hits += hit ? 1 : 0;
    if (looks >= 2 && hits == 0) {
      ended = true;
    }
  }

  boolean trusted() {
    return looks == 0 || hits >= 3 || 2 * hits >= looks;
  }

  @Nullable Face last() {
    return last;
  }

  boolean lost() {
    return unseen > 0;
  }

  /** Lately: worth looking for in every frame. */
  boolean justLost() {
    return unseen > 0 && unseen < 6 && !ended && !otherShot;
  }

  boolean ended() {
    return ended;
  }

  int seen() {
    return (int) faces.stream().filter(f -> f != null).count();
  }
}
