package app.pickup.shots;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says in a shot.
 *
 * @param text the words; {@code [ja]} within them goes over into another language
 * @param language of its beginning
 * @param speaker who says it, as the shot's words call them, {@code @Name} one of the cast; null:
 *     whoever is seen, or the {@code element}
 * @param element the id of the one of the cast who says it, or null
 * @param voice a voice by its name; null: the speaker's own, else one that suits
 * @param at the frame of its shot at which it begins; null: after the one before
 */
public record Line(
    String text,
    Language language,
    @Nullable String speaker,
    @Nullable String element,
    @Nullable String voice,
    @Nullable Long at) {

  private static final Pattern SWITCH = Pattern.compile("\\[([A-Za-z]{2}(?:-[A-Za-z0-9]+)*)]");

  /** Words in one language. */
  public record Span(Language language, String text) {}

  /** The line in pieces of one language each; none is empty. */
  public List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    Language now = language;
    int from = 0;
    Matcher found = SWITCH.matcher(text);
    while (found.find()) {
      Language next = Language.of(found.group(1));
      // other words in brackets are words
      if (next != null) {
        add(spans, now, text.substring(from, found.start()));
        now = next;
        from = found.end();
      }
    }
    add(spans, now, text.substring(from));
    return spans;
  }

  /** The words alone. */
  public String words() {
    return String.join(" ", spans().stream().map(Span::text).toList());
  }

  private static void add(List<Span> spans, Language language, String words) {
    String bare = words.strip();
    if (!bare.isEmpty()) {
      spans.add(new Span(language, bare));
    }
  }
}
