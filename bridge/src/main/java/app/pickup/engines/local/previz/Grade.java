package app.pickup.engines.local.previz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words of light as a grade: what a colourist would do first. Worked out once per still, in code
 * values of BT.709.
 *
 * @param exposure stops
 * @param contrast 1 is as it is, round a middle grey of .4
 * @param saturation 1 is as it is
 * @param lift what is added to R, G, B in the shadows
 * @param gain what R, G, B are multiplied with in the lights
 */
record Grade(float exposure, float contrast, float saturation, float[] lift, float[] gain) {
  private static final float MIDDLE = .4f;

  private static final Grade NIGHT =
      new Grade(-1.15f, 1.12f, .62f, of(.004f, .016f, .05f), of(.78f, .9f, 1.12f));
  private static final Grade GOLDEN =
      new Grade(.08f, 1.06f, 1.12f, of(.02f, .008f, -.012f), of(1.12f, 1f, .8f));
  private static final Grade NEON =
      new Grade(-.45f, 1.2f, 1.35f, of(.05f, -.01f, .075f), of(.9f, 1.02f, 1.16f));
  private static final Grade COLD =
      new Grade(-.1f, 1.05f, .78f, of(0f, .01f, .028f), of(.88f, .98f, 1.12f));
  private static final Grade WARM =
      new Grade(.03f, 1f, 1.05f, of(.016f, .005f, -.01f), of(1.07f, 1f, .88f));
  private static final Grade MONO = new Grade(0, 1.15f, 0, of(0, 0, 0), of(1, 1, 1));

  /** By trait of the vocabulary, in the order in which they are laid on. */
  private static final Map<String, Grade> BY_TRAIT = new LinkedHashMap<>();

  static {
    BY_TRAIT.put("night", NIGHT);
    BY_TRAIT.put("sun-low", GOLDEN);
    BY_TRAIT.put("neon", NEON);
    BY_TRAIT.put("cold", COLD);
    BY_TRAIT.put("overcast", COLD);
    BY_TRAIT.put("warm", WARM);
    BY_TRAIT.put("monochrome", MONO);
  }

  /** The grades that a shot's traits ask for, none twice. */
  static List<Grade> of(Set<String> traits) {
    return BY_TRAIT.entrySet().stream()
        .filter(each -> traits.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
  }

  private static float[] of(float r, float g, float b) {
    return new float[] {r, g, b};
  }

  /** Grades a picture in place. */
  void apply(Raster raster) {
    float[] r = raster.rgb[0];
    float[] g = raster.rgb[1];
    float[] b = raster.rgb[2];
    float light = (float) Math.pow(2, exposure / 2.2);
    raster.rows(
        (from, to) -> {
          for (int i = from; i < to; i++) {
            float grey = .2126f * r[i] + .7152f * g[i] + .0722f * b[i];
            r[i] = graded(r[i], grey, light, 0);
            g[i] = graded(g[i], grey, light, 1);
            b[i] = graded(b[i], grey, light, 2);
          }
        });
  }

  private float graded(float value, float grey, float light, int channel) {
    float v = (grey + (value - grey) * saturation) * light * gain[channel];
    v += lift[channel] * (1 - grey);
    v = MIDDLE + (v - MIDDLE) * contrast;
    // a shoulder: what would burn out keeps a little drawing
    v = v > .9f ? .9f + .1f * (1 - (float) Math.exp(-(v - .9f) / .1f)) : v;
    return Easel.clamp(v);
  }
}
