package app.pickup.engines.local.dialogue;

/** Numbers in Hangul. */
final class KoreanNumbers {
  private static final String FIGURES = "영일이삼사오육칠팔구";
  private static final String[] PLACES = {"", "십", "백", "천"};
  private static final String[] MYRIADS = {"", "만", "억", "조"};
  private static final String[] ONES = {"", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"};
  private static final String[] TENS = {"", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"};
  private static final int MOST = 16;

  private KoreanNumbers() {}

  /** Sino-Korean, with a point or without. */
  static String number(String figures) {
    int point = figures.indexOf('.');
    String whole = point < 0 ? figures : figures.substring(0, point);
    String part = point < 0 ? "" : " 점 " + figures(figures.substring(point + 1));
    return (whole.length() > MOST ? figures(whole) : whole(Long.parseLong(whole))) + part;
  }

  /** Figure by figure; a zero is 공, as in a telephone's number. */
  static String figures(String figures) {
    StringBuilder said = new StringBuilder();
    for (char figure : figures.toCharArray()) {
      said.append(figure == '0' ? '공' : FIGURES.charAt(figure - '0'));
    }
    return said.toString();
  }

  /** Native, as before a counter; 0 and 100 and above are Sino-Korean. */
  static String counted(int number) {
    if (number == 0 || number > 99) {
      return number("" + number);
    }
    return number == 20 ? "스무" : TENS[number / 10] + ONES[number % 10];
  }

  private static String whole(long number) {
    if (number == 0) {
      return "영";
    }
    StringBuilder said = new StringBuilder();
    for (int myriad = MYRIADS.length - 1; myriad >= 0; myriad--) {
      int part = (int) (number / (long) Math.pow(10_000, myriad) % 10_000);
      if (part > 0) {
        boolean bare = part == 1 && myriad == 1 && said.length() == 0;
        said.append(bare ? "" : part(part)).append(MYRIADS[myriad]);
      }
    }
    return said.toString();
  }

  private static String part(int number) {
    StringBuilder said = new StringBuilder();
    int divisor = 1000;
    for (int place = PLACES.length - 1; place >= 0; place--, divisor /= 10) {
      int figure = number / divisor % 10;
      if (figure > 0) {
        said.append(figure == 1 && place > 0 ? "" : FIGURES.charAt(figure)).append(PLACES[place]);
      }
    }
    return said.toString();
  }
}
