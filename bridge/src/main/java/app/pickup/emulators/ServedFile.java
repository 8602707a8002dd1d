package app.pickup.emulators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file as a store on the web gives it out: its length, an ETag, and parts of it (RFC 9110 §14).
 */
public final class ServedFile {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  private final Path file;
  private final String type;
  private final long size;
  private final String tag;

  /**
   * @param type its media type, e.g. {@code video/mp4}
   */
  public ServedFile(Path file, String type) throws IOException {
    this.file = file;
    this.type = type;
    this.size = Files.size(file);
    this.tag =
        "\""
            + Long.toHexString(size)
            + "-"
            + Long.toHexString(Files.getLastModifiedTime(file).toMillis())
            + "\"";
  }

  /** All of it, or the part this call asks for. */
  public Reply answer(Call call) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type);
    headers.put("Accept-Ranges", "bytes");
    headers.put("ETag", tag);
    String range = call.header("range");
    String ifRange = call.header("if-range");
    if (range == null || ifRange != null && !ifRange.equals(tag)) {
      return Reply.file(200, headers, file, 0, size);
    }
    long @Nullable [] part = part(range);
    if (part == null) {
      // more than one range, or another unit: all of it is a right answer
      return Reply.file(200, headers, file, 0, size);
    }
    if (part[0] >= size || part[1] < part[0]) {
      headers.put("Content-Range", "bytes */" + size);
      return Reply.file(416, headers, file, 0, 0);
    }
    headers.put("Content-Range", "bytes " + part[0] + "-" + part[1] + "/" + size);
    return Reply.file(206, headers, file, part[0], part[1] - part[0] + 1);
  }

  /** First and last byte asked for, or null when the range is none of bytes. */
  private long @Nullable [] part(String range) {
    Matcher form = RANGE.matcher(range);
    if (!form.matches() || form.group(1).length() > 15 || form.group(2).length() > 15) {
      return null;
    }
    if (form.group(1).isEmpty()) {
      return form.group(2).isEmpty()
          ? null
          : new long[] {Math.max(0, size - Long.parseLong(form.group(2))), size - 1};
    }
    long last =
        form.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(form.group(2)));
    return new long[] {Long.parseLong(form.group(1)), last};
  }
}
