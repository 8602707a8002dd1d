package app.pickup.engines.local.face;

/**
 * Which points of the mesh lie on the lips' edges, each list from the corner on the picture's left
 * to that on its right (for a face that looks into the camera). Numbers of MediaPipe's canonical
 * face model.
 */
public final class Lips {
  /** The upper lip's lower edge: where the mouth opens. */
  private static final int[] INNER_UPPER = {78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308};

  private static final int[] INNER_LOWER = {78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308};
  private static final int[] OUTER_UPPER = {61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291};
  private static final int[] OUTER_LOWER = {61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291};

  private Lips() {}

  /** The upper lip's lower edge, where the mouth opens; eleven points, corners included. */
  public static int[] innerUpper() {
    return INNER_UPPER.clone();
  }

  /** The lower lip's upper edge; each point lies under that of {@link #innerUpper()}. */
  public static int[] innerLower() {
    return INNER_LOWER.clone();
  }

  /** Where the upper lip's red begins; eleven points, corners included. */
  public static int[] outerUpper() {
    return OUTER_UPPER.clone();
  }

  /** Where the lower lip's red ends; each point lies under that of {@link #outerUpper()}. */
  public static int[] outerLower() {
    return OUTER_LOWER.clone();
  }

  static int[] all() {
    return java.util.stream.Stream.of(INNER_UPPER, INNER_LOWER, OUTER_UPPER, OUTER_LOWER)
        .flatMapToInt(java.util.Arrays::stream)
        .distinct()
        .toArray();
  }
}
