package app.pickup.shots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says in a shot.
 *
 * @param text the words; {@code [ja]} within them goes over into another language
 * @param language of its beginning
 * @param accent its whole BCP 47 tag where that says more than the language, {@code en-GB}; null:
 *     it does not
 * @param speaker who says it, as the shot's words call them, {@code @Name} one of the cast; null:
 *     whoever is seen, or the {@code element}
 * @param element the id of the one of the cast who says it, or null
 * @param voice a voice by its name; null: the speaker's own, else one that suits
 * @param at the frame of its shot at which it begins; null: after the one before
 * @param face whose mouth says it in footage, 1 is the first from the left; null: whoever suits
 */
public record Line(
    String text,
    Language language,
    @Nullable String accent,
    @Nullable String speaker,
    @Nullable String element,
    @Nullable String voice,
    @Nullable Long at,
    @Nullable Integer face) {

  private static final Pattern SWITCH = Pattern.compile("\\[([A-Za-z]{2}(?:-[A-Za-z0-9]+)*)]");

  /** Without accent and face. */
  public Line(
      String text,
      Language language,
      @Nullable String speaker,
      @Nullable String element,
      @Nullable String voice,
      @Nullable Long at) {
    this(text, language, null, speaker, element, voice, at, null);
  }

  /**
   * Words in one language.
   *
   * @param accent the whole BCP 47 tag where it says more than the language, or null
   */
  public record Span(Language language, @Nullable String accent, String text) {
    /** In no accent of their own. */
    public Span(Language language, String text) {
      this(language, null, text);
    }
  }

  /** The whole BCP 47 tag where it says more than its language; else null. */
  static @Nullable String accent(String tag) {
    String whole = Locale.forLanguageTag(tag.strip()).toLanguageTag();
    return whole.indexOf('-') > 0 ? whole : null;
  }

  /** The BCP 47 tag of its beginning. */
  public String tag() {
    return accent == null ? language.tag() : accent;
  }

  /** The line in pieces of one language each; none is empty. */
  public List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    Language now = language;
    String as = accent;
    int from = 0;
    Matcher found = SWITCH.matcher(text);
    while (found.find()) {
      Language next = Language.of(found.group(1));
      // other words in brackets are words
      if (next != null) {
        add(spans, now, as, text.substring(from, found.start()));
        now = next;
        as = accent(found.group(1));
        from = found.end();
      }
    }
    add(spans, now, as, text.substring(from));
    return spans;
  }

  /** The words alone. */
  public String words() {
    return String.join(" ", spans().stream().map(Span::text).toList());
  }

  private static void add(
      List<Span> spans, Language language, @Nullable String accent, String words) {
    String bare = words.strip();
    if (!bare.isEmpty()) {
      spans.add(new Span(language, accent, bare));
    }
  }
}
