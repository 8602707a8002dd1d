package app.pickup.engines.local.dialogue;

import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is read aloud for what is written: numbers, times, prices, units and abbreviations become
 * words, and words of another script go to the voice of their language.
 */
final class Reading {
  private static final Pattern SPACED = Pattern.compile("\\s*\\S+\\s*");

  private Reading() {}

  static List<Passage> of(Line.Span span) {
    return Passage.of(atoms(span.language(), span.text()));
  }

  private static List<Atom> atoms(Language language, String text) {
    List<Pieces.Piece> pieces = rules(language, text).all();
    if (language == Language.JA) {
      return Kana.atoms(text, pieces);
    }
    List<Atom> atoms = new ArrayList<>();
    boolean begins = true;
    for (Pieces.Piece piece : pieces) {
      if (piece.done()) {
        boolean unspaced = language == Language.ZH;
        atoms.add(new Atom(language, piece.written(), piece.read(), begins || unspaced));
        begins = unspaced;
        continue;
      }
      for (Script.Run run : Script.runs(language, piece.written())) {
        if (run.language() == language) {
          begins = words(language, run.text(), begins, atoms);
        } else {
          atoms.addAll(foreign(run.language(), run.text()));
          begins = Character.isWhitespace(run.text().charAt(run.text().length() - 1));
        }
      }
    }
    return atoms;
  }

  /** Words of another language within a line. */
  static List<Atom> foreign(Language language, String text) {
    return atoms(language, text);
  }

  private static Pieces rules(Language language, String text) {
    Pieces pieces = new Pieces(text);
    switch (language) {
      case EN -> EnglishReading.read(pieces);
      case ZH -> MandarinReading.read(pieces);
      case JA -> JapaneseReading.read(pieces);
      case KO -> KoreanReading.read(pieces);
      case ES -> SpanishReading.read(pieces);
    }
    return pieces;
  }

  /** Gives whether the next atom begins a word. */
  private static boolean words(Language language, String text, boolean first, List<Atom> atoms) {
    boolean begins = first;
    if (language == Language.ZH) {
      for (int i = 0, next; i < text.length(); i = next) {
        int letter = text.codePointAt(i);
        next = i + Character.charCount(letter);
        String one = text.substring(i, next);
        atoms.add(new Atom(language, one, one, Character.isIdeographic(letter)));
      }
      return true;
    }
    Matcher found = SPACED.matcher(text);
    int at = 0;
    while (found.find()) {
      String word = found.group();
      boolean spaceFirst = Character.isWhitespace(word.charAt(0));
      atoms.add(new Atom(language, word, word, begins || spaceFirst));
      begins = Character.isWhitespace(word.charAt(word.length() - 1));
      at = found.end();
    }
    if (at < text.length()) {
      atoms.add(new Atom(language, text, text, false));
      begins = true;
    }
    return begins;
  }
}
