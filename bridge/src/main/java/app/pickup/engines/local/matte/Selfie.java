package app.pickup.engines.local.matte;

import app.pickup.engines.local.network.Blob;
import app.pickup.engines.local.network.Onnx;
import app.pickup.engines.local.pixels.YuvRgb;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * MediaPipe selfie segmentation: the fallback where the matting network is missing. Knows neither
 * time nor the person's own colour, so masks are steadied here, and the colour is the picture's.
 */
final class Selfie implements Network {
  private static final ModelSize SIZE = ModelSize.SELFIE;

  private final Onnx onnx;
  private final Blob picture = new Blob(1, 3, SIZE.height(), SIZE.width());
  private final Blob mask = new Blob(1, 1, SIZE.height(), SIZE.width());
  private final float[] before = new float[SIZE.pixels()];
  private boolean fresh = true;

  Selfie(Onnx onnx) {
    this.onnx = onnx;
  }

  @Override
  public ModelSize size() {
    return SIZE;
  }

  @Override
  public void cut() {
    fresh = true;
  }

  @Override
  public void matte(float[] rgb, float[] alpha, float[] own) {
    picture.values().put(rgb, 0, 3 * SIZE.pixels());
    onnx.run(Map.of("input_1", picture), Map.of("mask", mask));
    FloatBuffer values = mask.values();
    for (int i = 0; i < SIZE.pixels(); i++) {
      float now = YuvRgb.clamp(values.get(i));
      // what hardly changes is noise and is averaged; what changes much is motion and is taken
      float change = Math.abs(now - before[i]);
      float keep = fresh ? 0 : .5f * (1 - Math.min(1, 1.5f * change));
      alpha[i] = before[i] = now + keep * (before[i] - now);
    }
    fresh = false;
    System.arraycopy(rgb, 0, own, 0, 3 * SIZE.pixels());
  }

  @Override
  public void close() {
    onnx.close();
  }
}
