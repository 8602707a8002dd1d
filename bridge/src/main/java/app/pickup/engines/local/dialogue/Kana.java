package app.pickup.engines.local.dialogue;

import app.pickup.shots.Language;
import com.atilika.kuromoji.ipadic.Token;
import com.atilika.kuromoji.ipadic.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Japanese as it is said, in hiragana: eSpeak NG reads nothing else of it. */
final class Kana {
  /** From a katakana to its hiragana. */
  private static final int APART = 'ア' - 'あ';

  /** What goes on with the phrase before it. */
  private static final Set<String> LEANING = Set.of("助詞", "助動詞", "記号");

  private static final Set<String> TAILS = Set.of("接尾", "非自立");

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private Kana() {}

  /** The dictionary: read when the first Japanese line is spoken, which takes a second. */
  private static final class Dictionary {
    static final Tokenizer TOKENIZER = new Tokenizer();
  }

  static String of(String text) {
    return atoms(text, new Pieces(text).all()).stream()
        .map(Atom::read)
        .collect(Collectors.joining())
        .strip();
  }

  /**
   * The text in phrases, with a space between two of them.
   *
   * @param pieces what was already read of it
   */
  static List<Atom> atoms(String text, List<Pieces.Piece> pieces) {
    List<Token> tokens = Dictionary.TOKENIZER.tokenize(text);
    List<Atom> atoms = new ArrayList<>();
    for (Pieces.Piece piece : pieces) {
      if (piece.done()) {
        boolean begins = !follows(atoms);
        atoms.add(
            new Atom(Language.JA, piece.written(), (begins ? " " : "") + piece.read(), begins));
        continue;
      }
      for (Script.Run run : Script.runs(Language.JA, piece.written())) {
        if (run.language() == Language.JA) {
          phrases(text, tokens, piece.at() + run.at(), run.text().length(), atoms);
        } else {
          atoms.addAll(Reading.foreign(run.language(), run.text()));
        }
      }
    }
    return atoms;
  }

  /** Whether what comes next goes on with a prefix, 第 or an opening bracket. */
  private static boolean follows(List<Atom> atoms) {
    return !atoms.isEmpty() && atoms.get(atoms.size() - 1).written().matches(".*[第「『（(約]");
  }

  private static void phrases(
      String text, List<Token> tokens, int from, int length, List<Atom> atoms) {
    int until = from + length;
    boolean prefix = false;
    for (Token token : tokens) {
      int begin = token.getPosition();
      int end = begin + token.getSurface().length();
      if (end <= from || begin >= until) {
        continue;
      }
      if (begin < from || end > until) {
        // it reaches into what was read: what is left of it is a word of its own
        String left = text.substring(Math.max(from, begin), Math.min(until, end));
        for (Token part : Dictionary.TOKENIZER.tokenize(left)) {
          atoms.add(atom(part, false));
        }
        continue;
      }
      boolean begins = !prefix && begins(token) && !follows(atoms);
      atoms.add(atom(token, begins));
      prefix = token.getPartOfSpeechLevel1().equals("接頭詞");
    }
  }

  private static boolean begins(Token token) {
    return !LEANING.contains(token.getPartOfSpeechLevel1())
        && !TAILS.contains(token.getPartOfSpeechLevel2())
        && !token.getSurface().isBlank();
  }

  private static Atom atom(Token token, boolean begins) {
    String said = token.getPronunciation();
    String kana =
        "*".equals(said)
            ? hiragana(token.getSurface())
            : hiragana(HAN.matcher(token.getSurface()).find() ? lengthened(said) : said);
    return new Atom(Language.JA, token.getSurface(), (begins ? " " : "") + kana, begins);
  }

  /** 先生 is said せんせー. */
  private static String lengthened(String katakana) {
    return katakana.replaceAll("([エケセテネヘメレゲゼデベペェ])イ", "$1ー");
  }

  private static String hiragana(String text) {
    StringBuilder hiragana = new StringBuilder();
    for (char letter : text.toCharArray()) {
      hiragana.append(letter >= 'ァ' && letter <= 'ヶ' ? (char) (letter - APART) : letter);
    }
    // the voice says りゃあ, りゃう and りゃお for these
    return hiragana.toString().replace("りゃ", "りあ").replace("りゅ", "りう").replace("りょ", "りお");
  }
}
