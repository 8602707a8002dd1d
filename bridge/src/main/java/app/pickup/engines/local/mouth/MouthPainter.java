package app.pickup.engines.local.mouth;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;
import app.pickup.engines.local.pixels.YuvRgb;
import app.pickup.media.Colour;
import app.pickup.media.PixelLayout;

/**
 * Brings the mouth of a frame into another shape, in the frame's own samples. What does not move
 * stays as it is, to the bit. Not for more than one thread.
 */
final class MouthPainter {
  /** A place that moves by less, in pixels, does not move. */
  private static final float STILL = .004f;

  final PictureView view;
  final Palette palette = new Palette();
  final Sampler[] planes;

  /** The code value of black, where 255 of 8 bits is 1. */
  final float black;

  private final byte[] before;
  private final float[] yuv = new float[3];

  MouthPainter(PixelLayout layout, Colour colour) {
    view = PictureView.whole(layout);
    planes = new Sampler[] {new Sampler(view, 0), new Sampler(view, 1), new Sampler(view, 2)};
    before = new byte[layout.frameBytes()];
    black = new YuvRgb(colour, layout.height()).samples(0, 0, 0)[0];
  }

  /** Looks at a frame before it is painted or cut from. */
  void see(byte[] frame, Mouth mouth) {
    aim(frame);
    palette.see(mouth, planes, view.depth, view.chromaX, view.chromaY);
  }

  private void aim(byte[] frame) {
    for (Sampler plane : planes) {
      plane.of(frame);
    }
  }

  /** Cuts the mouth out. */
  Piece cut(byte[] frame, Mouth mouth) {
    Palette now = new Palette();
    aim(frame);
    now.see(mouth, planes, view.depth, view.chromaX, view.chromaY);
    return new Piece(mouth, planes, now.skin[0], view.depth, view.chromaX, view.chromaY);
  }

  /**
   * Paints.
   *
   * @param grain how much a painted inside is to look like film or noise, 0: not
   */
  void paint(byte[] frame, Mouth mouth, Motion motion, Inside inside, Grain grain) {
    int[] box = box(mouth, motion);
    if (box[0] >= box[2] || box[1] >= box[3]) {
      return;
    }
    keep(
        frame,
        Math.max(0, box[1] - 4),
        Math.min(view.rows(0), box[3] + 4 + Math.round(mouth.height * .3f)));
    aim(before);
    for (int plane = 0; plane < 3; plane++) {
      int shiftX = plane == 0 ? 0 : view.chromaX;
      int shiftY = plane == 0 ? 0 : view.chromaY;
      for (int y = box[1] >> shiftY; y < Math.min(view.rows(plane), (box[3] >> shiftY) + 1); y++) {
        for (int x = box[0] >> shiftX;
            x < Math.min(view.columns(plane), (box[2] >> shiftX) + 1);
            x++) {
          pixel(frame, plane, x, y, mouth, motion, inside, grain);
        }
      }
    }
  }

  private void pixel(
      byte[] frame,
      int plane,
      int x,
      int y,
      Mouth mouth,
      Motion motion,
      Inside inside,
      Grain grain) {
    int shiftX = plane == 0 ? 0 : view.chromaX;
    int shiftY = plane == 0 ? 0 : view.chromaY;
    float lumaX = shiftX == 0 ? x : 2 * x + .5f;
    float lumaY = shiftY == 0 ? y : 2 * y + .5f;
    float u = mouth.u(lumaX, lumaY);
    float w = mouth.w(lumaX, lumaY);
    motion.find(u, w);
    if (!motion.inside() && Math.abs(motion.u - u) < STILL && Math.abs(motion.w - w) < STILL) {
      return;
    }
    float unit = Samples.unit(view.depth);
    float edge = Math.max(1, .008f * mouth.height);
    float within = Math.max(0, Math.min(1, motion.depth / edge));
    float value = 0;
    if (within < 1) {
      float fromX = mouth.px(motion.u, motion.w);
      float fromY = mouth.py(motion.u, motion.w);
      value =
          plane == 0
              ? planes[0].at(fromX, fromY)
              : planes[plane].at(Palette.chroma(fromX, shiftX), Palette.chroma(fromY, shiftY));
    }
    if (within > 0) {
      inside.at(motion, w, yuv);
      float seen = yuv[plane] * unit + (plane == 0 ? grain.at(x, y) * unit : 0);
      value += (seen - value) * within;
    }
    int at = view.row(plane, y) + x * view.bytesPerSample();
    int code = Math.max(0, Math.min(Samples.max(view.depth), Math.round(value)));
    Samples.set(frame, at, view.wide, code);
  }

  /** Left, top, right, bottom in luma samples; within the picture. */
  private int[] box(Mouth mouth, Motion motion) {
    float[] reach = motion.reach();
    float left = Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      float u = reach[i % 2 == 0 ? 0 : 2];
      float w = reach[i < 2 ? 1 : 3];
      left = Math.min(left, mouth.px(u, w));
      right = Math.max(right, mouth.px(u, w));
      top = Math.min(top, mouth.py(u, w));
      bottom = Math.max(bottom, mouth.py(u, w));
    }
    return new int[] {
      (int) Math.max(0, left),
      (int) Math.max(0, top),
      (int) Math.min(view.columns(0) - 1, right + 1),
      (int) Math.min(view.rows(0) - 1, bottom + 1)
    };
  }

  /** Copies the rows that may be looked at. */
  private void keep(byte[] frame, int from, int to) {
    for (int plane = 0; plane < 3; plane++) {
      int shift = plane == 0 ? 0 : view.chromaY;
      int first = Math.max(0, (from >> shift) - 2);
      int last = Math.min(view.rows(plane) - 1, (to >> shift) + 2);
      int begin = view.row(plane, first);
      int end = view.row(plane, last) + view.columns(plane) * view.bytesPerSample();
      System.arraycopy(frame, begin, before, begin, end - begin);
    }
  }
}
