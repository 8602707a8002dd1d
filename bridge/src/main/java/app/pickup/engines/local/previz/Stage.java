package app.pickup.engines.local.previz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the camera in one shot: something behind, and perhaps somebody in front of it.
 *
 * @param behind covers the picture
 * @param subject null: there is nobody to cut out
 * @param focus the same, out of focus; null: this shot has no need of it
 * @param words signs and words over all, which stay where they are; null: there are none
 */
record Stage(Layer behind, @Nullable Layer subject, @Nullable Focus focus, @Nullable Layer words) {

  /** The layers as they are seen by this camera, the farthest first. */
  List<Painter.Seen> seen(Pose pose) {
    List<Painter.Seen> layers = room(pose);
    if (words != null) {
      layers.add(Painter.Seen.fixed(words));
    }
    return layers;
  }

  private List<Painter.Seen> room(Pose pose) {
    List<Painter.Seen> layers = new ArrayList<>();
    if (focus == null || pose.focus() < 0) {
      layers.add(Painter.Seen.of(behind));
      if (subject != null) {
        layers.add(Painter.Seen.of(subject));
      }
      return layers;
    }
    layers.add(focus.behind(1 - pose.focus()));
    if (subject != null) {
      layers.add(focus.subject(pose.focus()));
    }
    return layers;
  }
}
