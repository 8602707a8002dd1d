package app.pickup.engines.local.face;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Reads BlazeFace's answer: a grid of cells with some anchors in each, and for each anchor a logit
 * and a box relative to the cell's centre (Bazarevsky et al. 2019, section 3).
 *
 * @param cells in a row of the grid
 * @param each anchors in a cell
 */
record Anchors(int cells, int each) {
  static final Anchors FINE = new Anchors(16, 2);
  static final Anchors COARSE = new Anchors(8, 6);

  /** Side of the picture the network sees. */
  static final int SIDE = 256;

  /** Numbers of a box: centre, size, then six points, of which the first two are the eyes. */
  static final int NUMBERS = 16;

  int count() {
    return cells * cells * each;
  }

  /** Adds each face that scores at least so much, placed in the picture by the crop looked at. */
  void decode(FloatBuffer scores, FloatBuffer boxes, Crop crop, float least, List<Found> to) {
    for (int i = 0; i < count(); i++) {
      float score = (float) (1 / (1 + Math.exp(-scores.get(i))));
      if (score >= least) {
        to.add(decode(boxes, i, crop, score));
      }
    }
  }

  private Found decode(FloatBuffer boxes, int i, Crop crop, float score) {
    int at = i * NUMBERS;
    int cell = i / each;
    float cx = (cell % cells + .5f) * SIDE / cells;
    float cy = (cell / cells + .5f) * SIDE / cells;
    double u = (cx + boxes.get(at)) / SIDE - .5;
    double v = (cy + boxes.get(at + 1)) / SIDE - .5;
    float halfWidth = (float) (Math.abs(boxes.get(at + 2)) / SIDE * crop.side() / 2);
    float halfHeight = (float) (Math.abs(boxes.get(at + 3)) / SIDE * crop.side() / 2);
    float x = (float) crop.pictureX(u, v);
    float y = (float) crop.pictureY(u, v);
    double roll =
        Math.atan2(boxes.get(at + 7) - boxes.get(at + 5), boxes.get(at + 6) - boxes.get(at + 4));
    return new Found(
        new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight),
        roll + crop.roll(),
        score);
  }
}
