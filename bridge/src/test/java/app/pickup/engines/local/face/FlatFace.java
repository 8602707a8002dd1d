package app.pickup.engines.local.face;

/** Faces whose points lie where a test puts them. */
final class FlatFace {
  private FlatFace() {}

  /**
   * All points in rows of 26 within this square, then eyes, mouth, brow and chin in their places.
   */
  static Face at(double x, double y, double side) {
    float[] px = new float[Face.POINTS];
    float[] py = new float[Face.POINTS];
    for (int i = 0; i < Face.POINTS; i++) {
      px[i] = (float) (x + side * (i % 26 / 25.0 - .5));
      py[i] = (float) (y + side * (i / 26 / 17.0 - .5));
    }
    put(px, py, Face.FOREHEAD, x, y - side / 2);
    put(px, py, Face.CHIN, x, y + side / 2);
    put(px, py, Face.LEFT_EYE, x - side * .3, y - side * .15);
    put(px, py, Face.RIGHT_EYE, x + side * .3, y - side * .15);
    int[][] edges = {
      Lips.innerUpper(), Lips.innerLower(), Lips.outerUpper(), Lips.outerLower(),
    };
    for (int edge = 0; edge < 4; edge++) {
      for (int i = 0; i < 11; i++) {
        put(px, py, edges[edge][i], x + side * .2 * (i / 5.0 - 1), y + side * .25);
      }
    }
    return new Face(px, py, new float[Face.POINTS], 1, 1);
  }

  /** The lower lip so much lower, in pixels. */
  static Face open(Face face, double gap) {
    float[] py = face.y().clone();
    for (int i : Lips.innerLower()) {
      py[i] += (float) gap;
    }
    return face.at(face.x(), py, face.z());
  }

  private static void put(float[] px, float[] py, int point, double x, double y) {
    px[point] = (float) x;
    py[point] = (float) y;
  }
}
