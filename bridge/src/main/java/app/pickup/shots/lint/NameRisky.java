package app.pickup.shots.lint;

import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;

/** Brands, characters that somebody owns, and people who live or have heirs. */
final class NameRisky implements Rule {
  static final String ID = "name.risky";

  @Override
  public void read(Page page) {
    for (Mention each : page.mentions()) {
      boolean person = each.kind() == Kind.REAL_PERSON;
      boolean cast = each.from() > 0 && page.text().charAt(each.from() - 1) == '@';
      if ((person || each.kind() == Kind.BRAND) && !cast) {
        String better = page.better(each);
        page.tell(
            ID,
            Severity.WARNING,
            each.from(),
            each.to(),
            person ? person(each) : brand(each),
            better == null ? null : Words.instead(page.text(), each.from(), each.to(), better));
      }
    }
  }

  private static String person(Mention each) {
    return "“%s” is a real person: engines refuse such names, and a likeness needs consent. Describe the look, or make one of the cast with consent."
        .formatted(each.word().strip());
  }

  private static String brand(Mention each) {
    return "“%s” belongs to somebody: engines may refuse it, and a clip that shows it needs a licence. Describe the thing instead."
        .formatted(each.word().strip());
  }
}
