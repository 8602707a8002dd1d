package app.pickup.engines.local.dialogue;

import app.pickup.shots.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that one voice says in one breath.
 *
 * @param text what the voice is given
 * @param words as they were written, and where each lies in the text
 */
record Passage(Language language, String text, List<Written> words) {
  /**
   * A word.
   *
   * @param from its first character in the passage's text, counted from 0
   * @param until the character after its last
   */
  record Written(String text, int from, int until) {}

  /** The atoms in passages of one voice each. */
  static List<Passage> of(List<Atom> atoms) {
    List<Passage> passages = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= atoms.size(); i++) {
      if (i == atoms.size() || atoms.get(i).language() != atoms.get(begin).language()) {
        passages.add(one(atoms.subList(begin, i)));
        begin = i;
      }
    }
    return passages;
  }

  private static Passage one(List<Atom> atoms) {
    StringBuilder text = new StringBuilder();
    StringBuilder word = new StringBuilder();
    List<Written> words = new ArrayList<>();
    int from = 0;
    for (Atom atom : atoms) {
      int here = text.codePointCount(0, text.length());
      if (atom.begins() && said(word)) {
        words.add(new Written(word.toString().strip(), from, here));
        word.setLength(0);
        from = here;
      }
      word.append(atom.written());
      text.append(atom.read());
    }
    int end = text.codePointCount(0, text.length());
    if (said(word)) {
      words.add(new Written(word.toString().strip(), from, end));
    } else if (!words.isEmpty() && !word.toString().isBlank()) {
      Written last = words.remove(words.size() - 1);
      words.add(new Written(last.text() + word.toString().stripTrailing(), last.from(), end));
    }
    Language language = atoms.get(0).language();
    String read = language == Language.KO ? Hangul.said(text.toString()) : text.toString();
    return new Passage(language, read, List.copyOf(words));
  }

  /** Whether it is more than punctuation. */
  private static boolean said(CharSequence word) {
    return word.codePoints()
        .anyMatch(each -> Character.isLetterOrDigit(each) || "%&+@#$€£¥№".indexOf(each) >= 0);
  }
}
