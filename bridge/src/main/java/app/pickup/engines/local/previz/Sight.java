package app.pickup.engines.local.previz;

import app.pickup.media.PixelLayout;

/**
 * Where a camera's rows lie in a plane of a layer. Positions have {@link Brush#SUB} bits between
 * two pixels, so that a plane may have 32768 columns.
 *
 * @param which 0 luma, 1 U, 2 V
 */
record Sight(Layer layer, Pose pose, PixelLayout layout, int which) {

  /**
   * A row's first place in the plane, and the way from there to the next.
   *
   * @param x whole numbers lie in the centres of pixels
   */
  record Line(int x, int y, int stepX, int stepY) {}

  Line line(int y) {
    boolean chroma = which > 0;
    int stepX = chroma ? 1 << layout.chromaX() : 1;
    int stepY = chroma ? 1 << layout.chromaY() : 1;
    double aspect = (double) layout.width() / layout.height();
    // chroma lies on the first of its columns, between its rows (H.273, chroma location 0)
    double firstX = .5;
    double rowY = y * stepY + stepY / 2.0;
    double screenX = firstX / layout.height() - aspect / 2 - pose.panX();
    double screenY = rowY / layout.height() - .5 - pose.panY();
    double cos = Math.cos(pose.roll());
    double sin = Math.sin(pose.roll());
    double near = layer.near;
    double scale = (1 - pose.z() * near) / pose.zoom();
    double stepU = cos * scale * stepX / layout.height();
    double stepV = -sin * scale * stepX / layout.height();
    double u = (screenX * cos + screenY * sin) * scale + pose.x() * near;
    double v = (screenY * cos - screenX * sin) * scale + pose.y() * near;

    int shrink = chroma ? 2 : 1;
    double pixels = (double) layer.wholeHeight / shrink;
    // from picture heights round the middle to this plane's pixels
    double atX =
        u * pixels + (double) layer.wholeWidth / shrink / 2 - .5 - (double) layer.left / shrink;
    double atY = v * pixels + pixels / 2 - .5 - (double) layer.top / shrink;
    return new Line(fixed(atX), fixed(atY), fixed(stepU * pixels), fixed(stepV * pixels));
  }

  private static int fixed(double place) {
    return (int) Math.round(place * (1 << Brush.SUB));
  }
}
