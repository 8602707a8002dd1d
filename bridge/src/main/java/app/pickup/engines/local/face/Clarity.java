package app.pickup.engines.local.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges in which frames of a track the mouth can be seen: where its patch looks as it mostly does
 * or the lips at least are as red as ever, where the head is not turned away, and where the network
 * is sure. What changes as the mouth speaks is no sign: each number of the patch is measured by how
 * much it usually changes.
 */
final class Clarity {
  /** As much as noise and compression change a number of a patch. */
  private static final float LEAST_SPREAD = .012f;

  private static final float STRANGE = 8;

  /** With paler lips, that they are pale tells nothing. */
  private static final float LEAST_RED = .01f;

  private Clarity() {}

  /**
   * @param faces one for each frame, null where it is not seen
   * @param patches of the same frames
   */
  static List<@Nullable Face> judge(List<@Nullable Face> faces, List<float @Nullable []> patches) {
    List<float[]> there = patches.stream().filter(Objects::nonNull).toList();
    float[] usual = new float[MouthPatch.NUMBERS];
    float[] spread = new float[MouthPatch.NUMBERS];
    float[] values = new float[there.size()];
    for (int i = 0; i < MouthPatch.NUMBERS && !there.isEmpty(); i++) {
      usual[i] = median(there, i, values);
      spread[i] = Math.max(LEAST_SPREAD, middle(there, i, usual[i], values));
    }
    List<@Nullable Face> judged = new ArrayList<>();
    for (int t = 0; t < faces.size(); t++) {
      Face face = faces.get(t);
      float[] patch = patches.get(t);
      judged.add(
          face == null || patch == null ? face : face.seen(clear(face, patch, usual, spread)));
    }
    return judged;
  }

  private static float clear(Face face, float[] patch, float[] usual, float[] spread) {
    float strange = strangeness(patch, usual, spread);
    float red = usual[MouthPatch.REDNESS];
    float pale = red < LEAST_RED ? 0 : falling(patch[MouthPatch.REDNESS] / red, .3f, .6f);
    return (1 - Math.min(pale, 1 - falling(strange, 1.7f, 2.5f)))
        * falling(strange, 4.5f, 7)
        * falling(Math.abs(face.yaw()), 45, 75)
        * falling(1 - face.presence(), .1f, .7f);
  }

  /**
   * How many times its usual change the patch is away from how it usually looks, in the plane in
   * which it is most.
   */
  static float strangeness(float[] patch, float[] usual, float[] spread) {
    float most = 0;
    int cells = MouthPatch.REDNESS / 3;
    for (int plane = 0; plane < 3; plane++) {
      float sum = 0;
      for (int i = plane * cells; i < (plane + 1) * cells; i++) {
        sum += Math.min(STRANGE, Math.abs(patch[i] - usual[i]) / spread[i]);
      }
      most = Math.max(most, sum / cells);
    }
    return most;
  }

  /** 1 below the first value, 0 above the second. */
  private static float falling(float value, float from, float to) {
    return Math.max(0, Math.min(1, (to - value) / (to - from)));
  }

  /** The median over time of a number's distance from a value. */
  private static float middle(List<float[]> patches, int i, float from, float[] values) {
    for (int t = 0; t < values.length; t++) {
      values[t] = Math.abs(patches.get(t)[i] - from);
    }
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static float median(List<float[]> patches, int i, float[] values) {
    for (int t = 0; t < values.length; t++) {
      values[t] = patches.get(t)[i];
    }
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
