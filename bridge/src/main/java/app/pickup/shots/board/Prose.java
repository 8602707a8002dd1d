package app.pickup.shots.board;

import app.pickup.shots.Language;
import app.pickup.shots.Line;
import app.pickup.shots.board.Passage.Action;
import app.pickup.shots.board.Passage.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a story in plain words: what happens, and what is said in quotes of any of our languages or
 * after {@code Anna:}, {@code Anna (ja):}. Who says it is told by the words around a quote where
 * they tell it.
 */
final class Prose {
  private static final String OPEN = "\"“«「『„";
  private static final String CLOSE = "\"”»」』“";
  private static final int LONGEST_NAME = 40;
  private static final Pattern BEFORE_DASH = Pattern.compile("([^:]{1,200}:)\\s*(—.+)");

  private final List<Passage> passages = new ArrayList<>();
  private final Speaker speakers = new Speaker();
  private final StringBuilder happens = new StringBuilder();
  private boolean turned;

  private Prose() {}

  static List<Passage> read(String story) {
    Prose prose = new Prose();
    for (String paragraph : paragraphs(story)) {
      if (!prose.script(paragraph)) {
        prose.quoted(paragraph);
      }
      prose.happened();
    }
    return prose.passages;
  }

  /** Lines broken for reading are put together; a line that says who speaks begins anew. */
  private static List<String> paragraphs(String story) {
    List<String> all = new ArrayList<>();
    StringBuilder now = new StringBuilder();
    boolean joinable = false;
    for (String line : story.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
      String bare = Text.line(line);
      boolean told = joinable && !now.isEmpty() && now.charAt(now.length() - 1) == ':';
      boolean dashed = bare.startsWith("—") && !told;
      boolean starts = bare.isEmpty() || speakerEnd(bare) > 0 || dashed;
      if (starts || !joinable) {
        if (!now.isEmpty()) {
          all.add(now.toString());
        }
        now.setLength(0);
        now.append(bare);
      } else {
        Text.join(now, bare);
      }
      joinable = !bare.isEmpty() && speakerEnd(bare) <= 0;
    }
    if (!now.isEmpty()) {
      all.add(now.toString());
    }
    return all;
  }

  /** {@code Anna (ja): words}; false: it is none. */
  private boolean script(String paragraph) {
    int colon = speakerEnd(paragraph);
    if (colon <= 0) {
      return false;
    }
    String name = paragraph.substring(0, colon).strip();
    Language language = null;
    int bracket = name.indexOf('(');
    if (bracket > 0) {
      language = Fountain.language(name.substring(bracket + 1, name.length() - 1));
      name = name.substring(0, bracket).strip();
    }
    String said = unquoted(paragraph.substring(colon + 1).strip());
    speakers.named(name);
    say(name, said, language);
    return true;
  }

  /** Where the colon after a speaker's name is; 0: there is none. */
  private static int speakerEnd(String line) {
    int colon = -1;
    for (int i = 0; i < line.length() && i <= LONGEST_NAME && colon < 0; i++) {
      colon = line.charAt(i) == ':' || line.charAt(i) == '：' ? i : -1;
    }
    if (colon < 1 || colon + 1 == line.length()) {
      return 0;
    }
    String head = line.substring(0, colon).strip();
    int bracket = head.indexOf('(');
    if (bracket > 0 && head.endsWith(")")) {
      if (Fountain.language(head.substring(bracket + 1, head.length() - 1)) == null) {
        return 0;
      }
      head = head.substring(0, bracket).strip();
    }
    return Speaker.name(head) ? colon : 0;
  }

  private static String unquoted(String said) {
    return said.length() > 2
            && OPEN.indexOf(said.charAt(0)) >= 0
            && CLOSE.indexOf(said.charAt(said.length() - 1)) >= 0
        ? said.substring(1, said.length() - 1).strip()
        : said;
  }

  private void quoted(String paragraph) {
    if (paragraph.startsWith("—")) {
      dashed(paragraph, null);
      return;
    }
    Matcher tag = BEFORE_DASH.matcher(paragraph);
    if (tag.matches()) {
      Speaker.Told told = speakers.around(tag.group(1), "");
      if (told.speaker() != null) {
        act(told.before());
        dashed(tag.group(2), told.speaker());
        return;
      }
    }
    int from = 0;
    String goesOn = null;
    while (from < paragraph.length()) {
      int open = first(paragraph, from);
      int close = open < 0 ? -1 : closing(paragraph, open);
      if (close < 0) {
        act(paragraph.substring(from));
        return;
      }
      String before = paragraph.substring(from, open);
      int next = first(paragraph, close + 1);
      String after = paragraph.substring(close + 1, next < 0 ? paragraph.length() : next);
      String said = paragraph.substring(open + 1, close).strip();
      if (Text.words(said) == 0) {
        act(before);
        from = close + 1;
        continue;
      }
      Sentences.of(before).forEach(speakers::mentioned);
      Speaker.Told told = speakers.around(before, after);
      act(told.before());
      String speaker = told.speaker() == null && before.isBlank() ? goesOn : told.speaker();
      say(speaker, said, null);
      // "I think," she said, "we should go."
      String tail = after.substring(0, told.taken()).strip();
      goesOn = tail.endsWith(",") ? speaker : null;
      from = close + 1 + told.taken();
    }
  }

  /**
   * Spanish: {@code —Hola —dijo Ana.}
   *
   * @param known who speaks, or null: what follows tells it
   */
  private void dashed(String paragraph, @Nullable String known) {
    String[] parts = paragraph.substring(1).split("\\s—|—[.,;:]?\\s|—(?=[\\p{L}¿¡])", -1);
    String after = parts.length > 1 ? parts[1] : "";
    Speaker.Told told = speakers.around("", after);
    String speaker = known == null ? told.speaker() : known;
    boolean spanish = known != null || Speaker.spanish(paragraph);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 0) {
        Language own = Lines.language(parts[i]);
        say(speaker, parts[i].strip(), own == Language.EN && spanish ? Language.ES : own);
      } else {
        act(i == 1 ? after.substring(told.taken()) : parts[i]);
      }
    }
  }

  private static int first(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (OPEN.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static int closing(String text, int open) {
    char c = text.charAt(open);
    char end =
        switch (c) {
          case '“' -> '”';
          case '„' -> '“';
          case '«' -> '»';
          case '「' -> '」';
          case '『' -> '』';
          default -> c;
        };
    return text.indexOf(end, open + 1);
  }

  private void act(String words) {
    for (String sentence : Sentences.of(words)) {
      String bare = Speaker.trimmed(sentence);
      if (Text.words(bare) > 0) {
        speakers.mentioned(bare);
        act(bare, sentence);
      }
    }
  }

  private void act(String bare, String sentence) {
    boolean turns = Cues.turns(sentence);
    if (turns || happens.isEmpty()) {
      happened();
      turned = turns;
    }
    Text.join(happens, bare);
  }

  /** What happened until now is a passage. */
  private void happened() {
    if (!happens.isEmpty()) {
      passages.add(new Action(happens.toString(), turned));
      happens.setLength(0);
    }
  }

  private void say(@Nullable String speaker, String said, @Nullable Language language) {
    String words = Text.line(said).replaceAll("[,，、]+$", "");
    if (Text.words(words) > 0) {
      happened();
      Language spoken = language == null ? Lines.language(words) : language;
      passages.add(new Speech(new Line(words, spoken, speaker, null, null, null), ""));
    }
  }
}
