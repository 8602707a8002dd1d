package app.pickup.engines.local.pixels;

import app.pickup.media.PixelLayout;

/**
 * One picture within the bytes of a frame: all its rows, or of an interlaced frame every second
 * row, which is a picture of its own moment.
 */
public final class PictureView {
  public final int width;
  public final int depth;
  public final boolean wide;
  public final int chromaX;
  public final int chromaY;
  private final int[] offset = new int[3];
  private final int[] stride = new int[3];
  private final int[] rows = new int[3];
  private final int[] columns = new int[3];

  private PictureView(PixelLayout layout, int first, int step) {
    width = layout.width();
    depth = layout.depth();
    wide = layout.bytesPerSample() == 2;
    chromaX = layout.chromaX();
    chromaY = layout.chromaY();
    for (int plane = 0; plane < 3; plane++) {
      offset[plane] = layout.offset(plane) + first * layout.stride(plane);
      stride[plane] = layout.stride(plane) * step;
      rows[plane] = (layout.planeHeight(plane) - first + step - 1) / step;
      columns[plane] = layout.planeWidth(plane);
    }
  }

  public static PictureView whole(PixelLayout layout) {
    return new PictureView(layout, 0, 1);
  }

  /** The rows 0, 2, 4 … (top) or 1, 3, 5 … (bottom) of every plane. */
  public static PictureView field(PixelLayout layout, boolean top) {
    return new PictureView(layout, top ? 0 : 1, 2);
  }

  public int bytesPerSample() {
    return wide ? 2 : 1;
  }

  /** The byte at which a row of a plane begins. */
  public int row(int plane, int row) {
    return offset[plane] + row * stride[plane];
  }

  public int rows(int plane) {
    return rows[plane];
  }

  public int columns(int plane) {
    return columns[plane];
  }
}
