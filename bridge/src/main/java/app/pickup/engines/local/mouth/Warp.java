package app.pickup.engines.local.mouth;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;
import app.pickup.media.PixelLayout;

/** Moves pixels of a frame about: each place of a part shows what another place showed. */
final class Warp {
  private final PictureView view;
  private final Sampler[] planes;
  private final byte[] before;
  private final float[] place = new float[2];

  Warp(PixelLayout layout) {
    view = PictureView.whole(layout);
    planes = new Sampler[] {new Sampler(view, 0), new Sampler(view, 1), new Sampler(view, 2)};
    before = new byte[layout.frameBytes()];
  }

  /** What is seen where. */
  interface Where {
    /**
     * Tells what a place is to show.
     *
     * @param place x and y in luma pixels; takes the place that was shown there before
     * @return false: it stays as it is
     */
    boolean from(float[] place);
  }

  /** Moves what lies within so many pixels of a place, across and down. */
  void apply(byte[] frame, float x, float y, float reach, Where where) {
    System.arraycopy(frame, 0, before, 0, frame.length);
    for (int plane = 0; plane < 3; plane++) {
      planes[plane].of(before);
      int shiftX = plane == 0 ? 0 : view.chromaX;
      int shiftY = plane == 0 ? 0 : view.chromaY;
      int top = (int) Math.max(0, y - reach) >> shiftY;
      int bottom = Math.min(view.rows(plane) - 1, (int) (y + reach) >> shiftY);
      int first = (int) Math.max(0, x - reach) >> shiftX;
      int last = Math.min(view.columns(plane) - 1, (int) (x + reach) >> shiftX);
      for (int row = top; row <= bottom; row++) {
        for (int column = first; column <= last; column++) {
          place[0] = shiftX == 0 ? column : 2 * column + .5f;
          place[1] = shiftY == 0 ? row : 2 * row + .5f;
          if (where.from(place)) {
            float value =
                planes[plane].at(
                    Palette.chroma(place[0], shiftX), Palette.chroma(place[1], shiftY));
            int at = view.row(plane, row) + column * view.bytesPerSample();
            int code = Math.max(0, Math.min(Samples.max(view.depth), Math.round(value)));
            Samples.set(frame, at, view.wide, code);
          }
        }
      }
    }
  }
}
