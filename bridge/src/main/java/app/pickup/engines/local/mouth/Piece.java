package app.pickup.engines.local.mouth;

import app.pickup.engines.local.pixels.Samples;

/**
 * The mouth of one frame, cut out to be seen in another: between its lips, in code values where 255
 * of 8 bits is 1.
 */
final class Piece {
  final Mouth mouth;

  /** The face's light when it was cut out: its skin's luma. */
  final float light;

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final float[][] planes;

  /**
   * @param samplers of Y, U, V, of the frame
   */
  Piece(Mouth mouth, Sampler[] samplers, float light, int depth, int chromaX, int chromaY) {
    this.mouth = mouth;
    this.light = light;
    float reach = Math.abs(mouth.ux) * mouth.halfInner + 3;
    float down = mouth.gap + .05f * mouth.height + Math.abs(mouth.uy) * mouth.halfInner;
    float middle = (mouth.upperInner.at(0) + mouth.lowerInner.at(0)) / 2;
    float x = mouth.px(0, middle);
    float y = mouth.py(0, middle);
    left = (int) Math.floor(x - reach - Math.abs(mouth.wx) * down);
    top = (int) Math.floor(y - down);
    width = 2 * (int) Math.ceil(reach + Math.abs(mouth.wx) * down) + 1;
    height = 2 * (int) Math.ceil(down) + 1;
    planes = new float[3][width * height];
    float unit = 1 / Samples.unit(depth);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int at = row * width + column;
        float px = left + column;
        float py = top + row;
        planes[0][at] = samplers[0].at(px, py) * unit;
        float cx = Palette.chroma(px, chromaX);
        float cy = Palette.chroma(py, chromaY);
        planes[1][at] = samplers[1].at(cx, cy) * unit;
        planes[2][at] = samplers[2].at(cx, cy) * unit;
      }
    }
  }

  /** The colour at a place of its own mouth. */
  void at(float u, float w, float[] yuv) {
    float x = Math.max(0, Math.min(width - 1.001f, mouth.px(u, w) - left));
    float y = Math.max(0, Math.min(height - 1.001f, mouth.py(u, w) - top));
    int column = (int) x;
    int row = (int) y;
    float fx = x - column;
    float fy = y - row;
    int at = row * width + column;
    for (int plane = 0; plane < 3; plane++) {
      float[] values = planes[plane];
      float above = values[at] + (values[at + 1] - values[at]) * fx;
      float below = values[at + width] + (values[at + width + 1] - values[at + width]) * fx;
      yuv[plane] = above + (below - above) * fy;
    }
  }
}
