package app.pickup.media;

import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a picture mean, as ITU-T H.273 tags in ffmpeg's words; null where the media
 * does not say.
 *
 * @param primaries e.g. {@code bt709}, {@code bt2020}, {@code smpte170m}
 * @param transfer e.g. {@code bt709}, {@code smpte2084} (PQ), {@code arib-std-b67} (HLG)
 * @param matrix e.g. {@code bt709}, {@code bt2020nc}, {@code smpte170m}
 * @param full true for full range ("pc"), false for limited ("tv") or unsaid
 */
public record Colour(
    @Nullable String primaries, @Nullable String transfer, @Nullable String matrix, boolean full) {

  /** The luma weights of red and blue that belong to a matrix (H.273 table 4). */
  public record Weights(float red, float blue) {
    public float green() {
      return 1 - red - blue;
    }
  }

  /** What screens and cameras speak by default: ITU-R BT.709, limited range. */
  public static final Colour BT709 = new Colour("bt709", "bt709", "bt709", false);

  /** Nothing said, limited range. */
  public static final Colour UNSAID = new Colour(null, null, null, false);

  /**
   * The weights to convert with. Where nothing is said: BT.709 from 720 lines up, else BT.601, as
   * players and NLEs do.
   */
  public Weights weights(int height) {
    String m = matrix == null ? (height >= 720 ? "bt709" : "smpte170m") : matrix;
    return switch (m) {
      case "bt709" -> new Weights(.2126f, .0722f);
      case "bt2020nc", "bt2020c" -> new Weights(.2627f, .0593f);
      case "smpte240m" -> new Weights(.212f, .087f);
      case "fcc" -> new Weights(.30f, .11f);
      default -> new Weights(.299f, .114f);
    };
  }

  /** Whether the picture is high dynamic range by its transfer. */
  public boolean hdr() {
    return "smpte2084".equals(transfer) || "arib-std-b67".equals(transfer);
  }
}
