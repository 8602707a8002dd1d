package app.pickup.shots.lint;

import java.util.List;

/**
 * What an engine takes of a new clip, as far as it is known.
 *
 * @param engine its name for people
 * @param mostCharacters of a prompt, UTF-16 units; 0: not known
 * @param leastSeconds of a clip; 0: not known
 * @param mostSeconds of a clip; 0: not known
 * @param languages that it speaks, BCP 47; empty: not known
 */
public record Bounds(
    String engine, int mostCharacters, int leastSeconds, int mostSeconds, List<String> languages) {

  public Bounds {
    languages = List.copyOf(languages);
  }

  /** The roomier of both in each: which of its models an engine takes, the whole shot decides. */
  public Bounds or(Bounds other) {
    return new Bounds(
        engine,
        Math.max(mostCharacters, other.mostCharacters),
        leastSeconds == 0 || other.leastSeconds == 0
            ? Math.max(leastSeconds, other.leastSeconds)
            : Math.min(leastSeconds, other.leastSeconds),
        Math.max(mostSeconds, other.mostSeconds),
        languages);
  }

  /** Of an engine that says nothing. */
  public static Bounds unknown(String engine) {
    return new Bounds(engine, 0, 0, 0, List.of());
  }
}
