package app.pickup.engines.local.dialogue;

/**
 * Korean as it is said, each syllable in its place: the assimilations of the standard pronunciation
 * (표준 발음법, chapters 4 to 6) that eSpeak NG leaves out. Liaison and tensing it does itself.
 */
final class Hangul {
  private static final int FIRST = 0xAC00;
  private static final int LAST = 0xD7A3;

  private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  private static final String FINALS = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
  private static final int VOWELS = 21;

  private Hangul() {}

  /** As many characters as before. */
  static String said(String text) {
    char[] letters = text.toCharArray();
    for (int i = 0; i + 1 < letters.length; i++) {
      if (syllable(letters[i]) && syllable(letters[i + 1])) {
        meet(letters, i);
      }
    }
    return new String(letters);
  }

  private static void meet(char[] letters, int at) {
    char last = FINALS.charAt((letters[at] - FIRST) % FINALS.length());
    char next = INITIALS.charAt((letters[at + 1] - FIRST) / FINALS.length() / VOWELS);
    switch (next) {
      case 'ㄴ', 'ㅁ' -> nasal(letters, at, last, next);
      case 'ㄹ' -> liquid(letters, at, last);
      default -> breath(letters, at, last, next);
    }
  }

  private static void nasal(char[] letters, int at, char last, char next) {
    if ("ㄱㄲㄳㅋㄺ".indexOf(last) >= 0) {
      end(letters, at, 'ㅇ');
    } else if ("ㄷㅅㅆㅈㅊㅌㅎ".indexOf(last) >= 0) {
      end(letters, at, 'ㄴ');
    } else if ("ㅂㅍㅄㄿㄼ".indexOf(last) >= 0) {
      end(letters, at, 'ㅁ');
    } else if (last == 'ㄶ' || last == 'ㄵ') {
      end(letters, at, 'ㄴ');
    } else if ((last == 'ㄹ' || last == 'ㅀ') && next == 'ㄴ') {
      end(letters, at, 'ㄹ');
      begin(letters, at + 1, 'ㄹ');
    }
  }

  private static void liquid(char[] letters, int at, char last) {
    if (last == 'ㄴ') {
      end(letters, at, 'ㄹ');
    } else if (last == 'ㅁ' || last == 'ㅇ') {
      begin(letters, at + 1, 'ㄴ');
    } else if ("ㄱㄲㅋ".indexOf(last) >= 0) {
      end(letters, at, 'ㅇ');
      begin(letters, at + 1, 'ㄴ');
    } else if ("ㅂㅍ".indexOf(last) >= 0) {
      end(letters, at, 'ㅁ');
      begin(letters, at + 1, 'ㄴ');
    }
  }

  /** ㅎ makes the consonant beside it an aspirated one, and is lost before a vowel. */
  private static void breath(char[] letters, int at, char last, char next) {
    char left = last == 'ㅎ' ? 0 : last == 'ㄶ' ? 'ㄴ' : 'ㄹ';
    if (last == 'ㅎ' || last == 'ㄶ' || last == 'ㅀ') {
      char breathed = aspirated(next);
      if (next == 'ㅇ') {
        end(letters, at, left);
        if (left != 0) {
          end(letters, at, (char) 0);
          begin(letters, at + 1, left == 'ㄹ' ? 'ㄹ' : 'ㄴ');
        }
      } else if (breathed != 0) {
        end(letters, at, left);
        begin(letters, at + 1, breathed);
      }
    } else if (next == 'ㅎ') {
      char breathed = last == 'ㅅ' || last == 'ㅆ' ? 'ㅌ' : aspirated(last);
      if (breathed != 0) {
        end(letters, at, (char) 0);
        begin(letters, at + 1, breathed);
      }
    }
  }

  private static char aspirated(char plain) {
    int at = "ㄱㄷㅂㅈ".indexOf(plain);
    return at < 0 ? 0 : "ㅋㅌㅍㅊ".charAt(at);
  }

  private static void end(char[] letters, int at, char last) {
    int index = letters[at] - FIRST;
    int now = FINALS.indexOf(last);
    letters[at] = (char) (FIRST + index - index % FINALS.length() + now);
  }

  private static void begin(char[] letters, int at, char first) {
    int block = VOWELS * FINALS.length();
    letters[at] = (char) (FIRST + INITIALS.indexOf(first) * block + (letters[at] - FIRST) % block);
  }

  private static boolean syllable(char letter) {
    return letter >= FIRST && letter <= LAST;
  }
}
