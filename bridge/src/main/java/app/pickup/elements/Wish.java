package app.pickup.elements;

import app.pickup.shots.Shot.Consent;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an editor wants to keep: an element before its files were looked at.
 *
 * @param images the editor's own files, or none
 * @param video likewise, or null; one of the two is given
 * @param voice a sound, or null
 */
public record Wish(
    String name,
    Element.Kind kind,
    List<Path> images,
    @Nullable Path video,
    @Nullable Path voice,
    @Nullable Consent consent,
    List<String> tags,
    @Nullable String notes) {
  public Wish {
    images = List.copyOf(images);
    tags = List.copyOf(tags);
  }
}
