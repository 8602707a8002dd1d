package app.pickup.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ffmpeg's name of a pixel format says about the samples: which planar form holds all of them
 * without loss (libavutil/pixdesc.c).
 *
 * @param chromaX see {@link PixelLayout}
 * @param chromaY see {@link PixelLayout}
 * @param depth bits in a sample
 * @param rgb whether it is RGB, so that a matrix has to be chosen
 * @param fullByName whether the old "yuvj" name says full range
 */
record PixelFormat(int chromaX, int chromaY, int depth, boolean rgb, boolean fullByName) {

  private static final Pattern YUV =
      Pattern.compile("yuv(a?)(j?)(4[0-9]{2})p?(\\d{0,2})(?:le|be)?");
  private static final Pattern RGB =
      Pattern.compile("(?:gbra?p|x2rgb|x2bgr|(?:[argbx0]{3,4}))(\\d{0,2})(?:le|be)?");

  /** The format with this name; empty when it is none that footage comes in. */
  static Optional<PixelFormat> named(String name) {
    switch (name) {
      case "nv12", "nv21":
        return Optional.of(new PixelFormat(1, 1, 8, false, false));
      case "nv16", "uyvy422", "yuyv422", "yvyu422":
        return Optional.of(new PixelFormat(1, 0, 8, false, false));
      case "p010le", "p010be":
        return Optional.of(new PixelFormat(1, 1, 10, false, false));
      case "p210le", "y210le":
        return Optional.of(new PixelFormat(1, 0, 10, false, false));
      case "gray", "pal8", "monob", "monow":
        return Optional.of(new PixelFormat(0, 0, 8, name.equals("pal8"), false));
      default:
        break;
    }
    if (name.startsWith("gray")) {
      return Optional.of(new PixelFormat(0, 0, bits(name.replaceAll("\\D", "")), false, false));
    }
    Matcher yuv = YUV.matcher(name);
    if (yuv.matches()) {
      String sampling = yuv.group(3);
      int x = sampling.equals("420") || sampling.equals("422") ? 1 : 0;
      int y = sampling.equals("420") ? 1 : 0;
      return Optional.of(new PixelFormat(x, y, bits(yuv.group(4)), false, !yuv.group(2).isEmpty()));
    }
    Matcher rgb = RGB.matcher(name);
    if (rgb.matches()) {
      int bits = name.startsWith("x2") ? 10 : bits(rgb.group(1));
      return Optional.of(
          new PixelFormat(
              0, 0, bits >= 24 ? bits == 24 || bits == 32 ? 8 : 16 : bits, true, false));
    }
    return Optional.empty();
  }

  private static int bits(String digits) {
    return digits.isEmpty() ? 8 : Integer.parseInt(digits);
  }

  /** The layout frames of this format are worked on in: 9 bits need 10, 14 need 16. */
  PixelLayout layout(int width, int height) {
    int room = depth <= 8 ? 8 : depth <= 10 ? 10 : depth <= 12 ? 12 : 16;
    return new PixelLayout(width, height, chromaX, chromaY, room, false);
  }
}
