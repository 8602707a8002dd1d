package app.pickup.shots.lint;

import app.pickup.shots.Camera;
import app.pickup.shots.Vocabulary.Kind;
import app.pickup.shots.Vocabulary.Mention;
import app.pickup.shots.Vocabulary.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** More than one camera move: models make a mean of them. */
final class CameraStacked implements Rule {
  static final String ID = "camera.stacked";

  private static final String TWO =
      "“%s” comes on top of “%s”: one shot has one camera move, else the model blends them. Keep the first, or make a shot of each.";

  private static final Pattern BARE =
      Pattern.compile(
          "\\s*(?:(?:and |then |and then |然后|接着|随后|最后|再)?(orbit|pan|环绕)|(?:それから|そして|その後|次に|그리고 |그다음 |이어서 )(パン|팬))\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> BARE_IDS = Map.of("orbit", "orbit", "环绕", "orbit");

  /** A crane that keeps its subject in frame is one move of two words. */
  private static final List<Set<String>> ONE =
      List.of(
          Set.of("crane-up", "tilt-down"),
          Set.of("crane-down", "tilt-up"),
          Set.of("crane", "tilt-down"),
          Set.of("crane", "tilt-up"),
          Set.of("fly", "crane-up"),
          Set.of("fly", "crane-down"),
          Set.of("fly", "orbit"),
          Set.of("fly", "push-in"),
          Set.of("fly", "track"),
          Set.of("fly", "pull-out"));

  @Override
  public void read(Page page) {
    List<Mention> kept = new ArrayList<>();
    Camera camera = page.brief().camera();
    Term asked = camera == null ? null : page.vocabulary().term(camera);
    // what slow motion rules out is told as such, and can not be the one that is kept
    boolean others =
        page.of(Kind.MOVE).stream()
            .anyMatch(
                each ->
                    !each.term().modifier()
                        && !each.term().traits().contains("still")
                        && !doomed(page, each));
    for (Mention move : page.of(Kind.MOVE)) {
      Term term = move.term();
      if (term.modifier() || term.traits().contains("still") || (others && doomed(page, move))) {
        continue;
      }
      if (asked != null && !asked.modifier() && !same(asked, term)) {
        page.tell(
            ID,
            Severity.WARNING,
            move.from(),
            move.to(),
            "“%s” stands against camera, which asks for %s: the engine is told both. Leave one of them out."
                .formatted(move.word().strip(), asked.id()),
            Cut.move(page, move.from(), move.to()));
        continue;
      }
      boolean another = kept.stream().noneMatch(each -> same(each.term(), term));
      if (another && !kept.isEmpty()) {
        page.tell(
            ID,
            Severity.WARNING,
            move.from(),
            move.to(),
            TWO.formatted(move.word().strip(), kept.get(0).word().strip()),
            Cut.move(page, move.from(), move.to()));
      } else {
        kept.add(move);
      }
    }
    if (!kept.isEmpty()) {
      bare(page, kept);
    }
  }

  /** Words that are a move only as a phrase of their own, beside a move. */
  private static void bare(Page page, List<Mention> kept) {
    String text = page.text();
    int start = 0;
    while (start < text.length()) {
      int end = Cut.phraseEnd(text, start);
      Matcher found = BARE.matcher(text).region(start, end);
      if (found.matches()) {
        String word = found.group(1) == null ? found.group(2) : found.group(1);
        int from = found.group(1) == null ? found.start(2) : found.start(1);
        Term term = term(page, word);
        if (kept.stream().noneMatch(each -> same(each.term(), term) || each.from() == from)) {
          page.tell(
              ID,
              Severity.WARNING,
              from,
              from + word.length(),
              TWO.formatted(word, kept.get(0).word().strip()),
              Cut.part(text, from, from + word.length()));
        }
      }
      start = end + 1;
    }
  }

  /** Whether the phrase from here on is a word that joins, and then a move. */
  static boolean follows(Page page, int from, int to) {
    String text = page.text();
    int next = to < text.length() && text.charAt(to) == ' ' ? to + 1 : to;
    return page.of(Kind.MOVE).stream().anyMatch(each -> each.from() == next)
        || BARE.matcher(text).region(from, Cut.phraseEnd(text, from)).matches();
  }

  private static Term term(Page page, String word) {
    String id = BARE_IDS.getOrDefault(word.toLowerCase(Locale.ROOT), "pan");
    return page.vocabulary().terms().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static boolean doomed(Page page, Mention move) {
    return move.term().traits().contains("fast-camera") && page.has("slow-motion");
  }

  private static boolean same(Term one, Term other) {
    return one.id().equals(other.id())
        || one.covers().contains(other.family())
        || other.covers().contains(one.family())
        || (one.family().equals(other.family()) && (one.general() || other.general()))
        || ONE.contains(Set.of(one.id(), other.id()));
  }
}
