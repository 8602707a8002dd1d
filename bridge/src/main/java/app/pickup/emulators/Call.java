package app.pickup.emulators;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as it came in.
 *
 * @param method upper case
 * @param path without the query and without a slash at its end
 * @param query the first value of each name
 * @param headers by lower-case name, the first value of each
 * @param body all of it
 */
public record Call(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  static Call of(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
    Map<String, String> first = new LinkedHashMap<>();
    headers.forEach((name, values) -> first.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    String path = uri.getPath();
    while (path.length() > 1 && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return new Call(method, path, query(uri.getRawQuery()), first, body);
  }

  /** A header's value, or null. */
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** What follows this prefix in the path, or null when it does not begin so. */
  public @Nullable String below(String prefix) {
    return path.startsWith(prefix + "/") ? path.substring(prefix.length() + 1) : null;
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int at = pair.indexOf('=');
        String name = at < 0 ? pair : pair.substring(0, at);
        query.putIfAbsent(decoded(name), at < 0 ? "" : decoded(pair.substring(at + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
