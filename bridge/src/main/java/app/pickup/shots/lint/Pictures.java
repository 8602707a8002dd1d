package app.pickup.shots.lint;

import app.pickup.shots.Vocabulary.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pictures that are seen in a shot: what is said of them is not said of the shot. No nested
 * repetition; around a picture no further than {@link #REACH} is read.
 */
final class Pictures {
  private static final int REACH = 60;

  private static final Pattern NOUN =
      Pattern.compile(
          "\\b(?:photographs?|photos?|pictures?|paintings?|posters?|postcards?|murals?|billboards?|screens?|fotografías?|fotos?|cuadros?|pinturas?|póster|pantallas?)\\b"
              + "|照片|相片|油画|海报|屏幕|明信片|写真|絵画|ポスター|사진|그림|포스터",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /** Between a word and the picture after it that it is of. */
  private static final Pattern TO =
      Pattern.compile(
          "\\s*(?:(?:in|on|inside|within|en|de)\\s)?(?:(?:an?|the|his|her|their|una?|la|el|su)\\s)?(?:\\p{L}{1,12}\\s)?|的|の");

  /** Between a picture and a word that it shows. */
  private static final Pattern SHOWS =
      Pattern.compile(
          "\\s(?:of|showing|with|de|del|con)\\s[^,;.!?]*|(?:里|中|上|の中|속)?\\s?(?:的|の)?[^，。、,.]{0,4}");

  /** Where each stands: its noun. */
  private record Span(int from, int to) {}

  private final String text;
  private final List<Span> nouns = new ArrayList<>();

  Pictures(String text) {
    this.text = text;
    Matcher noun = NOUN.matcher(text);
    while (noun.find()) {
      nouns.add(new Span(noun.start(), noun.end()));
    }
  }

  /** Whether a word is of what a picture shows. */
  boolean show(Mention word) {
    for (Span each : nouns) {
      if (near(word.to(), each.from(), TO) || near(each.to(), word.from(), SHOWS)) {
        return true;
      }
    }
    return false;
  }

  private boolean near(int from, int to, Pattern between) {
    return from <= to && to - from <= REACH && between.matcher(text).region(from, to).matches();
  }
}
