package app.pickup.engines;

import app.pickup.shots.Shot.Tier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one engine can do, as data: a new model is a row and not code.
 *
 * @param id the engine's name in requests, e.g. {@code local}
 * @param unavailable why it can not be used now, or null
 * @param kinds what it makes, e.g. {@code edit.background}
 * @param tiers what each tier means here, in plain words
 * @param seed whether a seed repeats the result
 * @param price what it costs, in plain words with its date; {@code none} for work on this machine
 * @param source where all this is known from, a sentence with its date; null: it is of this machine
 */
public record Capability(
    String id,
    String name,
    @Nullable String unavailable,
    List<String> kinds,
    Map<Tier, String> tiers,
    List<String> languages,
    boolean seed,
    boolean leavesMachine,
    String price,
    @Nullable String source) {

  public Capability {
    kinds = List.copyOf(kinds);
    tiers = Map.copyOf(tiers);
    languages = List.copyOf(languages);
  }
}
