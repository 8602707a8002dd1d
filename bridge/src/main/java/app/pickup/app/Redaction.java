package app.pickup.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes out of a text what is nobody else's business: keys and tokens, the user's name, the folders
 * files lie in. File names stay, since a report without them helps nobody; folders go, since they
 * name clients and projects.
 */
final class Redaction {

  private static final Pattern SECRET_FIELD =
      Pattern.compile(
          "(?i)(\"?(?:token|key|secret|password|authorization)\"?\\s*[:=]\\s*\"?(?:bearer )?)[^\"\\s,}]+");
  private static final Pattern FOLDERS = Pattern.compile("(?<![\\w/:])(/(?:[^/\\s\"':,]+/)+)");
  private static final Pattern WINDOWS_FOLDERS =
      Pattern.compile("[A-Za-z]:\\\\(?:[^\\\\\\s\"':,]+\\\\)+");
  private static final int SHORTEST_SECRET = 8;

  private final Map<String, String> exact = new LinkedHashMap<>();

  /**
   * @param env the environment; values of names that hold KEY, SECRET or TOKEN are taken out
   *     wherever they stand
   * @param token the running bridge's token, or empty
   * @param user the user's name
   * @param userHome the user's own folder
   */
  Redaction(Map<String, String> env, String token, String user, String userHome) {
    env.forEach(
        (name, value) -> {
          boolean secret = name.matches(".*(KEY|SECRET|TOKEN|PASSWORD).*");
          if (secret && value.length() >= SHORTEST_SECRET) {
            exact.put(value, "•••");
          }
        });
    if (!token.isEmpty()) {
      exact.put(token, "•••");
    }
    if (userHome.length() > 1) {
      exact.put(userHome, "~");
    }
    if (user.length() > 2) {
      exact.put(user, "user");
    }
  }

  String of(String text) {
    String clean = text;
    for (Map.Entry<String, String> one : exact.entrySet()) {
      clean = clean.replace(one.getKey(), one.getValue());
    }
    clean = SECRET_FIELD.matcher(clean).replaceAll("$1•••");
    clean = FOLDERS.matcher(clean).replaceAll("…/");
    return WINDOWS_FOLDERS.matcher(clean).replaceAll("…/");
  }
}
