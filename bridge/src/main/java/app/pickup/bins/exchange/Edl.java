package app.pickup.bins.exchange;

import app.pickup.media.Timecode;
import app.pickup.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An edit decision list as the CMX 3600 read it (SMPTE 258M): one video track, cuts, reels of eight
 * letters. Takes only; what they lie above stays as it is. File name and job follow each event as
 * comments.
 */
final class Edl {

  private static final int REEL = 8;

  private final Map<Source, String> reels = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private Edl() {}

  /**
   * The list.
   *
   * @throws Refused when two takes lie at one place
   */
  static byte[] write(Timeline timeline) throws Refused {
    return new Edl().whole(timeline);
  }

  private byte[] whole(Timeline timeline) throws Refused {
    line("TITLE: " + Plain.ascii(timeline.name()));
    boolean drop = timeline.start().drop();
    line(fcm(drop));
    long free = 0;
    int number = 0;
    List<Piece> takes = timeline.takes();
    name(takes);
    for (Piece piece : takes) {
      if (piece.at() < free) {
        throw Format.EDL.unfit(
            piece.source().name()
                + " lies where another take does, and a list has one video track");
      }
      free = piece.end();
      // each event's source is counted as the line above it says
      if (piece.from().drop() != drop) {
        drop = piece.from().drop();
        line(fcm(drop));
      }
      event(++number, piece, timeline.start());
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void event(int number, Piece piece, Timecode start) {
    Source source = piece.source();
    line(
        String.format(
            Locale.ROOT,
            "%03d  %-8s %-5s C        %s %s %s %s",
            number,
            reels.get(source),
            channels(piece),
            piece.from(),
            piece.to(),
            start.plus(piece.at()),
            start.plus(piece.end())));
    line("* FROM CLIP NAME: " + Plain.ascii(source.name()));
    line("* SOURCE FILE: " + Plain.line(String.valueOf(source.file().getFileName())));
    line("* COMMENT: " + Plain.line(source.description()));
    line("* COMMENT: " + Plain.line(source.mark()));
  }

  /** Picture alone, with one channel of sound, or with two. */
  private static String channels(Piece piece) {
    return !piece.sounds() ? "V" : piece.source().channels() == 1 ? "B" : "AA/V";
  }

  private static String fcm(boolean drop) {
    return "FCM: " + (drop ? "DROP FRAME" : "NON-DROP FRAME");
  }

  /** Each source's own reel: eight letters do not always tell two apart, a number does. */
  private void name(List<Piece> takes) {
    Set<String> taken = new HashSet<>();
    for (Piece piece : takes) {
      Source source = piece.source();
      String wanted = letters(source.tape().isEmpty() ? source.name() : source.tape());
      String reel = wanted;
      for (int i = 1; !reels.containsKey(source) && !taken.add(reel); i++) {
        String end = Integer.toString(i);
        reel = wanted.substring(0, Math.min(wanted.length(), REEL - end.length())) + end;
      }
      reels.putIfAbsent(source, reel);
    }
  }

  private static String letters(String name) {
    String letters = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return letters.isEmpty() ? "PICKUP" : letters.substring(0, Math.min(REEL, letters.length()));
  }

  private void line(String line) {
    text.append(line).append("\r\n");
  }
}
