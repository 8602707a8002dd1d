package app.pickup.engines.local.matte;

import app.pickup.engines.local.pixels.PictureView;
import app.pickup.engines.local.pixels.Samples;
import java.util.Arrays;
import java.util.List;

/**
 * The plate itself, out of focus. The people are taken out first and their place filled from around
 * them, so that no halo of them glows behind them. Works on a smaller picture: a blur needs no
 * more.
 */
final class BlurBackground implements Background {
  /** Pixels of the small picture to one radius: enough to look like a lens and not like blocks. */
  private static final int FINENESS = 4;

  private static final int LEAST_SIDE = 48;
  private static final int MOST_PIXELS = 1 << 20;

  private final List<PictureView> views;
  private final ModelSize small;
  private final int radius;
  private final AreaAverage[][] planes;
  private final BoxMean box;
  private final HoleFill holes;
  private final float[] known;
  private final float[] value;
  private final float[] line;
  private final byte[] frame;

  /**
   * @param radius of the blur in pixels of the plate
   * @param frameBytes of a frame of the plate
   */
  BlurBackground(List<PictureView> views, int radius, int frameBytes) {
    this.views = views;
    PictureView view = views.get(0);
    int rows = view.rows(0);
    int scale = Math.max(1, Math.min(radius / FINENESS, Math.min(view.width, rows) / LEAST_SIDE));
    while ((long) (view.width / scale) * (rows / scale) > MOST_PIXELS) {
      scale++;
    }
    small = new ModelSize(Math.max(1, view.width / scale), Math.max(1, rows / scale));
    // three box means of this radius come near to a Gaussian whose sigma is half the blur's radius
    this.radius = Math.max(1, Math.round(radius / (2f * scale)));
    planes = new AreaAverage[views.size()][3];
    for (int i = 0; i < views.size(); i++) {
      for (int plane = 0; plane < 3; plane++) {
        planes[i][plane] = new AreaAverage(views.get(i), plane, small);
      }
    }
    box = new BoxMean(small.width(), small.height());
    holes = new HoleFill(small.width(), small.height());
    known = new float[small.pixels()];
    value = new float[small.pixels()];
    line = new float[small.width()];
    frame = new byte[frameBytes];
  }

  @Override
  public byte[] behind(Frame plate) {
    for (Moment moment : plate.moments) {
      for (int plane = 0; plane < 3; plane++) {
        planes[moment.index][plane].scale(plate.pixels, value);
        keepBackground(moment.matte);
        holes.fill(value, known);
        for (int times = 0; times < 3; times++) {
          box.mean(value, radius, value);
        }
        enlarge(views.get(moment.index), plane);
      }
    }
    return frame;
  }

  /** Even a little of a person is too much: it would shine through. */
  private void keepBackground(Matte matte) {
    Arrays.fill(known, 1);
    ModelSize size = matte.size;
    for (int y = 0; y < small.height(); y++) {
      int top = y * size.height() / small.height();
      int bottom = Math.min(size.height() - 1, (y + 1) * size.height() / small.height());
      for (int x = 0; x < small.width(); x++) {
        int left = x * size.width() / small.width();
        int right = Math.min(size.width() - 1, (x + 1) * size.width() / small.width());
        float most = 0;
        for (int j = top; j <= bottom; j++) {
          for (int i = left; i <= right; i++) {
            most = Math.max(most, matte.alpha[j * size.width() + i]);
          }
        }
        known[y * small.width() + x] = Math.max(0, 1 - 10 * most);
      }
    }
  }

  private void enlarge(PictureView view, int plane) {
    int columns = view.columns(plane);
    int rows = view.rows(plane);
    float unit = Samples.unit(view.depth);
    for (int row = 0; row < rows; row++) {
      float at = (row + .5f) * small.height() / rows - .5f;
      int above = (int) Math.floor(at);
      float down = at - above;
      int upper = Math.max(0, above) * small.width();
      int lower = Math.min(small.height() - 1, above + 1) * small.width();
      for (int i = 0; i < line.length; i++) {
        line[i] = (value[upper + i] + (value[lower + i] - value[upper + i]) * down) * unit + .5f;
      }
      enlargeLine(view.row(plane, row), columns, view.wide);
    }
  }

  private void enlargeLine(int at, int columns, boolean wide) {
    float step = (float) line.length / columns;
    int bytes = wide ? 2 : 1;
    for (int x = 0; x < columns; x++) {
      float column = Math.max(0, Math.min(line.length - 1, (x + .5f) * step - .5f));
      int left = (int) column;
      int right = Math.min(line.length - 1, left + 1);
      float sample = line[left] + (line[right] - line[left]) * (column - left);
      Samples.set(frame, at + x * bytes, wide, (int) sample);
    }
  }

  @Override
  public boolean still() {
    return false;
  }

  @Override
  public void close() {}
}
