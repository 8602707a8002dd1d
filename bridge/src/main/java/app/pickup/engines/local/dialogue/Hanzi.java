package app.pickup.engines.local.dialogue;

/** Numbers in Chinese characters. */
final class Hanzi {
  private static final String FIGURES = "零一二三四五六七八九";
  private static final String[] PLACES = {"", "十", "百", "千"};
  private static final String[] MYRIADS = {"", "万", "亿", "万亿"};

  /** What has more figures is read figure by figure. */
  private static final int MOST = 16;

  private Hanzi() {}

  /** A number of figures, with a point or without. */
  static String number(String figures) {
    int point = figures.indexOf('.');
    String whole = point < 0 ? figures : figures.substring(0, point);
    String part = point < 0 ? "" : "点" + figures(figures.substring(point + 1), false);
    return (whole.length() > MOST ? figures(whole, false) : whole(Long.parseLong(whole))) + part;
  }

  /**
   * Figure by figure.
   *
   * @param phone whether 1 is said so that it is not taken for 7
   */
  static String figures(String figures, boolean phone) {
    StringBuilder said = new StringBuilder();
    for (char figure : figures.toCharArray()) {
      said.append(phone && figure == '1' ? '幺' : FIGURES.charAt(figure - '0'));
    }
    return said.toString();
  }

  private static String whole(long number) {
    if (number == 0) {
      return "零";
    }
    StringBuilder said = new StringBuilder();
    boolean gap = false;
    int most = 3;
    for (int myriad = most; myriad >= 0; myriad--) {
      int part = (int) (number / (long) Math.pow(10_000, myriad) % 10_000);
      gap |= part < 1000 && said.length() > 0;
      if (part > 0) {
        said.append(gap ? "零" : "").append(part(part)).append(MYRIADS[myriad]);
        gap = false;
      }
    }
    String all = said.toString();
    return all.startsWith("一十") ? all.substring(1) : all;
  }

  private static String part(int number) {
    StringBuilder said = new StringBuilder();
    boolean gap = false;
    int divisor = 1000;
    for (int place = PLACES.length - 1; place >= 0; place--, divisor /= 10) {
      int figure = number / divisor % 10;
      if (figure == 0) {
        gap = said.length() > 0;
      } else {
        said.append(gap ? "零" : "").append(FIGURES.charAt(figure)).append(PLACES[place]);
        gap = false;
      }
    }
    return said.toString();
  }
}
