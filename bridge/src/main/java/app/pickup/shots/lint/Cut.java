package app.pickup.shots.lint;

import app.pickup.shots.Language;
import app.pickup.shots.Vocabulary.Kind;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes words out of a text so that what is left still reads. */
final class Cut {
  private static final String STOPS = ".!?。！？\n";
  private static final String COMMAS = ",;，、；";
  private static final Pattern JOINT =
      Pattern.compile(
          "(?:\\b(?:and|then|while|with|but|plus|y|con|luego|mientras|pero)|并|并且|然后|再|接着|随后|同时|和|そして|その後|と|그리고|그다음)$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PREPOSITION =
      Pattern.compile(
          "\\b(?:in|under|at|on|by|during|en|bajo|por)(?:\\s+(?:the|a|an|la|el|un|una))?\\s$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OPENS =
      Pattern.compile(
          "\\b(?:in|under|at|on|by|during|with|en|bajo|por|con)\\s(?:\\p{L}{1,12}\\s){0,2}$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EPITHETS =
      Pattern.compile("(?:\\p{L}{1,12}\\s){0,2}", Pattern.CASE_INSENSITIVE);
  private static final Pattern NEXT =
      Pattern.compile("\\s+(?:and|while|as|then|y|mientras)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern LEAD =
      Pattern.compile(
          "(?:(?:and|then|while|but|y|luego|mientras)\\b\\s*)+", Pattern.CASE_INSENSITIVE);
  private static final Pattern TOWARDS =
      Pattern.compile("\\s+(?:of|on|to|toward|towards|around|de|sobre|hacia)\\b");
  private static final Pattern AND = Pattern.compile("\\s+(?:and|y)\\s+");
  private static final Pattern WITH = Pattern.compile("\\b(?:with|con)\\s");
  private static final Set<Kind> SOMEBODY = Set.of(Kind.PERSON, Kind.ANIMAL);
  private static final Set<Kind> WHAT = Set.of(Kind.PERSON, Kind.ANIMAL, Kind.ACTION);

  private Cut() {}

  /** A part of the text with the joints that held it. */
  static Finding.Fix part(String text, int from, int to) {
    int left = back(text, from);
    boolean first = left == 0 || STOPS.indexOf(text.charAt(left - 1)) >= 0;
    int right = to;
    if (!first) {
      return inner(text, left, from, to);
    }
    left = left == 0 ? 0 : from;
    while (right < text.length() && skipped(text.charAt(right))) {
      right++;
    }
    if (right == text.length()) {
      return new Finding.Fix(bare(text, left), right, "");
    }
    Matcher lead = LEAD.matcher(text).region(right, text.length());
    right = lead.lookingAt() ? lead.end() : right;
    if (right < text.length() && Character.isLowerCase(text.charAt(right)) && capital(text, from)) {
      String letter = text.substring(right, right + 1).toUpperCase(java.util.Locale.ROOT);
      return new Finding.Fix(left, right + 1, letter);
    }
    return new Finding.Fix(left, right, "");
  }

  /** Not at the beginning of a sentence: with what joins it to the left, or to the right. */
  private static Finding.Fix inner(String text, int left, int from, int to) {
    Matcher both = AND.matcher(text).region(to, text.length());
    if (both.lookingAt() && WITH.matcher(text).region(left, from).find()) {
      return new Finding.Fix(from, both.end(), "");
    }
    int next = to < text.length() && text.charAt(to) == ' ' ? to + 1 : to;
    next = next < text.length() && "的の".indexOf(text.charAt(next)) >= 0 ? next + 1 : next;
    boolean within =
        next < text.length()
            && Character.isLetterOrDigit(text.charAt(next))
            && !NEXT.matcher(text).region(to, text.length()).lookingAt();
    return within ? new Finding.Fix(from, next, "") : new Finding.Fix(left, to, "");
  }

  /** The whole phrase that a word closes; null: taking it out would leave or take too much. */
  static Finding.@Nullable Fix phrase(Page page, int from, int to) {
    String text = page.text();
    if (clauseEnd(text, to) != to) {
      return null;
    }
    int start = phraseStart(text, from);
    if (start == from) {
      return part(text, from, to);
    }
    Matcher opens = OPENS.matcher(text).region(Math.max(start, from - 40), from);
    if (opens.find()) {
      return part(text, opens.start(), to);
    }
    boolean whole =
        EPITHETS.matcher(text).region(start, from).matches() && phraseEnd(text, to) == to;
    return whole && !page.has(WHAT, start, from) ? part(text, start, to) : null;
  }

  /** A camera move and where it goes, unless that is who the shot is about. */
  static Finding.Fix move(Page page, int from, int to) {
    String text = page.text();
    int end = clauseEnd(text, to);
    boolean others = page.has(SOMEBODY, 0, from) || page.has(SOMEBODY, end, text.length());
    boolean needed =
        page.has(Set.of(Kind.ACTION), to, end) || (!others && page.has(SOMEBODY, to, end));
    if (!needed) {
      return part(text, from, end);
    }
    Matcher towards = TOWARDS.matcher(text).region(to, text.length());
    int right = towards.lookingAt() ? towards.end() : to;
    int left = back(text, from);
    boolean onMove =
        page.of(Kind.MOVE).stream().anyMatch(each -> each.to() == left)
            && page.language() == Language.EN;
    return onMove ? new Finding.Fix(left, right, " on") : part(text, from, right);
  }

  /** Where the clause that this place is in ends. */
  static int clauseEnd(String text, int at) {
    Matcher next = NEXT.matcher(text);
    int joint = next.find(at) ? next.start() : text.length();
    return Math.min(joint, phraseEnd(text, at));
  }

  /** The next comma or stop. */
  static int phraseEnd(String text, int at) {
    int end = at;
    while (end < text.length() && !breaks(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The place after the last comma or stop. */
  static int phraseStart(String text, int at) {
    int start = at;
    while (start > 0 && !breaks(text.charAt(start - 1))) {
      start--;
    }
    while (start < at && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private static boolean breaks(char each) {
    return STOPS.indexOf(each) >= 0 || COMMAS.indexOf(each) >= 0;
  }

  private static boolean skipped(char each) {
    return Character.isWhitespace(each) || breaks(each);
  }

  private static boolean capital(String text, int at) {
    return Character.isUpperCase(text.charAt(at));
  }

  /** Before spaces, commas and words that join. */
  private static int back(String text, int from) {
    Matcher where = PREPOSITION.matcher(text).region(Math.max(0, from - 20), from);
    int left = bare(text, where.find() ? where.start() : from);
    for (int i = 0; i < 2; i++) {
      Matcher joint = JOINT.matcher(text).region(Math.max(0, left - 12), left);
      left = joint.find() ? bare(text, joint.start()) : left;
    }
    return left;
  }

  private static int bare(String text, int from) {
    int left = from;
    while (left > 0
        && (Character.isWhitespace(text.charAt(left - 1))
            || COMMAS.indexOf(text.charAt(left - 1)) >= 0)) {
      left--;
    }
    return left;
  }
}
