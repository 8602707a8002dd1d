package app.pickup.media;

import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The codecs a clip can come in: what each can hold, and how ffmpeg is asked for it. All lie in a
 * QuickTime file, the one container that every NLE reads with timecode track, reel name and
 * untouched PCM.
 *
 * <p>ProRes: Apple ProRes White Paper (2022); DNxHR: SMPTE ST 2019-1; H.264 as a light clip for
 * review.
 */
public enum Codec {
  PRORES422HQ("prores422hq", "ProRes 422 HQ", 10),
  /**
   * With an alpha plane where the picture has one. ffmpeg's encoder takes 10 bits, its decoder says
   * 12.
   */
  PRORES4444("prores4444", "ProRes 4444", 12),
  DNXHR_HQ("dnxhr-hq", "DNxHR HQ", 8),
  DNXHR_HQX("dnxhr-hqx", "DNxHR HQX", 10),
  H264("h264", "H.264", 10);

  private final String id;
  private final String title;
  private final int maxDepth;

  Codec(String id, String title, int maxDepth) {
    this.id = id;
    this.title = title;
    this.maxDepth = maxDepth;
  }

  /** The name in requests. */
  public String id() {
    return id;
  }

  /** The name editors use. */
  public String title() {
    return title;
  }

  /** The codec with this id. */
  public static Optional<Codec> byId(String id) {
    for (Codec codec : values()) {
      if (codec.id.equals(id)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  /** Why a picture of this shape would not come back whole in this codec; empty when it would. */
  public Optional<Problem> cannotHold(Picture picture) {
    PixelLayout layout = picture.layout();
    if (layout.depth() > maxDepth) {
      return Optional.of(
          Problem.of(
              Code.CODEC_DEPTH,
              "codec",
              title,
              "depth",
              Integer.toString(layout.depth()),
              "instead",
              deeper(layout)));
    }
    if (!wholeIn(layout)) {
      return Optional.of(
          Problem.of(
              Code.CODEC_SIZE,
              "codec",
              title,
              "width",
              Integer.toString(layout.width()),
              "height",
              Integer.toString(layout.height()),
              "instead",
              PRORES4444.id));
    }
    if (isDnx() && picture.fields() != MediaFile.Fields.PROGRESSIVE) {
      return Optional.of(Problem.of(Code.CODEC_FIELDS, "codec", title, "instead", PRORES422HQ.id));
    }
    return Optional.empty();
  }

  /**
   * Whether every pixel of this size comes back. ffmpeg's 10-bit 4:2:2 encoders spoil the last
   * chroma column of an odd width, x264 refuses odd sizes in 4:2:0, and DNxHR begins at 256x120.
   */
  private boolean wholeIn(PixelLayout layout) {
    boolean evenWidth = layout.width() % 2 == 0;
    boolean evenHeight = layout.height() % 2 == 0;
    boolean large = layout.width() >= 256 && layout.height() >= 120;
    return switch (this) {
      case PRORES422HQ -> evenWidth;
      case PRORES4444 -> true;
      case DNXHR_HQ -> large;
      case DNXHR_HQX -> large && evenWidth;
      case H264 -> evenWidth && evenHeight;
    };
  }

  /**
   * The colour a picture has once it lies in this codec. The 10-bit mezzanines know no full range,
   * so full becomes limited; DNxHR always names a matrix, so where nothing was said BT.709 is.
   */
  public Colour colourOf(Colour colour) {
    boolean full = colour.full() && (this == DNXHR_HQ || this == H264);
    String matrix = colour.matrix() == null && isDnx() ? "bt709" : colour.matrix();
    return new Colour(colour.primaries(), colour.transfer(), matrix, full);
  }

  /** About how many bytes so many frames take in this codec; rather too many than too few. */
  public long bytes(PixelLayout layout, long frames) {
    double perPixel =
        switch (this) {
          case PRORES422HQ, DNXHR_HQX -> .5;
          case PRORES4444 -> .9;
          case DNXHR_HQ -> .45;
          case H264 -> .15;
        };
    return (long) (perPixel * layout.width() * layout.height() * frames) + (1 << 20);
  }

  /** Bits in a sample once a picture of so many lies in this codec, as a probe reports it. */
  int depthOf(int depth) {
    return switch (this) {
      case PRORES422HQ, DNXHR_HQX -> 10;
      case PRORES4444 -> 12;
      case DNXHR_HQ -> 8;
      case H264 -> depth > 8 ? 10 : 8;
    };
  }

  /** The samples this codec takes for frames of that layout, in ffmpeg's words. */
  String pixelFormat(PixelLayout layout) {
    return switch (this) {
      case PRORES422HQ, DNXHR_HQX -> "yuv422p10le";
      case PRORES4444 -> layout.alpha() ? "yuva444p10le" : "yuv444p10le";
      case DNXHR_HQ -> "yuv422p";
      case H264 -> layout.depth() > 8 ? "yuv420p10le" : "yuv420p";
    };
  }

  /**
   * How long an encoder thinks, where the codec lets one choose; the less, the larger the file. The
   * middle one is the truest, too: by 1.9 dB than the slowest, which smooths more (bench.md).
   */
  public enum Pace {
    FASTEST("ultrafast"),
    FAST("superfast"),
    USUAL("veryfast");

    private final String preset;

    Pace(String preset) {
      this.preset = preset;
    }

    /** For drafts, whose files may be large. */
    static Pace of(boolean draft) {
      return draft ? FASTEST : USUAL;
    }
  }

  /** The encoder's arguments for a picture. */
  List<String> encoder(Picture picture, Pace pace) {
    List<String> args = new ArrayList<>();
    switch (this) {
      // prores_aw takes a quarter of the time of prores_ks
      case PRORES422HQ ->
          args.addAll(List.of("-c:v", "prores_aw", "-profile:v", "3", "-vendor", "apl0"));
      case PRORES4444 ->
          args.addAll(List.of("-c:v", "prores_ks", "-profile:v", "4", "-vendor", "apl0"));
      case DNXHR_HQ -> args.addAll(List.of("-c:v", "dnxhd", "-profile:v", "dnxhr_hq"));
      case DNXHR_HQX -> args.addAll(List.of("-c:v", "dnxhd", "-profile:v", "dnxhr_hqx"));
      case H264 -> args.addAll(List.of("-c:v", "libx264", "-preset", pace.preset, "-crf", "18"));
    }
    args.addAll(List.of("-pix_fmt", pixelFormat(picture.layout())));
    if (picture.fields() != MediaFile.Fields.PROGRESSIVE) {
      args.addAll(List.of("-flags", "+ildct+ilme"));
      if (this == H264) {
        String order = picture.fields() == MediaFile.Fields.TOP_FIRST ? "tff=1" : "bff=1";
        args.addAll(List.of("-x264-params", order));
      }
    }
    return args;
  }

  private boolean isDnx() {
    return this == DNXHR_HQ || this == DNXHR_HQX;
  }

  private static String deeper(PixelLayout layout) {
    return layout.depth() <= 10
        ? PRORES422HQ.id
        : layout.depth() <= 12 ? PRORES4444.id : "a transcode to ProRes 4444 first";
  }
}
