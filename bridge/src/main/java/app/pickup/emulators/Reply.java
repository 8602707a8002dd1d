package app.pickup.emulators;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes back, or how the connection ends instead.
 *
 * @param status the HTTP status
 * @param headers of the answer, without the length
 * @param text the body when it is text
 * @param file the body when it is a file
 * @param from first byte of the file that is sent
 * @param length bytes the answer says it has
 * @param sent bytes it really has; fewer than {@code length} for an answer that is cut
 * @param ending what happens to the connection
 */
public record Reply(
    int status,
    Map<String, String> headers,
    @Nullable String text,
    @Nullable Path file,
    long from,
    long length,
    long sent,
    Ending ending) {

  /** What happens to the connection. */
  public enum Ending {
    /** The answer goes out whole. */
    ANSWER,
    /** Closed without one byte of an answer. */
    HANG_UP,
    /** What there is is sent, then nothing more, until the server is closed. */
    STALL
  }

  /** JSON text. */
  public static Reply json(int status, String json) {
    return text(status, "application/json;charset=UTF-8", json);
  }

  /** Other text. */
  public static Reply text(int status, String type, String text) {
    long length = text.getBytes(StandardCharsets.UTF_8).length;
    return new Reply(
        status, Map.of("Content-Type", type), text, null, 0, length, length, Ending.ANSWER);
  }

  /** Part of a file, or all of it. */
  static Reply file(int status, Map<String, String> headers, Path file, long from, long length) {
    return new Reply(status, headers, null, file, from, length, length, Ending.ANSWER);
  }

  /** No answer at all. */
  public static Reply hangUp() {
    return new Reply(0, Map.of(), "", null, 0, 0, 0, Ending.HANG_UP);
  }

  /** The same answer, cut after so many bytes while its length says otherwise. */
  public Reply cutAfter(long bytes) {
    return new Reply(status, headers, text, file, from, length, bytes, ending);
  }

  /** The same answer, whole, under a length that is longer than it by so many bytes. */
  public Reply lyingBy(long bytes) {
    return new Reply(status, headers, text, file, from, length + bytes, sent, ending);
  }

  /** The same answer, cut after so many bytes and then silent. */
  public Reply stalledAfter(long bytes) {
    return new Reply(status, headers, text, file, from, length, bytes, Ending.STALL);
  }

  /** The same answer with one more header. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, text, file, from, length, sent, ending);
  }
}
