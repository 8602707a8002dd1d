package app.pickup.shots.lint;

import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;
import java.util.List;

/** Praise for light that does not say where it comes from. */
final class LightVague implements Rule {
  static final String ID = "light.vague";

  @Override
  public void read(Page page) {
    boolean named =
        page.has(Kind.LIGHT) || page.mentions().stream().anyMatch(each -> each.term().named());
    List<Mention> vague = page.of(Kind.LIGHT_VAGUE);
    for (int i = 0; i < vague.size() && !named; i++) {
      Mention each = vague.get(i);
      String better = page.better(each);
      page.tell(
          ID,
          Severity.WARNING,
          each.from(),
          each.to(),
          "“%s” names no source, so the model takes its usual one. Say where the light comes from and how hard it is."
              .formatted(each.word().strip()),
          i == 0 && better != null
              ? new Finding.Fix(each.from(), each.to(), Words.like(each.word(), better))
              : Cut.part(page.text(), each.from(), each.to()));
    }
  }
}
