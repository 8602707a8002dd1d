package app.pickup.media;

/**
 * How one raw frame lies in memory: planar Y, U, V (and A), rows without padding, samples of 8 bits
 * in one byte or of 9 to 16 bits in two bytes, little endian. This is ffmpeg's {@code yuv420p},
 * {@code yuv422p10le}, {@code yuva444p12le} and their kin (libavutil/pixfmt.h).
 *
 * @param width luma samples in a row
 * @param height rows
 * @param chromaX chroma columns are luma columns shifted right by this: 0 (4:4:4) or 1 (4:2:2,
 *     4:2:0)
 * @param chromaY the same for rows: 0 (4:4:4, 4:2:2) or 1 (4:2:0)
 * @param depth bits in a sample: 8, 10, 12 or 16
 * @param alpha whether a fourth plane of luma size follows
 */
public record PixelLayout(
    int width, int height, int chromaX, int chromaY, int depth, boolean alpha) {

  public PixelLayout {
    if (width <= 0
        || height <= 0
        || chromaX >> 1 != 0
        || chromaY > chromaX
        || chromaY < 0
        || depth < 8
        || depth > 16) {
      throw new IllegalArgumentException(
          "no such layout: " + width + "x" + height + " " + chromaX + chromaY + " " + depth);
    }
  }

  /** ffmpeg's name of the format, e.g. {@code yuv420p} or {@code yuva444p10le}. */
  public String ffmpegName() {
    String sampling = chromaX == 0 ? "444" : chromaY == 0 ? "422" : "420";
    return "yuv" + (alpha ? "a" : "") + sampling + "p" + (depth == 8 ? "" : depth + "le");
  }

  /** 1 or 2. */
  public int bytesPerSample() {
    return depth == 8 ? 1 : 2;
  }

  /** 3, or 4 with alpha. */
  public int planes() {
    return alpha ? 4 : 3;
  }

  /**
   * Samples in a row of plane 0 (Y), 1 (U), 2 (V), 3 (A); an odd width leaves a chroma column of
   * its own.
   */
  public int planeWidth(int plane) {
    return plane == 1 || plane == 2 ? (width + chromaX) >> chromaX : width;
  }

  /** Rows of that plane. */
  public int planeHeight(int plane) {
    return plane == 1 || plane == 2 ? (height + chromaY) >> chromaY : height;
  }

  /** Bytes from one row of that plane to the next. */
  public int stride(int plane) {
    return planeWidth(plane) * bytesPerSample();
  }

  /** The byte at which that plane begins. */
  public int offset(int plane) {
    int at = 0;
    for (int p = 0; p < plane; p++) {
      at += stride(p) * planeHeight(p);
    }
    return at;
  }

  /** Bytes of a whole frame. */
  public int frameBytes() {
    return offset(planes());
  }

  /** The same picture with this many bits in a sample. */
  public PixelLayout withDepth(int bits) {
    return new PixelLayout(width, height, chromaX, chromaY, bits, alpha);
  }

  /** The same picture with or without an alpha plane. */
  public PixelLayout withAlpha(boolean on) {
    return new PixelLayout(width, height, chromaX, chromaY, depth, on);
  }
}
