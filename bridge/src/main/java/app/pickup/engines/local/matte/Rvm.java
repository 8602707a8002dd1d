package app.pickup.engines.local.matte;

import app.pickup.engines.local.network.Blob;
import app.pickup.engines.local.network.Onnx;
import app.pickup.engines.local.pixels.YuvRgb;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Robust Video Matting (Lin, Yang, Saleemi, Sengupta: "Robust High-Resolution Video Matting with
 * Temporal Guidance", 2021). Remembers the shot in four recurrent states, and looks only at the
 * part of the picture where people are.
 */
final class Rvm implements Network {
  private static final int[] STATE_CHANNELS = {16, 20, 40, 64};

  /**
   * How often the first picture of a shot is shown: with empty states the matte would need six to
   * ten frames to fill in.
   */
  private static final int WARM_UP = 6;

  /**
   * The network's alpha is stretched between these: its faintest tenth is a halo of the old
   * background round hair, and a body is rarely quite solid.
   */
  private static final float CLEAR = .08f;

  private static final float SOLID = .95f;

  private final Onnx onnx;
  private final ModelSize size;
  private final PersonBox box;
  private final Blob source;
  private final Blob raw;
  private Blob[] states = new Blob[STATE_CHANNELS.length];
  private Blob[] next = new Blob[STATE_CHANNELS.length];
  private Region region;
  private boolean fresh = true;

  Rvm(Onnx onnx, ModelSize size) {
    this.onnx = onnx;
    this.size = size;
    box = new PersonBox(size);
    region = size.whole();
    source = new Blob(1, 3, size.height(), size.width());
    raw = new Blob(1, 4, size.height(), size.width());
    for (int i = 0; i < states.length; i++) {
      states[i] = new Blob(stateShape(i, region));
      next[i] = new Blob(stateShape(i, region));
    }
  }

  @Override
  public ModelSize size() {
    return size;
  }

  @Override
  public void cut() {
    fresh = true;
  }

  @Override
  public void matte(float[] rgb, float[] alpha, float[] own) {
    Region wanted = box.next(rgb, fresh);
    if (!wanted.equals(region)) {
      move(wanted);
    }
    if (fresh) {
      for (Blob state : states) {
        state.zero();
      }
    }
    cropInto(source, rgb);
    for (int times = fresh ? WARM_UP : 1; times > 0; times--) {
      run();
    }
    fresh = false;
    read(rgb, alpha, own);
    box.seen(alpha);
  }

  private void run() {
    Map<String, Blob> in = new HashMap<>();
    Map<String, Blob> out = new HashMap<>();
    in.put("src", source);
    out.put("raw", raw);
    for (int i = 0; i < states.length; i++) {
      in.put("r" + (i + 1) + "i", states[i]);
      out.put("r" + (i + 1) + "o", next[i]);
    }
    onnx.run(in, out);
    Blob[] last = states;
    states = next;
    next = last;
  }

  /** Takes along what the states know of the part of the picture that stays in view. */
  private void move(Region to) {
    source.reshape(1, 3, to.height(), to.width());
    raw.reshape(1, 4, to.height(), to.width());
    for (int i = 0; i < states.length; i++) {
      next[i].reshape(stateShape(i, to));
      next[i].zero();
      StateCrop.copy(states[i], region, next[i], to, 2 << i);
      states[i].reshape(stateShape(i, to));
    }
    Blob[] last = states;
    states = next;
    next = last;
    region = to;
  }

  private static long[] stateShape(int i, Region region) {
    int step = 2 << i;
    return new long[] {1, STATE_CHANNELS[i], region.height() / step, region.width() / step};
  }

  private void cropInto(Blob blob, float[] rgb) {
    FloatBuffer values = blob.values();
    for (int plane = 0; plane < 3; plane++) {
      for (int y = region.y(); y < region.bottom(); y++) {
        values.put(rgb, (plane * size.height() + y) * size.width() + region.x(), region.width());
      }
    }
  }

  private void read(float[] rgb, float[] alpha, float[] own) {
    Arrays.fill(alpha, 0);
    FloatBuffer values = raw.values();
    int inner = region.pixels();
    int n = size.pixels();
    for (int y = 0; y < region.height(); y++) {
      for (int x = 0; x < region.width(); x++) {
        int from = y * region.width() + x;
        float level = YuvRgb.clamp((values.get(3 * inner + from) - CLEAR) / (SOLID - CLEAR));
        if (level == 0) {
          continue;
        }
        int to = (region.y() + y) * size.width() + region.x() + x;
        alpha[to] = level;
        own[to] = YuvRgb.clamp(rgb[to] + values.get(from));
        own[n + to] = YuvRgb.clamp(rgb[n + to] + values.get(inner + from));
        own[2 * n + to] = YuvRgb.clamp(rgb[2 * n + to] + values.get(2 * inner + from));
      }
    }
  }

  @Override
  public void close() {
    onnx.close();
  }
}
