package app.pickup.engines.local.dialogue;

import com.atilika.kuromoji.ipadic.Token;
import com.atilika.kuromoji.ipadic.Tokenizer;
import java.util.Map;

/** Japanese as it is read aloud, in hiragana: eSpeak NG reads nothing else of it. */
final class Kana {
  /** From a katakana to its hiragana. */
  private static final int APART = 'ア' - 'あ';

  /** Particles that are not said as they are written. */
  private static final Map<String, String> PARTICLES = Map.of("は", "わ", "へ", "え", "を", "お");

  private Kana() {}

  /** The dictionary: read when the first Japanese line is spoken, which takes a second. */
  private static final class Dictionary {
    static final Tokenizer TOKENIZER = new Tokenizer();
  }

  static String of(String text) {
    StringBuilder kana = new StringBuilder();
    for (Token token : Dictionary.TOKENIZER.tokenize(text)) {
      String said = PARTICLES.get(token.getSurface());
      if (said != null && "助詞".equals(token.getPartOfSpeechLevel1())) {
        kana.append(said);
      } else {
        kana.append(
            hiragana("*".equals(token.getReading()) ? token.getSurface() : token.getReading()));
      }
    }
    return kana.toString();
  }

  private static String hiragana(String text) {
    StringBuilder hiragana = new StringBuilder();
    for (char letter : text.toCharArray()) {
      hiragana.append(letter >= 'ァ' && letter <= 'ヶ' ? (char) (letter - APART) : letter);
    }
    return hiragana.toString();
  }
}
