package app.pickup.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Captions as an {@code .srt} file, which every NLE takes: numbered cues, each two lines at most,
 * in milliseconds from the clip's first frame. UTF-8, lines ended as the format's own program did.
 *
 * @see <a href="https://www.matroska.org/technical/subtitles.html#srt-subtitles">SRT as Matroska
 *     writes it down</a>
 */
public final class SubRip {
  /** As broadcasters have it; a letter of Chinese, Japanese or Korean takes the room of two. */
  private static final int COLUMNS = 42;

  private static final int ROWS = 2;
  private static final int MILLIS = 1000;

  private SubRip() {}

  /**
   * What is said, and when.
   *
   * @param from the first sample that is heard
   * @param until the sample after the last
   */
  public record Cue(long from, long until, String text) {}

  /**
   * The file. What takes more than two lines is parted, its time by its letters.
   *
   * @param rate samples a second
   */
  public static byte[] write(List<Cue> cues, int rate) {
    StringBuilder file = new StringBuilder();
    int number = 0;
    for (Cue cue : cues) {
      List<String> rows = rows(cue.text().strip().replaceAll("\\s+", " "));
      long letters = rows.stream().mapToLong(String::length).sum();
      long before = 0;
      for (int i = 0; i < rows.size(); i += ROWS) {
        List<String> shown = rows.subList(i, Math.min(i + ROWS, rows.size()));
        long after = before + shown.stream().mapToLong(String::length).sum();
        long length = cue.until() - cue.from();
        file.append(++number)
            .append("\r\n")
            .append(time(cue.from() + length * before / letters, rate))
            .append(" --> ")
            .append(time(cue.from() + length * after / letters, rate))
            .append("\r\n")
            .append(String.join("\r\n", shown))
            .append("\r\n\r\n");
        before = after;
      }
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String time(long sample, int rate) {
    long millis = Math.floorDiv(sample * MILLIS, rate);
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d,%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / MILLIS % 60,
        millis % MILLIS);
  }

  /** Broken at a space; where words have none between them, at a letter. */
  private static List<String> rows(String text) {
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    int columns = 0;
    int space = -1;
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      int wide = wide(letter) ? 2 : 1;
      if (columns + wide > COLUMNS && letter != ' ' && !closes(letter)) {
        int end = space > 0 ? space : row.length();
        rows.add(row.substring(0, end));
        row = new StringBuilder(row.substring(end).stripLeading());
        columns = row.codePoints().map(each -> wide(each) ? 2 : 1).sum();
        space = -1;
      }
      if (letter == ' ') {
        space = row.length();
      }
      row.appendCodePoint(letter);
      columns += wide;
      at += Character.charCount(letter);
    }
    if (!row.toString().isBlank()) {
      rows.add(row.toString().stripTrailing());
    }
    return rows;
  }

  private static boolean wide(int letter) {
    return Character.isIdeographic(letter)
        || letter >= 0x1100 && letter <= 0x11FF
        || letter >= 0x3000 && letter <= 0x30FF
        || letter >= 0xAC00 && letter <= 0xD7A3
        || letter >= 0xFF00 && letter <= 0xFF60;
  }

  /** What never begins a row. */
  private static boolean closes(int letter) {
    return "、。，．！？」』）】…ー".indexOf(letter) >= 0;
  }
}
