package app.pickup.media;

import app.pickup.media.MediaFile.Aspect;
import app.pickup.media.MediaFile.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Filter chains that bring one picture into the shape of another. Made of numbers and our own words
 * only.
 */
final class Fit {

  /** What a still is taken for: sRGB, decoded as full-range RGB or JPEG's full-range BT.601. */
  static final Colour STILL = new Colour("bt709", "iec61966-2-1", null, true);

  /** Luminance of diffuse white when SDR meets PQ, cd/m² (ITU-R BT.2408). */
  private static final int SDR_WHITE = 203;

  private Fit() {}

  /**
   * Scales until the target is covered, cuts the overhang off evenly, and turns the colours into
   * the target's.
   */
  static String cover(Colour from, Aspect pixel, Picture to) {
    int width = to.layout().width();
    int height = to.layout().height();
    // a pixel of the target may be wider than high: cover in the picture as displayed, then squeeze
    long shownWidth = Math.round((double) width * to.pixelAspect().x() / to.pixelAspect().y());
    List<String> chain = new ArrayList<>();
    if (!pixel.equals(Aspect.SQUARE)) {
      chain.add("scale=w=iw*" + pixel.x() + "/" + pixel.y() + ":h=ih");
    }
    chain.add(
        "scale=w="
            + shownWidth
            + ":h="
            + height
            + ":force_original_aspect_ratio=increase:flags=bicubic+accurate_rnd+full_chroma_int");
    chain.add("crop=" + shownWidth + ":" + height + ":exact=1");
    if (shownWidth != width) {
      chain.add("scale=w=" + width + ":h=" + height + ":flags=bicubic");
    }
    chain.add("setsar=1");
    chain.addAll(colours(from, to));
    return String.join(",", chain);
  }

  /**
   * Brought to the target's size whatever its shape was: there and back again every pixel lies
   * where it lay.
   */
  static String stretch(Colour from, Picture to) {
    List<String> chain = new ArrayList<>();
    chain.add(
        "scale=w="
            + to.layout().width()
            + ":h="
            + to.layout().height()
            + ":flags=bicubic+accurate_rnd+full_chroma_int");
    chain.add("setsar=1");
    chain.addAll(colours(from, to));
    return String.join(",", chain);
  }

  private static List<String> colours(Colour from, Picture to) {
    List<String> chain = new ArrayList<>();
    int height = to.layout().height();
    Colour colour = to.colour();
    String range = colour.full() ? "full" : "limited";
    String matrix = matrix(colour, height);
    if (colour.hdr() || "bt2020".equals(colour.primaries())) {
      // other primaries or another transfer: through linear light, white at the level BT.2408 gives
      // it
      chain.add("format=gbrp16le");
      chain.add(
          "zscale=primariesin="
              + zimg(from.primaries(), "bt709")
              + ":transferin="
              + zimg(from.transfer(), "iec61966-2-1")
              + ":primaries="
              + zimg(colour.primaries(), "bt2020")
              + ":transfer="
              + zimg(colour.transfer(), "bt2020-10")
              + ":matrix="
              + zimgMatrix(colour)
              + ":range="
              + range
              + ":npl="
              + SDR_WHITE);
    } else {
      chain.add(
          "scale=out_color_matrix="
              + matrix
              + ":out_range="
              + range
              + ":flags=accurate_rnd+full_chroma_int");
    }
    chain.add("format=" + to.layout().ffmpegName());
    return chain;
  }

  /**
   * What the encoder is told of raw frames: colour, pixel aspect, fields; and limited range where
   * the codec has no other. Said on the frames themselves, since ffmpeg 8 takes an encoder's tags
   * from the frames it gets.
   */
  static String marks(Picture picture, Codec codec) {
    Colour from = picture.colour();
    Colour to = codec.colourOf(from);
    List<String> chain = new ArrayList<>();
    int height = picture.layout().height();
    boolean narrower = from.full() && !to.full();
    boolean otherMatrix =
        from.matrix() == null
            && to.matrix() != null
            && !matrix(from, height).equals(matrix(to, height));
    if (narrower || otherMatrix) {
      chain.add("setparams=range=" + (from.full() ? "full" : "limited"));
      chain.add(
          "scale=in_range="
              + (from.full() ? "full" : "limited")
              + ":out_range="
              + (to.full() ? "full" : "limited")
              + ":in_color_matrix="
              + matrix(from, height)
              + ":out_color_matrix="
              + matrix(to, height)
              + ":flags=accurate_rnd+full_chroma_int");
      chain.add("format=" + codec.pixelFormat(picture.layout()));
    }
    chain.add(
        "setparams=range="
            + (to.full() ? "full" : "limited")
            + ":color_primaries="
            + tag(to.primaries())
            + ":color_trc="
            + tag(to.transfer())
            + ":colorspace="
            + tag(to.matrix()));
    if (picture.fields() != Fields.PROGRESSIVE) {
      chain.add("setfield=" + (picture.fields() == Fields.TOP_FIRST ? "tff" : "bff"));
    }
    // its own bound of 100 would round an aspect like 10375:10368 to square
    chain.add(
        "setsar=sar=" + picture.pixelAspect().x() + "/" + picture.pixelAspect().y() + ":max=65535");
    return String.join(",", chain);
  }

  /**
   * A frame for the eye: square pixels, sRGB, no wider than asked; HDR brought down to what a
   * screen shows.
   */
  static String still(MediaFile.Video video, int widest) {
    Colour colour = video.colour();
    Aspect pixel = video.pixelAspect();
    List<String> chain = new ArrayList<>();
    if (colour.hdr()) {
      chain.add(
          "zscale=primariesin="
              + zimg(colour.primaries(), "bt2020")
              + ":transferin="
              + colour.transfer()
              + ":matrixin="
              + zimgMatrix(colour)
              + ":rangein="
              + (colour.full() ? "full" : "limited")
              + ":transfer=linear:npl="
              + SDR_WHITE
              + ",format=gbrpf32le,zscale=primaries=bt709,"
              + "tonemap=tonemap=hable:desat=0,zscale=transfer=bt709:matrix=709:range=limited,format=yuv444p");
    } else {
      chain.add("setparams=range=" + (colour.full() ? "full" : "limited"));
    }
    int shown = Math.round((float) video.layout().width() * pixel.x() / pixel.y());
    int width = Math.min(widest, shown);
    int height = Math.round((float) video.layout().height() * width / shown);
    chain.add(
        "scale=w="
            + width
            + ":h="
            + height
            + ":in_color_matrix="
            + (colour.hdr() ? "bt709" : matrix(colour, video.layout().height()))
            + ":flags=area+accurate_rnd+full_chroma_int");
    chain.add("setsar=1,format=rgb24");
    return String.join(",", chain);
  }

  private static String tag(@Nullable String said) {
    return said == null ? "unknown" : said;
  }

  private static String matrix(Colour colour, int height) {
    String said =
        colour.matrix() == null ? (height >= 720 ? "bt709" : "smpte170m") : colour.matrix();
    return switch (said) {
      case "bt709" -> "bt709";
      case "bt2020nc", "bt2020c" -> "bt2020";
      case "smpte240m" -> "smpte240m";
      case "fcc" -> "fcc";
      default -> "bt601";
    };
  }

  private static String zimg(@Nullable String said, String otherwise) {
    return said == null ? otherwise : said;
  }

  private static String zimgMatrix(Colour colour) {
    String said = colour.matrix();
    return said == null || said.startsWith("bt2020")
        ? "2020_ncl"
        : said.equals("bt709") ? "709" : "170m";
  }
}
