package app.pickup.bins.exchange;

import app.pickup.media.Rate;
import app.pickup.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Avid Log Exchange: a table for a bin, with tabs ("Avid Media Composer User's Guide", Avid Log
 * Specifications). Whole clips, handles included, and the marked range in columns of its own. End
 * is the label after the last frame.
 */
final class Ale {

  /** The rates Avid has a word for. */
  private static final Map<Rate, String> FPS =
      Map.of(
          new Rate(24000, 1001), "23.976",
          new Rate(24, 1), "24",
          new Rate(25, 1), "25",
          new Rate(30000, 1001), "29.97",
          new Rate(30, 1), "30",
          new Rate(48, 1), "48",
          new Rate(50, 1), "50",
          new Rate(60000, 1001), "59.94",
          new Rate(60, 1), "60");

  private static final List<String> COLUMNS =
      List.of(
          "Name",
          "Tracks",
          "Start",
          "End",
          "FPS",
          "Tape",
          "Source File",
          "Source Path",
          "Description",
          "Mark IN",
          "Mark OUT",
          "Pickup Bin",
          "Pickup Job",
          "Pickup Origin");

  private final StringBuilder text = new StringBuilder();

  private Ale() {}

  /**
   * The table of these clips, all of one rate.
   *
   * @throws Refused when Avid has no word for the rate
   */
  static byte[] write(List<Source> clips, Rate rate) throws Refused {
    if (!FPS.containsKey(rate)) {
      throw Format.ALE.unfit("an Avid bin has no word for " + rate + " frames a second");
    }
    return new Ale().whole(clips, Objects.requireNonNull(FPS.get(rate)));
  }

  private byte[] whole(List<Source> clips, String fps) {
    row("Heading");
    row("FIELD_DELIM", "TABS");
    row("VIDEO_FORMAT", format(clips.get(0).media().video().layout().height()));
    row("AUDIO_FORMAT", "48khz");
    row("FPS", fps);
    row("");
    row("Column");
    row(COLUMNS.toArray(String[]::new));
    row("");
    row("Data");
    clips.forEach(clip -> clip(clip, fps));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String format(int height) {
    return switch (height) {
      case 1080 -> "1080";
      case 720 -> "720";
      case 576 -> "PAL";
      case 480, 486 -> "NTSC";
      default -> "CUSTOM";
    };
  }

  private void clip(Source clip, String fps) {
    String tape = clip.tape().isEmpty() ? clip.name() : clip.tape();
    row(
        clip.name(),
        tracks(clip),
        clip.start().toString(),
        clip.start().plus(clip.frames()).toString(),
        fps,
        tape,
        String.valueOf(clip.file().getFileName()),
        clip.file().toAbsolutePath().toString(),
        clip.description(),
        clip.start().plus(clip.markedIn()).toString(),
        clip.start().plus(clip.markedOut()).toString(),
        String.join("/", clip.bin()),
        clip.job(),
        clip.origin());
  }

  /** {@code VA1A2}. */
  private static String tracks(Source clip) {
    StringBuilder tracks = new StringBuilder("V");
    for (int i = 1; i <= clip.channels(); i++) {
      tracks.append('A').append(i);
    }
    return tracks.toString();
  }

  private void row(String... cells) {
    text.append(String.join("\t", Arrays.stream(cells).map(Plain::line).toList())).append("\r\n");
  }
}
