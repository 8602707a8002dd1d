package app.pickup.emulators.kling;

/**
 * The size of a clip: the area belongs to the resolution, the ratio to the request, so that 1:1 in
 * 4k is 2880x2880.
 *
 * @param width pixels, even
 * @param height pixels, even
 */
record Frame(int width, int height) {

  /**
   * @param resolution 720p, 1080p or 4k
   * @param aspect e.g. {@code 16:9}
   */
  static Frame of(String resolution, String aspect) {
    String[] parts = aspect.split(":", -1);
    return of(resolution, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  static Frame of(String resolution, int wide, int high) {
    double area =
        switch (resolution) {
          case "4k" -> 3840.0 * 2160;
          case "1080p" -> 1920.0 * 1080;
          default -> 1280.0 * 720;
        };
    double ratio = wide / (double) high;
    return new Frame(even(Math.sqrt(area * ratio)), even(Math.sqrt(area / ratio)));
  }

  private static int even(double side) {
    return (int) Math.round(side / 2) * 2;
  }
}
