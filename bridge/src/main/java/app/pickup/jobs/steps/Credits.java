package app.pickup.jobs.steps;

import app.pickup.elements.Element;
import app.pickup.shots.Shot.Consent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who of the cast was in a take, as they were when it was ordered. */
record Credits(List<Credit> elements) {
  Credits {
    elements = List.copyOf(elements);
  }

  /**
   * @param sha256 of what the element was made from
   * @param consent as it was kept with the element, or null
   */
  record Credit(String id, String name, String kind, String sha256, @Nullable Consent consent) {}

  static Credits of(List<Element> cast) {
    return new Credits(
        cast.stream()
            .map(
                each ->
                    new Credit(
                        each.id(),
                        each.name(),
                        each.kind().id(),
                        each.material().hash(),
                        each.consent()))
            .toList());
  }
}
