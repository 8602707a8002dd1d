package app.pickup.engines.local.matte;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.YuvRgb;
import app.pickup.media.Colour;
import java.util.List;

/** Shows a moment to the network in RGB; only keys need their chroma scaled down. */
final class KeyColours {
  private static final float NEUTRAL = 128 / 255f;

  private final List<AreaAverage> u;
  private final List<AreaAverage> v;
  private final YuvRgb colours;
  private final float[] smallU;
  private final float[] smallV;
  private final float[] rgb;
  private final float[] own;
  private final OwnColour ownColour;

  /**
   * @param views the pictures within a frame, by the index of their moment
   * @param height of the whole frame, by which untagged colour is guessed
   */
  KeyColours(List<PictureView> views, ModelSize size, Colour colour, int height) {
    u = views.stream().map(view -> new AreaAverage(view, 1, size)).toList();
    v = views.stream().map(view -> new AreaAverage(view, 2, size)).toList();
    colours = new YuvRgb(colour, height);
    smallU = new float[size.pixels()];
    smallV = new float[size.pixels()];
    rgb = new float[3 * size.pixels()];
    own = new float[3 * size.pixels()];
    ownColour = new OwnColour(size);
  }

  void matte(Network network, Moment moment) {
    u.get(moment.index).scale(moment.frame.pixels, smallU);
    v.get(moment.index).scale(moment.frame.pixels, smallV);
    colours.toRgb(moment.luma, smallU, smallV, rgb);
    network.matte(rgb, moment.matte.alpha, own);
    ownColour.estimate(moment.matte.alpha, own);
    moment.matte.screen = Screen.behind(moment.matte.alpha, smallU, smallV);
    spill(moment.matte);
  }

  private void spill(Matte matte) {
    int n = matte.alpha.length;
    for (int i = 0; i < n; i++) {
      boolean soft = matte.alpha[i] > 0 && matte.alpha[i] < 1;
      float r = soft ? own[i] - rgb[i] : 0;
      float g = soft ? own[n + i] - rgb[n + i] : 0;
      float b = soft ? own[2 * n + i] - rgb[2 * n + i] : 0;
      matte.spillY[i] = colours.luma(r, g, b);
      matte.spillU[i] = colours.u(r, g, b);
      matte.spillV[i] = colours.v(r, g, b);
      if (soft && matte.screen.there()) {
        cleaned(matte, i);
      }
    }
  }

  /**
   * The pixel itself loses the screen's light before its spill is added: the spill is then that of
   * clean colours.
   */
  private void cleaned(Matte matte, int i) {
    Screen screen = matte.screen;
    float u = smallU[i] - NEUTRAL;
    float v = smallV[i] - NEUTRAL;
    float ofPixel = screen.excess(u, v);
    float ofOwn = screen.excess(u + matte.spillU[i], v + matte.spillV[i]);
    matte.spillU[i] += (ofPixel - ofOwn) * screen.u();
    matte.spillV[i] += (ofPixel - ofOwn) * screen.v();
  }
}
