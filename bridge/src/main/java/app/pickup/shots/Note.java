package app.pickup.shots;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sentence to the editor that a panel can say in another language.
 *
 * @param code stable, e.g. {@code rendering}
 * @param args what it speaks of, by name
 * @param text the sentence in English
 */
public record Note(String code, Map<String, String> args, String text) {

  public Note {
    args = Collections.unmodifiableMap(new TreeMap<>(args));
  }

  /** A sentence without arguments. */
  public static Note of(String code, String text) {
    return new Note(code, Map.of(), text);
  }
}
