package app.pickup.shots.lint;

import app.pickup.shots.Line;
import app.pickup.shots.Vocabulary.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A line without a speaker where several could say it. */
final class SpeakerUnnamed implements Rule {
  static final String ID = "speaker.unnamed";

  private static final Set<String> NOBODY_ELSE =
      Set.of(
          "he", "she", "him", "her", "they", "person", "她", "他", "彼女", "彼", "그녀", "그는", "그가", "él",
          "ella");
  private static final Pattern SEVERAL =
      Pattern.compile(
          "(?i)\\b(two|three|four|both|couple|friends|brothers|sisters|twins|crowd|dos|tres|pareja|amigos|amigas|ellos)\\b|两|二人|三人|三个|夫妻|情侣|夫婦|カップル|두 |둘|세 |커플|부부|연인");

  @Override
  public void read(Page page) {
    List<Line> lines = page.brief().lines();
    boolean others = lines.stream().anyMatch(SpeakerUnnamed::named);
    for (int i = 0; i < lines.size(); i++) {
      if (!named(lines.get(i)) && (others || several(page))) {
        page.tell(
            ID,
            Severity.WARNING,
            i,
            0,
            "Several are seen and it is not said who speaks: the words may come out of any mouth. Give the line a speaker, in the words of the prompt.");
      }
    }
  }

  private static boolean named(Line line) {
    return line.speaker() != null || line.element() != null;
  }

  private static boolean several(Page page) {
    Set<String> people =
        page.of(Kind.PERSON).stream()
            .map(each -> each.word().toLowerCase(Locale.ROOT))
            .filter(each -> !NOBODY_ELSE.contains(each))
            .collect(Collectors.toSet());
    return people.size() > 1 || SEVERAL.matcher(page.text()).find();
  }
}
