package app.pickup.engines.local.matte;

import app.pickup.engines.local.pixels.PictureView;
import java.util.List;

/**
 * Lets the light of the new background spill a little round the person's edge, as a lens does: what
 * is bright behind brightens, what is coloured tints. Only where alpha lies between 0 and 1, so the
 * person's inside keeps its bits.
 */
final class LightWrap {
  private static final float STRENGTH = .2f;
  private static final float NEUTRAL = 128 / 255f;

  private final ModelSize size;
  private final AreaAverage[][] planes;
  private final float[][][] light;
  private final BoxMean box;
  private final int radius;
  private boolean known;

  LightWrap(List<PictureView> views, ModelSize size) {
    this.size = size;
    planes = new AreaAverage[views.size()][3];
    light = new float[views.size()][3][size.pixels()];
    for (int i = 0; i < views.size(); i++) {
      for (int plane = 0; plane < 3; plane++) {
        planes[i][plane] = new AreaAverage(views.get(i), plane, size);
      }
    }
    box = new BoxMean(size.width(), size.height());
    radius = Math.max(1, Math.min(size.width(), size.height()) / 32);
  }

  /** Looks at the light of a background frame; of a still one only once. */
  void see(byte[] background, boolean still) {
    if (known && still) {
      return;
    }
    for (int i = 0; i < planes.length; i++) {
      for (int plane = 0; plane < 3; plane++) {
        planes[i][plane].scale(background, light[i][plane]);
        box.mean(light[i][plane], radius, light[i][plane]);
      }
    }
    known = true;
  }

  /** Lays the light onto the person's own colour. */
  void apply(Moment moment) {
    float[] y = light[moment.index][0];
    float[] u = light[moment.index][1];
    float[] v = light[moment.index][2];
    Matte matte = moment.matte;
    for (int i = 0; i < size.pixels(); i++) {
      float alpha = matte.alpha[i];
      if (alpha > 0 && alpha < 1) {
        float share = STRENGTH * 4 * alpha * (1 - alpha);
        float own = moment.luma[i] + matte.spillY[i];
        matte.spillY[i] += share * Math.max(0, y[i] - own);
        matte.spillU[i] += share * (u[i] - NEUTRAL);
        matte.spillV[i] += share * (v[i] - NEUTRAL);
      }
    }
  }
}
