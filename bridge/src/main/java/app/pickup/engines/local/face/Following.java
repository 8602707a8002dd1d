package app.pickup.engines.local.face;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One face while it is being followed. */
final class Following {
  /** So many frames unseen, and whoever comes there is somebody else. */
  private static final int FORGOTTEN = 60;

  final List<@Nullable Face> faces = new ArrayList<>();
  private @Nullable Face last;
  private int unseen;
  private boolean ended;

  /** Not seen in the first frames. */
  Following(int before) {
    for (int i = 0; i < before; i++) {
      faces.add(null);
    }
  }

  void see(@Nullable Face face) {
    faces.add(face);
    if (face != null) {
      last = face;
      unseen = 0;
    } else if (++unseen > FORGOTTEN) {
      ended = true;
    }
  }

  /** Another shot: the face is not looked for where it was. */
  void lose() {
    unseen = Math.max(unseen, 1);
  }

  @Nullable Face last() {
    return last;
  }

  boolean lost() {
    return unseen > 0;
  }

  boolean ended() {
    return ended;
  }

  int seen() {
    return (int) faces.stream().filter(f -> f != null).count();
  }
}
