package app.pickup.engines.local.dialogue;

/** Numbers in hiragana, as they are said alone. */
final class KanaNumbers {
  private static final String[] FIGURES = {
    "ぜろ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅー"
  };
  private static final String[] MYRIADS = {"", "まん", "おく", "ちょー"};
  private static final int MOST = 16;

  private KanaNumbers() {}

  /** With a point or without. */
  static String number(String figures) {
    int point = figures.indexOf('.');
    String whole = point < 0 ? figures : figures.substring(0, point);
    String said = whole.length() > MOST ? figures(whole) : whole(Long.parseLong(whole));
    if (point < 0) {
      return said;
    }
    // a point lengthens or doubles what is before it
    String before =
        said.endsWith("いち") || said.endsWith("はち")
            ? said.substring(0, said.length() - 1) + "っ"
            : said.endsWith("じゅー")
                ? said.substring(0, said.length() - 1) + "っ"
                : whole.equals("0") ? "れー" : said;
    return lengthened(before) + "てん" + figures(figures.substring(point + 1));
  }

  /** Figure by figure; all else stays. */
  static String figures(String figures) {
    StringBuilder said = new StringBuilder();
    for (char figure : figures.toCharArray()) {
      if (figure >= '0' && figure <= '9') {
        said.append(FIGURES[figure - '0']);
      } else {
        said.append(figure);
      }
    }
    return said.toString();
  }

  private static String lengthened(String said) {
    return said.endsWith("に") || said.endsWith("ご") ? said + "ー" : said;
  }

  private static String whole(long number) {
    if (number == 0) {
      return FIGURES[0];
    }
    StringBuilder said = new StringBuilder();
    for (int myriad = MYRIADS.length - 1; myriad >= 0; myriad--) {
      int part = (int) (number / (long) Math.pow(10_000, myriad) % 10_000);
      if (part > 0) {
        String few = part(part, myriad > 0);
        said.append(myriad == MYRIADS.length - 1 ? doubled(few) : few).append(MYRIADS[myriad]);
      }
    }
    return said.toString();
  }

  private static String doubled(String few) {
    return few.endsWith("いち") || few.endsWith("はち")
        ? few.substring(0, few.length() - 1) + "っ"
        : few;
  }

  private static String part(int number, boolean great) {
    StringBuilder said = new StringBuilder();
    said.append(
        switch (number / 1000) {
          case 0 -> "";
          case 1 -> great ? "いっせん" : "せん";
          case 3 -> "さんぜん";
          case 8 -> "はっせん";
          default -> FIGURES[number / 1000] + "せん";
        });
    said.append(
        switch (number / 100 % 10) {
          case 0 -> "";
          case 1 -> "ひゃく";
          case 3 -> "さんびゃく";
          case 6 -> "ろっぴゃく";
          case 8 -> "はっぴゃく";
          default -> FIGURES[number / 100 % 10] + "ひゃく";
        });
    int tens = number / 10 % 10;
    said.append(tens == 0 ? "" : (tens == 1 ? "" : FIGURES[tens]) + "じゅー");
    return said.append(number % 10 == 0 ? "" : FIGURES[number % 10]).toString();
  }
}
