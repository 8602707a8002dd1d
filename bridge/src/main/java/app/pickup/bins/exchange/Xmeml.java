package app.pickup.bins.exchange;

import app.pickup.media.MediaFile.Fields;
import app.pickup.media.MediaFile.Video;
import app.pickup.media.Rate;
import app.pickup.media.Timecode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Final Cut Pro 7's XML, version 5, which Premiere and Resolve import (developer.apple.com, retired
 * library, "Final Cut Pro XML Interchange Format"). Bins with the clips, marked where the editor
 * marked, and a sequence for each timeline. All in frames; the rate is a whole number and a flag.
 */
final class Xmeml {

  private final Reel reel;
  private final Markup out = new Markup("xmeml");

  /** Files told in full already; later ones refer to them. */
  private final Set<Source> told = new HashSet<>();

  private int items;

  private Xmeml(Reel reel) {
    this.reel = reel;
  }

  static byte[] write(Reel reel) {
    return new Xmeml(reel).whole();
  }

  private byte[] whole() {
    out.open("xmeml", "version", "5").open("project");
    out.text("name", reel.name()).open("children");
    bins(reel.sources(), 0);
    reel.timelines().forEach(this::sequence);
    return out.close().close().close().content();
  }

  /** What lies in this folder, then the folders in it. */
  private void bins(List<Source> sources, int depth) {
    sources.stream().filter(source -> source.bin().size() == depth).forEach(this::clip);
    sources.stream()
        .filter(source -> source.bin().size() > depth)
        .map(source -> source.bin().get(depth))
        .distinct()
        .forEach(
            name -> {
              out.open("bin").text("name", name).open("children");
              Predicate<Source> inside =
                  source -> source.bin().size() > depth && source.bin().get(depth).equals(name);
              bins(sources.stream().filter(inside).toList(), depth + 1);
              out.close().close();
            });
  }

  private void clip(Source source) {
    String id = master(source);
    out.open("clip", "id", id);
    out.text("name", source.name()).text("duration", source.frames());
    rate(source.rate());
    out.text("in", source.markedIn()).text("out", source.markedOut());
    out.text("masterclipid", id).text("ismasterclip", "TRUE");
    remarks(source);
    out.open("media").open("video").open("track");
    item(new Piece(source, 0, 0, source.frames(), true), "", 1);
    out.close().close();
    if (source.sounds()) {
      out.open("audio");
      for (int channel = 1; channel <= source.channels(); channel++) {
        out.open("track");
        item(new Piece(source, 0, 0, source.frames(), true), "audio", channel);
        out.close();
      }
      out.close();
    }
    out.close().close();
  }

  private void remarks(Source source) {
    if (source.take() != null) {
      out.open("logginginfo").text("description", source.description());
      out.text("lognote", source.mark()).close();
      out.open("comments").text("mastercomment1", source.description());
      out.text("mastercomment2", source.mark()).close();
    }
  }

  private void sequence(Timeline timeline) {
    out.open("sequence", "id", "sequence-" + (reel.timelines().indexOf(timeline) + 1));
    out.text("name", timeline.name()).text("duration", timeline.end());
    rate(timeline.rate());
    timecode(timeline.start(), timeline.rate(), "");
    out.open("media").open("video").open("format");
    samples(timeline.shape());
    out.close();
    for (Track track : timeline.tracks()) {
      out.open("track");
      track.pieces().forEach(piece -> item(piece, "video", 1));
      out.close();
    }
    out.close().open("audio");
    for (Track track : timeline.tracks()) {
      List<Piece> heard = track.pieces().stream().filter(Piece::sounds).toList();
      int most = heard.stream().mapToInt(piece -> piece.source().channels()).max().orElse(0);
      for (int channel = 1; channel <= most; channel++) {
        sound(heard, channel);
      }
    }
    out.close().close().close();
  }

  /** A track holds one channel. */
  private void sound(List<Piece> pieces, int channel) {
    out.open("track");
    pieces.stream()
        .filter(piece -> piece.source().channels() >= channel)
        .forEach(piece -> item(piece, "audio", channel));
    out.close();
  }

  /**
   * @param type of the source's track; empty: it stands in a bin, and on no timeline
   * @param index of the source's track among those of its type, counted from 1
   */
  private void item(Piece piece, String type, int index) {
    Source source = piece.source();
    out.open("clipitem", "id", "item-" + ++items);
    out.text("masterclipid", master(source));
    out.text("name", source.name()).text("duration", source.frames());
    rate(source.rate());
    out.text("start", piece.at()).text("end", piece.end());
    out.text("in", piece.in()).text("out", piece.out());
    file(source);
    if (!type.isEmpty()) {
      out.open("sourcetrack").text("mediatype", type).text("trackindex", index).close();
    }
    remarks(source);
    out.close();
  }

  private void file(Source source) {
    String id = "file-" + source.number();
    if (!told.add(source)) {
      out.leaf("file", "id", id);
      return;
    }
    out.open("file", "id", id);
    out.text("name", String.valueOf(source.file().getFileName()));
    out.text("pathurl", FileUrl.local(source.file()));
    rate(source.rate());
    out.text("duration", source.frames());
    timecode(source.start(), source.rate(), source.tape());
    out.open("media").open("video").text("duration", source.frames());
    samples(source.media().video());
    out.close();
    if (source.sounds()) {
      out.open("audio").open("samplecharacteristics");
      out.text("depth", source.sampleBits()).text("samplerate", source.sampleRate()).close();
      out.text("channelcount", source.channels()).close();
    }
    out.close().close();
  }

  private void samples(Video video) {
    out.open("samplecharacteristics");
    rate(video.rate());
    out.text("width", video.layout().width()).text("height", video.layout().height());
    out.text("anamorphic", "FALSE").text("pixelaspectratio", aspect(video));
    out.text("fielddominance", fields(video.fields())).close();
  }

  private static String aspect(Video video) {
    return video.pixelAspect().x() == video.pixelAspect().y()
        ? "square"
        : video.pixelAspect().x() + ":" + video.pixelAspect().y();
  }

  private static String fields(Fields fields) {
    return switch (fields) {
      case PROGRESSIVE -> "none";
      case TOP_FIRST -> "upper";
      case BOTTOM_FIRST -> "lower";
    };
  }

  private void rate(Rate rate) {
    out.open("rate").text("timebase", rate.nominal());
    out.text("ntsc", rate.den() == 1001 ? "TRUE" : "FALSE").close();
  }

  private void timecode(Timecode start, Rate rate, String tape) {
    out.open("timecode");
    rate(rate);
    out.text("string", start.toString()).text("frame", start.frames());
    out.text("displayformat", start.drop() ? "DF" : "NDF");
    if (!tape.isEmpty()) {
      out.open("reel").text("name", tape).close();
    }
    out.close();
  }

  private static String master(Source source) {
    return "master-" + source.number();
  }
}
