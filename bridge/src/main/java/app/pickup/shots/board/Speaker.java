package app.pickup.shots.board;

import app.pickup.shots.Tongue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who says what stands in quotes, by the words around it: {@code "Go," says Anna}, {@code dijo
 * Ana}, {@code 安娜说}, {@code アンナは「…」と言った}, {@code 안나가 말했다}. A pronoun is the one named last.
 */
final class Speaker {
  private static final Set<String> VERBS =
      Set.of(
          "says",
          "said",
          "asks",
          "asked",
          "replies",
          "replied",
          "answers",
          "answered",
          "whispers",
          "whispered",
          "shouts",
          "shouted",
          "cries",
          "cried",
          "calls",
          "called",
          "murmurs",
          "murmured",
          "adds",
          "added",
          "continues",
          "insists",
          "explains",
          "yells",
          "tells",
          "told",
          "mutters",
          "muttered",
          "sighs",
          "sighed",
          "exclaims",
          "exclaimed",
          "insisted",
          "continued",
          "explained",
          "yelled",
          "begs",
          "begged");
  private static final Set<String> SPANISH_VERBS =
      Set.of(
          "dice",
          "dijo",
          "pregunta",
          "preguntó",
          "responde",
          "respondió",
          "susurra",
          "susurró",
          "grita",
          "gritó",
          "contesta",
          "contestó",
          "exclama",
          "exclamó",
          "añade",
          "añadió",
          "murmura",
          "murmuró",
          "explica",
          "explicó",
          "insiste",
          "insistió",
          "suplica",
          "suplicó");
  private static final Set<String> PRONOUNS =
      Set.of("he", "she", "they", "él", "ella", "ellos", "ellas");
  private static final Set<String> ARTICLES = Set.of("the", "a", "an", "el", "la", "un", "una");

  /** Who a pronoun is before anybody was named. */
  private static final Map<String, String> STRANGERS =
      Map.ofEntries(
          Map.entry("he", "The man"),
          Map.entry("she", "The woman"),
          Map.entry("él", "El hombre"),
          Map.entry("ella", "La mujer"),
          Map.entry("他", "男人"),
          Map.entry("她", "女人"),
          Map.entry("彼", "男"),
          Map.entry("彼女", "女"),
          Map.entry("그", "남자"),
          Map.entry("그녀", "여자"));

  private static final Set<String> NO_NAMES =
      Set.of(
          "the",
          "a",
          "an",
          "then",
          "and",
          "but",
          "when",
          "as",
          "after",
          "before",
          "now",
          "at",
          "in",
          "on",
          "from",
          "with",
          "his",
          "her",
          "their",
          "it",
          "there",
          "this",
          "that",
          "finally",
          "suddenly",
          "outside",
          "inside",
          "later",
          "meanwhile",
          "el",
          "la",
          "los",
          "las",
          "un",
          "una",
          "pero",
          "y",
          "cuando",
          "entonces",
          "luego",
          "después",
          "en",
          "note",
          "no",
          "yes");
  private static final List<String> HAN_VERBS =
      List.of("说道", "问道", "回答", "喊道", "说", "问", "喊", "道", "答");
  private static final List<String> HAN_MANNERS =
      List.of("低声", "轻声", "大声", "小声", "笑着", "哭着", "对他", "对她", "又", "也", "便", "就", "回头", "转身");
  private static final List<String> JA_VERBS =
      List.of("言", "尋", "答", "叫", "聞", "囁", "つぶや", "ささや", "話");
  private static final List<String> KO_VERBS = List.of("말", "물", "대답", "외", "속삭", "소리");
  private static final Pattern MANNER =
      Pattern.compile(
          "\\b(?:en voz (?:baja|alta)|in a (?:low|loud|quiet|soft) voice|in a whisper)\\b");
  private static final int FEW = 4;

  private @Nullable String last;

  /**
   * What the words around a quote tell.
   *
   * @param speaker null: not told
   * @param before what happens before it, without what only says who speaks
   * @param taken how many characters after it only say who speaks
   */
  record Told(@Nullable String speaker, String before, int taken) {}

  void named(String name) {
    // the next pronoun may be somebody else
    last = STRANGERS.containsValue(name) ? last : name;
  }

  /** Keeps in mind who was named last. */
  void mentioned(String sentence) {
    String name = named(sentence.split("[\\s,;:]+", -1), 0);
    if (name != null) {
      last = name;
    }
  }

  Told around(String before, String after) {
    List<String> sentences = Sentences.of(before);
    String lead = sentences.isEmpty() ? "" : sentences.get(sentences.size() - 1);
    boolean open = !lead.isEmpty() && !ended(lead);
    Clause ahead = open ? clause(lead) : Clause.NONE;
    if (ahead.speaker != null) {
      named(ahead.speaker);
      int at = before.lastIndexOf(lead);
      String kept = ahead.only && at >= 0 ? before.substring(0, at) : before;
      return new Told(ahead.speaker, kept, quoteVerb(after));
    }
    String tail = firstClause(after);
    Clause behind = clause(trimmed(tail));
    // something that begins after a full stop of the quote is no tail of it
    if (behind.speaker != null && !tail.isBlank()) {
      named(behind.speaker);
      return new Told(behind.speaker, before, behind.only ? tail.length() : 0);
    }
    return new Told(null, before, 0);
  }

  /** {@code と言った。} after a quote says nothing more. */
  private static int quoteVerb(String after) {
    String tail = firstClause(after);
    boolean bare = Text.words(tail) <= 6 && (tail.startsWith("と") || tail.startsWith("라고"));
    return bare ? tail.length() : 0;
  }

  private record Clause(@Nullable String speaker, boolean only) {
    static final Clause NONE = new Clause(null, false);
  }

  private Clause clause(String words) {
    String bare = trimmed(words);
    if (bare.isEmpty()) {
      return Clause.NONE;
    }
    int first = bare.codePointAt(0);
    if (Tongue.han(first) || Tongue.kana(first)) {
      return cjk(bare);
    }
    if (Character.UnicodeScript.of(first) == Character.UnicodeScript.HANGUL) {
      return korean(bare);
    }
    return latin(bare);
  }

  private Clause latin(String bare) {
    String[] words =
        Arrays.stream(MANNER.matcher(bare).replaceAll("").split("[\\s,;:.!?]+", -1))
            .filter(word -> !word.isEmpty())
            .toArray(String[]::new);
    for (int i = 0; i < words.length; i++) {
      if (!tells(words[i])) {
        continue;
      }
      String before = i == 0 ? "" : words[i - 1].toLowerCase(Locale.ROOT);
      String name =
          PRONOUNS.contains(before) ? pronoun(before) : i == 0 ? after(words, 1) : named(words, 0);
      if (name == null && i > 0) {
        name = after(words, i + 1);
      }
      for (String word : words) {
        if (name == null && PRONOUNS.contains(word.toLowerCase(Locale.ROOT))) {
          name = pronoun(word.toLowerCase(Locale.ROOT));
        }
      }
      name = name == null ? described(words, i) : name;
      boolean only = words.length <= FEW;
      // she said and left; but: said the man
      for (int j = i == 0 ? 2 : i + 1; j < words.length; j++) {
        only &= !NO_NAMES.contains(words[j].toLowerCase(Locale.ROOT));
      }
      return new Clause(name, only);
    }
    return Clause.NONE;
  }

  private static boolean tells(String word) {
    String low = word.toLowerCase(Locale.ROOT);
    return VERBS.contains(low) || SPANISH_VERBS.contains(low);
  }

  private @Nullable String pronoun(String word) {
    return last == null ? STRANGERS.get(word) : last;
  }

  /** {@code the old man says}, {@code said the old man}. */
  private static @Nullable String described(String[] words, int verb) {
    int from = verb == 0 ? 1 : 0;
    int to = verb == 0 ? Math.min(2, words.length) : verb;
    while (verb == 0
        && to < words.length
        && !NO_NAMES.contains(words[to].toLowerCase(Locale.ROOT))) {
      to++;
    }
    boolean brief = to - from >= 2 && to - from < FEW;
    if (!brief || !ARTICLES.contains(words[from].toLowerCase(Locale.ROOT))) {
      return null;
    }
    String who = String.join(" ", Arrays.asList(words).subList(from, to));
    return who.substring(0, 1).toUpperCase(Locale.ROOT) + who.substring(1);
  }

  /** Whether somebody says something in Spanish here. */
  static boolean spanish(String words) {
    return Arrays.stream(words.split("[^\\p{L}]+", -1))
        .anyMatch(word -> SPANISH_VERBS.contains(word.toLowerCase(Locale.ROOT)));
  }

  /** A name that begins just here. */
  private static @Nullable String after(String[] words, int at) {
    return at < words.length && capital(words[at]) ? named(words, at) : null;
  }

  /** The first name at or after this word. */
  private static @Nullable String named(String[] words, int from) {
    for (int i = from; i < words.length; i++) {
      if (capital(words[i])) {
        boolean more = i + 1 < words.length && capital(words[i + 1]);
        return bare(words[i]) + (more ? " " + bare(words[i + 1]) : "");
      }
    }
    return null;
  }

  private static boolean capital(String word) {
    String bare = bare(word);
    return bare.length() > 1
        && Character.isUpperCase(bare.codePointAt(0))
        && !NO_NAMES.contains(bare.toLowerCase(Locale.ROOT))
        && !PRONOUNS.contains(bare.toLowerCase(Locale.ROOT));
  }

  private static String bare(String word) {
    String plain = word.startsWith("@") ? word.substring(1) : word;
    String own =
        plain.endsWith("'s") || plain.endsWith("’s")
            ? plain.substring(0, plain.length() - 2)
            : plain;
    int end = own.length();
    while (end > 0 && !Character.isLetterOrDigit(own.charAt(end - 1))) {
      end--;
    }
    return own.substring(0, end);
  }

  private Clause cjk(String clause) {
    String words = clause.startsWith("と") ? clause.substring(1) : clause;
    int particle = particle(words);
    boolean told = JA_VERBS.stream().anyMatch(words::contains);
    if (particle > 0
        && particle <= 12
        && (told || particle + 1 == words.length() || clause.equals(words))) {
      return known(words.substring(0, particle), words.length() - particle <= 6);
    }
    for (String verb : HAN_VERBS) {
      int at = words.indexOf(verb);
      if (at > 0) {
        String subject = words.substring(0, at);
        for (String manner : HAN_MANNERS) {
          int cut = subject.indexOf(manner);
          subject = cut > 0 ? subject.substring(0, cut) : subject;
        }
        boolean brief = subject.codePointCount(0, subject.length()) <= 6;
        return brief ? known(subject, words.length() <= 10) : Clause.NONE;
      }
    }
    return Clause.NONE;
  }

  private static int particle(String words) {
    for (int i = 1; i < words.length(); i++) {
      if (words.charAt(i) == 'は' || words.charAt(i) == 'が') {
        return i;
      }
    }
    return -1;
  }

  private Clause korean(String clause) {
    boolean told = KO_VERBS.stream().anyMatch(clause::contains);
    for (String word : clause.split("\\s+", -1)) {
      int end = word.length() - 1;
      if (end >= 1 && "은는이가".indexOf(word.charAt(end)) >= 0) {
        return told || clause.strip().endsWith(word)
            ? known(word.substring(0, end), clause.split("\\s+", -1).length <= FEW)
            : Clause.NONE;
      }
    }
    return Clause.NONE;
  }

  private Clause known(String name, boolean only) {
    boolean pronoun = Set.of("他", "她", "彼", "彼女", "그", "그녀").contains(name);
    return new Clause(pronoun ? pronoun(name) : name, only);
  }

  private static String firstClause(String after) {
    for (int i = 0; i < after.length(); i++) {
      if (".!?。！？".indexOf(after.charAt(i)) >= 0) {
        return after.substring(0, i + 1);
      }
    }
    return after;
  }

  private static boolean ended(String sentence) {
    return ".!?…。！？".indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
  }

  /** Without the commas and colons that a quote leaves at its ends. */
  static String trimmed(String words) {
    String bare = words.strip();
    int from = 0;
    int to = bare.length();
    while (from < to && ",;:：，、—-.。".indexOf(bare.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && ",;:：，、—".indexOf(bare.charAt(to - 1)) >= 0) {
      to--;
    }
    return bare.substring(from, to).strip();
  }

  /** Whether these words can be the name of somebody who is about to speak. */
  static boolean name(String head) {
    String[] words = head.split("\\s+", -1);
    if (words.length > 3 || head.isEmpty()) {
      return false;
    }
    for (String word : words) {
      String plain = word.startsWith("@") ? word.substring(1) : word;
      boolean letters =
          !plain.isEmpty()
              && plain
                  .codePoints()
                  .allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '\'' || c == '-');
      if (!letters || Character.isLowerCase(plain.codePointAt(0))) {
        return false;
      }
      if (NO_NAMES.contains(plain.toLowerCase(Locale.ROOT))) {
        return false;
      }
      boolean cased = Character.isUpperCase(plain.codePointAt(0));
      if (!cased && plain.codePointCount(0, plain.length()) > 8) {
        return false;
      }
      // 安娜说：“…” tells of a quote and is no name before one
      if (HAN_VERBS.stream().anyMatch(plain::endsWith)) {
        return false;
      }
    }
    return Character.isLetter(head.codePointAt(head.startsWith("@") ? 1 : 0));
  }
}
