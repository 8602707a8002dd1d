package app.pickup.engines.local.previz;

import app.pickup.elements.Element;
import app.pickup.engines.Engine;
import app.pickup.shots.NameRule;
import app.pickup.shots.Script;
import app.pickup.shots.Shot;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which pictures of the order belong into which shot. */
final class Backing {
  private static final Pattern REFERENCE = Pattern.compile("@image([1-9])");

  private Backing() {}

  /**
   * The still that a shot is drawn over: the reference that its words point to, the clip's first
   * frame in its first shot, a reference else, the clip's last frame in its last shot, whom of the
   * cast its words name, the first frame again, or, where no shot names anybody, who is in the
   * cast; null: there is none.
   *
   * @param number of the shot, counted from 0
   * @param last whether none follows it
   */
  static @Nullable Path still(Engine.Order.Fresh order, String text, int number, boolean last) {
    Shot.Pictures pictures = order.shot().pictures();
    List<Path> references = pictures.references();
    Matcher found = REFERENCE.matcher(text);
    if (found.find()) {
      int at = Integer.parseInt(found.group(1)) - 1;
      if (at < references.size()) {
        return references.get(at);
      }
    }
    if (pictures.first() != null && number == 0) {
      return pictures.first();
    }
    if (!references.isEmpty()) {
      return references.get(Math.min(number, references.size() - 1));
    }
    if (last && pictures.last() != null) {
      return pictures.last();
    }
    Path named = picture(named(order, text));
    if (named != null) {
      return named;
    }
    if (pictures.first() != null) {
      return pictures.first();
    }
    // where other shots name somebody, one that does not is without them
    return anybodyNamed(order) ? null : picture(order.cast());
  }

  private static boolean anybodyNamed(Engine.Order.Fresh order) {
    return order.shot().script() instanceof Script.Board board
        && board.beats().stream().anyMatch(beat -> !named(order, beat.text()).isEmpty());
  }

  private static @Nullable Path picture(List<Element> elements) {
    return elements.stream()
        .map(each -> each.material().picture())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static List<Element> named(Engine.Order.Fresh order, String text) {
    String words = NameRule.written(text).toLowerCase(Locale.ROOT);
    return order.cast().stream()
        .filter(each -> words.contains("@" + each.handle().toLowerCase(Locale.ROOT)))
        .toList();
  }
}
