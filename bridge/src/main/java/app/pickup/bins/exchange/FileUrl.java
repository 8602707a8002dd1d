package app.pickup.bins.exchange;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A file as a URL (RFC 8089). The letters stay as the disk has them: {@link Path#toUri} asks the
 * disk, and {@link java.net.URI#toASCIIString} composes accents, which makes another name of it.
 */
final class FileUrl {

  private static final String UNRESERVED = "-._~/";

  private FileUrl() {}

  /** {@code file:///films/A%20001.mov}. */
  static String of(Path file) {
    return "file://" + path(file);
  }

  /** {@code file://localhost/films/A%20001.mov}, as xmeml has it. */
  static String local(Path file) {
    return "file://localhost" + path(file);
  }

  private static String path(Path file) {
    String slashed =
        file.toAbsolutePath().toString().replace(file.getFileSystem().getSeparator(), "/");
    StringBuilder url = new StringBuilder(slashed.startsWith("/") ? "" : "/");
    for (byte b : slashed.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 255);
      boolean drive = c == ':' && url.length() == 2;
      if (c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0) || drive) {
        url.append(c);
      } else {
        url.append('%').append(String.format("%02X", (int) c));
      }
    }
    return url.toString();
  }
}
