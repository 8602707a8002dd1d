package app.pickup.bins.exchange;

import app.pickup.bins.Delivery;
import app.pickup.media.MediaFile;
import app.pickup.media.Rate;
import app.pickup.media.Timecode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that timelines are made of: a take's clip, or a plate below one.
 *
 * @param number counted from 1, unique in its {@link Reel}
 * @param name as the bin shows it
 * @param take whose clip it is; null: a plate
 */
record Source(int number, MediaFile media, String name, @Nullable Delivery take) {

  Rate rate() {
    return media.video().rate();
  }

  long frames() {
    return media.video().frames();
  }

  Path file() {
    return media.path();
  }

  /** The label of its first frame. */
  Timecode start() {
    Timecode said = media.timecode();
    return said == null ? Timecode.zero(rate()) : said;
  }

  /** Folders of the bin, outermost first. */
  List<String> bin() {
    return take == null ? List.of("Plates") : take.target().bin();
  }

  /** What it is, in one sentence; empty for a plate. */
  String description() {
    return take == null ? "" : take.description();
  }

  String job() {
    return take == null ? "" : take.jobId();
  }

  /** How its picture came to be, as an IPTC digital source type; empty for a plate. */
  String origin() {
    return take == null ? "" : take.source();
  }

  /** That a machine made it, in words for people and machines; empty for a plate. */
  String mark() {
    return take == null ? "" : "Made by machine: " + origin() + "; Pickup job " + job();
  }

  /** The reel's name; empty for none. */
  String tape() {
    String reel = media.reel();
    return reel == null ? "" : Plain.line(reel);
  }

  boolean sounds() {
    return !media.audio().isEmpty();
  }

  /** Channels of all its tracks together. */
  int channels() {
    return media.audio().stream().mapToInt(MediaFile.Audio::channels).sum();
  }

  /** Samples a second; 0 for a mute one. */
  int sampleRate() {
    return sounds() ? media.audio().get(0).sampleRate() : 0;
  }

  /** Bits of a sample; what is compressed has none of its own and plays at 16. */
  int sampleBits() {
    String codec = sounds() ? media.audio().get(0).codec() : "";
    return codec.startsWith("pcm_s24") ? 24 : codec.startsWith("pcm_s32") ? 32 : 16;
  }

  /** The first frame the editor marked: handles lie before it. */
  long markedIn() {
    return take == null ? 0 : take.head();
  }

  /** The frame after the last one marked. */
  long markedOut() {
    return take == null ? frames() : frames() - take.tail();
  }
}
