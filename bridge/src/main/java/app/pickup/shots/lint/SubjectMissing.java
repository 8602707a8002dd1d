package app.pickup.shots.lint;

import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/**
 * Nobody and nothing to look at. Told only when every word is known to be about how it looks: one
 * word that is not known may be the subject.
 */
final class SubjectMissing implements Rule {
  static final String ID = "subject.missing";

  private static final Set<Kind> HOW =
      EnumSet.of(
          Kind.MOVE,
          Kind.FRAMING,
          Kind.LENS,
          Kind.LIGHT,
          Kind.LIGHT_VAGUE,
          Kind.TIME,
          Kind.PACE,
          Kind.TURN,
          Kind.TEXTURE,
          Kind.MANNER,
          Kind.ACTION);

  @Override
  public void read(Page page) {
    if (page.brief().whole() && page.language() != null && without(page)) {
      page.tell(
          ID,
          Severity.WARNING,
          0,
          page.text().length(),
          "It says how the shot looks, and not who or what is seen. Begin with the subject: who, where, doing what.",
          null);
    }
  }

  /** Whether nobody and nothing is named. */
  static boolean without(Page page) {
    String text = page.text();
    BitSet known = new BitSet(text.length());
    for (Mention each : page.mentions()) {
      if (HOW.contains(each.kind())) {
        known.set(each.from(), each.to());
      } else if (each.kind() == Kind.NEGATION) {
        known.set(each.from(), Cut.phraseEnd(text, each.to()));
      }
    }
    if (!page.brief().lines().isEmpty() || !page.quotes().isEmpty() || text.indexOf('@') >= 0) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      boolean letter = Character.isLetter(text.charAt(i)) || Character.isSurrogate(text.charAt(i));
      if (letter && !known.get(i)) {
        return false;
      }
    }
    return true;
  }
}
