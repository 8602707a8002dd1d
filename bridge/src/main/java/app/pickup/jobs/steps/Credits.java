package app.pickup.jobs.steps;

import app.pickup.elements.Cast;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Consent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who of the cast was in a take, as they were when it was ordered.
 *
 * @param consent the shot's own in words, where it names a record too; null: it had none
 */
record Credits(List<Credit> elements, @Nullable Consent consent) {
  Credits {
    elements = List.copyOf(elements);
  }

  /**
   * @param sha256 of what the element was made from
   * @param consent as it was kept with the element, or null
   */
  record Credit(String id, String name, String kind, String sha256, @Nullable Consent consent) {}

  /** Every consent that it was made on, in words. */
  List<Consent> consents() {
    List<Consent> all = new ArrayList<>();
    if (consent != null) {
      all.add(consent);
    }
    elements.stream().map(Credit::consent).filter(Objects::nonNull).forEach(all::add);
    return all;
  }

  static Credits of(Cast cast, Shot shot) throws Refused {
    return new Credits(
        cast.of(shot).stream()
            .map(
                each ->
                    new Credit(
                        each.id(),
                        each.name(),
                        each.kind().id(),
                        each.material().hash(),
                        each.consent()))
            .toList(),
        cast.inWords(shot.common().consent()));
  }
}
