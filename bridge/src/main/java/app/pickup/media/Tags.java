package app.pickup.media;

import java.util.Map;

/**
 * Words that go into a clip's file: QuickTime metadata keys, and a whole XMP packet. They reach
 * ffmpeg as a file, never on its command line.
 *
 * @param keys by name, e.g. {@code title}, {@code comment}, {@code description}, {@code
 *     app.pickup.job}
 * @param xmp an XMP packet (ISO 16684-1), UTF-8; empty for none
 */
public record Tags(Map<String, String> keys, String xmp) {

  public static final Tags NONE = new Tags(Map.of(), "");

  public Tags {
    keys = Map.copyOf(keys);
  }

  /**
   * As an ffmetadata file (ffmpeg-formats, "Metadata"): {@code = ; # \} and line breaks need a
   * backslash.
   */
  String asFile() {
    StringBuilder text = new StringBuilder(";FFMETADATA1\n");
    keys.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e ->
                text.append(escape(e.getKey()))
                    .append('=')
                    .append(escape(e.getValue()))
                    .append('\n'));
    return text.toString();
  }

  private static String escape(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").replaceAll("([=;#\\\\\n])", "\\\\$1");
  }
}
