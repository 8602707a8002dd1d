package app.pickup.elements;

import app.pickup.shots.NameRule;
import app.pickup.shots.Shot.Consent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of the cast.
 *
 * @param consent of the person it shows; null: none given
 */
public record Element(
    String id,
    String name,
    Kind kind,
    Material material,
    @Nullable Consent consent,
    List<String> tags,
    @Nullable String notes,
    Instant createdAt,
    Instant updatedAt) {

  /** What an element is. */
  public enum Kind {
    CHARACTER,
    PROP,
    LOOK;

    /** On the wire. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Element {
    tags = List.copyOf(tags);
  }

  /** How words point to it, without the {@code @}. */
  public String handle() {
    return handle(name);
  }

  /** A name's letters and digits, nothing between them; empty: it has none. */
  static String handle(String name) {
    return NameRule.written(name).replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
  }

  /**
   * Whether it shows or speaks for somebody who has to agree: made from footage, or with a voice.
   */
  public boolean real() {
    return kind == Kind.CHARACTER && (material.video() != null || material.voice() != null);
  }
}
