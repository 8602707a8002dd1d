package app.pickup.bins.exchange;

import app.pickup.media.Colour;
import app.pickup.media.MediaFile.Fields;
import app.pickup.media.MediaFile.Video;
import app.pickup.media.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * FCPXML 1.10 and 1.11
 * (developer.apple.com/documentation/professional-video-applications/fcpxml-reference). An event
 * for each bin with its clips, and a project for each timeline: the originals are its storyline,
 * takes are connected on the lanes above. Times are fractions of seconds; a clip's own time begins
 * at its timecode.
 */
final class Fcpxml {

  /** Rates of sound that a sequence can have. */
  private static final List<Integer> SOUND =
      List.of(32000, 44100, 48000, 88200, 96000, 176400, 192000);

  private final Reel reel;
  private final Markup out = new Markup("fcpxml");
  private final List<List<Object>> formats = new ArrayList<>();

  private Fcpxml(Reel reel) {
    this.reel = reel;
  }

  /**
   * The file.
   *
   * @param version {@code 1.10} or {@code 1.11}
   */
  static byte[] write(Reel reel, String version) {
    return new Fcpxml(reel).whole(version);
  }

  private byte[] whole(String version) {
    out.open("fcpxml", "version", version);
    out.open("import-options");
    out.leaf("option", "key", "copy assets", "value", "0").close();
    out.open("resources");
    reel.sources().forEach(source -> format(source.media().video()));
    reel.sources().forEach(this::asset);
    out.close();
    reel.clips().stream().map(Fcpxml::event).distinct().forEach(this::event);
    out.open("event", "name", reel.name() + " timelines");
    reel.timelines().forEach(this::project);
    return out.close().close().content();
  }

  private void format(Video video) {
    if (formats.contains(shape(video))) {
      return;
    }
    formats.add(shape(video));
    out.leaf(
        "format",
        "id",
        formatId(video),
        "frameDuration",
        time(1, video.rate()),
        "fieldOrder",
        fields(video.fields()),
        "width",
        "" + video.layout().width(),
        "height",
        "" + video.layout().height(),
        "paspH",
        "" + video.pixelAspect().x(),
        "paspV",
        "" + video.pixelAspect().y(),
        "colorSpace",
        colour(video.colour(), video.layout().height()));
  }

  private static List<Object> shape(Video video) {
    return List.of(
        video.rate(),
        video.layout().width(),
        video.layout().height(),
        video.pixelAspect(),
        video.fields(),
        colour(video.colour(), video.layout().height()));
  }

  private String formatId(Video video) {
    return "f" + (formats.indexOf(shape(video)) + 1);
  }

  private static String fields(Fields fields) {
    return switch (fields) {
      case PROGRESSIVE -> "progressive";
      case TOP_FIRST -> "upper first";
      case BOTTOM_FIRST -> "lower first";
    };
  }

  /**
   * The spaces that have a name in FCPXML; empty for others, which Final Cut then takes from the
   * file.
   */
  static String colour(Colour colour, int height) {
    String said = colour.primaries() + " " + colour.transfer();
    return switch (said) {
      case "bt709 bt709", "null null" ->
          height >= 720 || colour.primaries() != null ? "1-1-1 (Rec. 709)" : "";
      case "bt2020 bt709", "bt2020 bt2020-10", "bt2020 bt2020-12" -> "9-1-9 (Rec. 2020)";
      case "bt2020 smpte2084" -> "9-16-9 (Rec. 2020 PQ)";
      case "bt2020 arib-std-b67" -> "9-18-9 (Rec. 2020 HLG)";
      case "smpte170m smpte170m", "smpte170m bt709" -> "6-1-6 (Rec. 601 (NTSC))";
      case "bt470bg bt470bg", "bt470bg bt709", "bt470bg smpte170m" -> "5-1-6 (Rec. 601 (PAL))";
      default -> "";
    };
  }

  private void asset(Source source) {
    String sound = source.sounds() ? "1" : "";
    out.open(
        "asset",
        "id",
        id(source),
        "name",
        source.name(),
        "start",
        time(source.start().frames(), source.rate()),
        "duration",
        time(source.frames(), source.rate()),
        "hasVideo",
        "1",
        "format",
        formatId(source.media().video()),
        "videoSources",
        "1",
        "hasAudio",
        sound,
        "audioSources",
        sound,
        "audioChannels",
        source.sounds() ? "" + source.channels() : "",
        "audioRate",
        source.sounds() ? "" + source.sampleRate() : "");
    out.leaf("media-rep", "kind", "original-media", "src", FileUrl.of(source.file()));
    metadata(source).close();
  }

  private Markup metadata(Source source) {
    out.open("metadata");
    md("com.apple.proapps.studio.reel", source.tape());
    md("com.apple.proapps.spotlight.kMDItemDescription", source.description());
    md("app.pickup.job", source.job());
    md("app.pickup.source", source.origin());
    return out.close();
  }

  private void md(String key, String value) {
    if (!value.isEmpty()) {
      out.leaf("md", "key", key, "value", value);
    }
  }

  private static String event(Source clip) {
    return clip.bin().isEmpty() ? "Pickup" : String.join("/", clip.bin());
  }

  private void event(String name) {
    out.open("event", "name", name);
    for (Source clip : reel.clips()) {
      if (event(clip).equals(name)) {
        begin(clip, 0, clip.frames(), List.of());
        note(clip);
        remarks(clip, 0, clip.frames());
        metadata(clip);
        out.close();
      }
    }
    out.close();
  }

  private void project(Timeline timeline) {
    Rate rate = timeline.rate();
    int samples = reel.clips().stream().mapToInt(Source::sampleRate).max().orElse(0);
    out.open("project", "name", timeline.name());
    out.open(
        "sequence",
        "format",
        formatId(timeline.shape()),
        "duration",
        time(timeline.end(), rate),
        "tcStart",
        "0s",
        "tcFormat",
        labels(timeline.start().drop()),
        "audioRate",
        SOUND.contains(samples) ? sound(samples) : "");
    out.open("spine");
    long at = 0;
    for (Piece piece : timeline.tracks().get(0).pieces()) {
      gap(timeline, at, piece.at());
      laid(piece, List.of("offset", time(piece.at(), rate)));
      connected(timeline, piece.at(), piece.end(), piece.from().frames());
      remarks(piece.source(), piece.in(), piece.length());
      out.close();
      at = piece.end();
    }
    gap(timeline, at, timeline.end());
    out.close().close().close();
  }

  /** Nothing in the storyline, perhaps something above. */
  private void gap(Timeline timeline, long from, long to) {
    if (from < to) {
      Rate rate = timeline.rate();
      out.open(
          "gap",
          "name",
          "Gap",
          "offset",
          time(from, rate),
          "start",
          "0s",
          "duration",
          time(to - from, rate));
      connected(timeline, from, to, 0);
      out.close();
    }
  }

  /**
   * What begins above this span of the storyline, by the time of the clip it hangs on.
   *
   * @param own that clip's own time at {@code from}, in frames
   */
  private void connected(Timeline timeline, long from, long to, long own) {
    for (int lane = 1; lane < timeline.tracks().size(); lane++) {
      for (Piece piece : timeline.tracks().get(lane).pieces()) {
        if (from <= piece.at() && piece.at() < to) {
          String offset = time(own + piece.at() - from, timeline.rate());
          laid(piece, List.of("lane", "" + lane, "offset", offset));
          remarks(piece.source(), piece.in(), piece.length());
          out.close();
        }
      }
    }
  }

  private void laid(Piece piece, List<String> place) {
    List<String> attributes = new ArrayList<>(place);
    if (piece.source().sounds() && !piece.heard()) {
      attributes.addAll(List.of("srcEnable", "video"));
    }
    begin(piece.source(), piece.in(), piece.length(), attributes);
    note(piece.source());
  }

  private void begin(Source source, long in, long length, List<String> more) {
    List<String> attributes = new ArrayList<>(List.of("ref", id(source), "name", source.name()));
    attributes.addAll(more);
    attributes.addAll(
        List.of(
            "start",
            time(source.start().plus(in).frames(), source.rate()),
            "duration",
            time(length, source.rate()),
            "format",
            formatId(source.media().video()),
            "tcFormat",
            labels(source.start().drop())));
    out.open("asset-clip", attributes.toArray(String[]::new));
  }

  private void note(Source source) {
    if (source.take() != null) {
      out.text("note", source.description() + ". " + source.mark());
    }
  }

  /** A keyword and a marker, so that both lists in Final Cut show what a machine made. */
  private void remarks(Source source, long in, long length) {
    if (source.take() == null) {
      return;
    }
    String start = time(source.start().plus(in).frames(), source.rate());
    String mark = source.mark();
    out.leaf(
        "marker",
        "start",
        start,
        "duration",
        time(1, source.rate()),
        "value",
        "Pickup",
        "note",
        mark);
    out.leaf("keyword", "start", start, "duration", time(length, source.rate()), "value", "Pickup");
  }

  private static String id(Source source) {
    return "r" + source.number();
  }

  private static String labels(boolean drop) {
    return drop ? "DF" : "NDF";
  }

  private static String sound(int samples) {
    String kilo = BigDecimal.valueOf(samples, 3).stripTrailingZeros().toPlainString();
    return kilo + "k";
  }

  /** So many frames in seconds, exactly. */
  static String time(long frames, Rate rate) {
    long over = Math.multiplyExact(frames, rate.den());
    return over % rate.num() == 0 ? over / rate.num() + "s" : over + "/" + rate.num() + "s";
  }
}
