package app.pickup.bins.exchange;

import app.pickup.media.MediaFile.Fields;
import app.pickup.media.MediaFile.Video;
import app.pickup.media.Timecode;
import java.util.ArrayList;
import java.util.List;

/**
 * MLT XML (mltframework.org/docs/mltxml) with the names by which Shotcut knows a project of its own
 * (shotcut.org/notes/mltxmlannotations): clips in {@code main_bin}, its playlist, and one tractor
 * with the tracks. Everything in frames of the profile.
 */
final class MltXml {

  private final Reel reel;
  private final Timeline timeline;
  private final Markup out = new Markup(null);
  private final List<Chain> chains = new ArrayList<>();

  /**
   * A source as tracks take it: MLT can not mute a single entry, so a mute one is its own chain.
   */
  private record Chain(Source source, boolean heard) {}

  private MltXml(Reel reel, Timeline timeline) {
    this.reel = reel;
    this.timeline = timeline;
  }

  static byte[] write(Reel reel, Timeline timeline) {
    return new MltXml(reel, timeline).whole();
  }

  private byte[] whole() {
    long last = timeline.end() - 1;
    out.open(
        "mlt", "LC_NUMERIC", "C", "version", "7.12.0", "title", "Pickup", "producer", "main_bin");
    profile();
    reel.clips().forEach(clip -> chain(new Chain(clip, true)));
    out.open("playlist", "id", "main_bin");
    property("xml_retain", "1");
    for (Source clip : reel.clips()) {
      entry(new Chain(clip, true), clip.markedIn(), clip.markedOut() - 1);
    }
    out.close();
    for (Track track : timeline.tracks()) {
      track.pieces().forEach(piece -> chain(chain(piece)));
    }
    out.open("producer", "id", "black", "in", "0", "out", "" + last);
    property("length", "" + timeline.end());
    property("eof", "pause");
    property("resource", "0");
    property("aspect_ratio", "1");
    property("mlt_service", "color");
    property("mlt_image_format", "rgba");
    property("set.test_audio", "0");
    out.close();
    out.open("playlist", "id", "background");
    out.leaf("entry", "producer", "black", "in", "0", "out", "" + last).close();
    for (int i = 0; i < timeline.tracks().size(); i++) {
      playlist(i, timeline.tracks().get(i));
    }
    tractor(last);
    return out.close().content();
  }

  private void profile() {
    Video video = timeline.shape();
    long width = video.layout().width();
    long height = video.layout().height();
    out.leaf(
        "profile",
        "description",
        "Pickup",
        "width",
        "" + width,
        "height",
        "" + height,
        "progressive",
        video.fields() == Fields.PROGRESSIVE ? "1" : "0",
        "sample_aspect_num",
        "" + video.pixelAspect().x(),
        "sample_aspect_den",
        "" + video.pixelAspect().y(),
        "display_aspect_num",
        "" + width * video.pixelAspect().x(),
        "display_aspect_den",
        "" + height * video.pixelAspect().y(),
        "frame_rate_num",
        "" + video.rate().num(),
        "frame_rate_den",
        "" + video.rate().den(),
        "colorspace",
        matrix(video));
  }

  private static String matrix(Video video) {
    String said = video.colour().matrix();
    if (said == null) {
      said = video.layout().height() >= 720 ? "bt709" : "smpte170m";
    }
    return said.startsWith("bt2020") ? "2020" : said.equals("bt709") ? "709" : "601";
  }

  private static Chain chain(Piece piece) {
    return new Chain(piece.source(), piece.heard() || !piece.source().sounds());
  }

  private void chain(Chain chain) {
    if (chains.contains(chain)) {
      return;
    }
    chains.add(chain);
    Source source = chain.source();
    out.open("chain", "id", id(chain), "out", "" + (source.frames() - 1));
    property("length", "" + source.frames());
    property("eof", "pause");
    property("resource", source.file().toAbsolutePath().toString());
    property("mlt_service", "avformat");
    if (!chain.heard()) {
      property("audio_index", "-1");
    }
    property("shotcut:caption", source.name());
    if (source.take() != null) {
      property("shotcut:comment", source.description() + ". " + source.mark());
      property("pickup:job", source.job());
      property("pickup:source", source.origin());
      property("pickup:bin", String.join("/", source.bin()));
    }
    property("pickup:timecode", source.start().toString());
    property("pickup:reel", source.tape());
    out.close();
  }

  private String id(Chain chain) {
    return "chain" + chains.indexOf(chain);
  }

  private void property(String name, String value) {
    if (!value.isEmpty()) {
      out.text("property", value, "name", name);
    }
  }

  private void entry(Chain chain, long in, long out) {
    this.out.leaf("entry", "producer", id(chain), "in", "" + in, "out", "" + out);
  }

  private void playlist(int index, Track track) {
    out.open("playlist", "id", "playlist" + index);
    property("shotcut:video", "1");
    property("shotcut:name", "V" + (index + 1));
    long at = 0;
    for (Piece piece : track.pieces()) {
      if (piece.at() > at) {
        out.leaf("blank", "length", "" + (piece.at() - at));
      }
      entry(chain(piece), piece.in(), piece.out() - 1);
      at = piece.end();
    }
    out.close();
  }

  private void tractor(long last) {
    out.open("tractor", "id", "tractor0", "title", "Pickup", "in", "0", "out", "" + last);
    property("shotcut", "1");
    Timecode start = timeline.start();
    property("pickup:timecode", start.toString());
    out.leaf("track", "producer", "background");
    for (int i = 0; i < timeline.tracks().size(); i++) {
      out.leaf("track", "producer", "playlist" + i);
    }
    for (int track = 1; track <= timeline.tracks().size(); track++) {
      transition(0, track, "mix", "sum", "1", "");
      // the lowest lies on the background as it is, as Shotcut has it
      transition(
          Math.min(1, track - 1),
          track,
          "frei0r.cairoblend",
          "threads",
          "0",
          track == 1 ? "1" : "0");
    }
    out.close();
  }

  private void transition(
      int below, int above, String service, String name, String value, String disable) {
    out.open("transition");
    property("a_track", "" + below);
    property("b_track", "" + above);
    property("mlt_service", service);
    property("always_active", "1");
    property(name, value);
    property("disable", disable);
    out.close();
  }
}
