package app.pickup.engines.local.dialogue;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Korean numbers in Hangul: native ones before what is counted, Sino-Korean ones else. */
final class KoreanReading {
  private static final String ALONE = "(?<![A-Za-z\\d.])";
  private static final String END = "(?!\\d|\\.\\d)";
  private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?";

  private static final Pattern TIME = Pattern.compile(ALONE + "(\\d{1,2}):([0-5]\\d)(?![\\d:])");
  private static final Pattern PRICE = Pattern.compile("([$€£¥₩])\\s?" + NUMBER + "([만억]?)");
  private static final Pattern UNIT =
      Pattern.compile(
          ALONE + NUMBER + "\\s?(km/h|fps|km|kg|cm|mm|m|g|GB|MB|℃|°C|°|%|％)(?![A-Za-z\\d])");
  private static final Pattern COUNTED =
      Pattern.compile(
          ALONE
              + "(\\d{1,2})(?=\\s?(?:시간|시(?!장)|개(?!월)|명|살|마리|번째|잔|병|권|대(?!를)|벌|장(?!면)|사람|가지|달|켤레|곳|군데|송이))");
  private static final Pattern NUMERO = Pattern.compile("(?:№|#|No\\.)\\s?(\\d+)");
  private static final Pattern PHONE = Pattern.compile(ALONE + "0\\d{1,2}-\\d{3,4}-\\d{4}(?!\\d)");
  private static final Pattern RANGE = Pattern.compile(ALONE + "(\\d+)\\s?[-–~]\\s?(\\d+)(?!\\d)");
  private static final Pattern FRACTION = Pattern.compile(ALONE + "(\\d+)/(\\d+)" + END);
  private static final Pattern MINUS = Pattern.compile("(?<![A-Za-z\\d])[-−](?=\\d)");
  private static final Pattern ZEROS = Pattern.compile(ALONE + "0\\d+" + END);
  private static final Pattern PLAIN = Pattern.compile(ALONE + NUMBER + END);
  private static final Pattern CAPITALS =
      Pattern.compile("(?<![A-Za-z])[A-Z](?:[A-Z0-9]{0,4})(?![A-Za-z])");

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("km/h", "킬로미터"),
          Map.entry("fps", "프레임"),
          Map.entry("km", "킬로미터"),
          Map.entry("kg", "킬로그램"),
          Map.entry("cm", "센티미터"),
          Map.entry("mm", "밀리미터"),
          Map.entry("m", "미터"),
          Map.entry("g", "그램"),
          Map.entry("GB", "기가바이트"),
          Map.entry("MB", "메가바이트"),
          Map.entry("℃", "도"),
          Map.entry("°C", "도"),
          Map.entry("°", "도"),
          Map.entry("%", "퍼센트"),
          Map.entry("％", "퍼센트"));

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Wi-Fi", "와이파이"),
          Map.entry("WiFi", "와이파이"),
          Map.entry("iPhone", "아이폰"),
          Map.entry("iPad", "아이패드"),
          Map.entry("Dr.", "닥터"),
          Map.entry("Mr.", "미스터"),
          Map.entry("YouTube", "유튜브"),
          Map.entry("Netflix", "넷플릭스"),
          Map.entry("Google", "구글"),
          Map.entry("Zoom", "줌"),
          Map.entry("OK", "오케이"),
          Map.entry("ok", "오케이"),
          Map.entry("3D", "쓰리디"),
          Map.entry("4K", "포케이"),
          Map.entry("&", "앤"),
          Map.entry("+", "더하기"));

  private static final String[] LETTERS = {
    "에이", "비", "씨", "디", "이", "에프", "지", "에이치", "아이", "제이", "케이", "엘", "엠", "엔", "오", "피", "큐",
    "아르", "에스", "티", "유", "브이", "더블유", "엑스", "와이", "지"
  };

  private KoreanReading() {}

  static void read(Pieces pieces) {
    pieces
        .put(WORDS)
        .put(TIME, KoreanReading::time)
        .put(PRICE, found -> number(found, 2) + found.group(4) + " " + coin(found.group(1)))
        .put(UNIT, KoreanReading::unit)
        .put(PHONE, found -> KoreanNumbers.figures(found.group().replace("-", "")))
        .put(COUNTED, found -> KoreanNumbers.counted(Integer.parseInt(found.group(1))))
        .put(NUMERO, found -> KoreanNumbers.number(found.group(1)) + "번")
        .put(RANGE, KoreanReading::range)
        .put(
            FRACTION,
            found ->
                KoreanNumbers.number(found.group(2)) + "분의 " + KoreanNumbers.number(found.group(1)))
        .put(MINUS, found -> "마이너스 ")
        .put(ZEROS, found -> KoreanNumbers.figures(found.group()))
        .put(PLAIN, found -> number(found, 1))
        .put(CAPITALS, KoreanReading::letters);
  }

  private static String number(Matcher found, int group) {
    String part = found.group(group + 1);
    return KoreanNumbers.number(found.group(group).replace(",", "") + (part == null ? "" : part));
  }

  private static String range(Matcher found) {
    return KoreanNumbers.number(found.group(1)) + "에서 " + KoreanNumbers.number(found.group(2));
  }

  private static String unit(Matcher found) {
    String unit = UNITS.getOrDefault(found.group(3), "");
    String said = number(found, 1) + " " + unit;
    return switch (found.group(3)) {
      case "km/h" -> "시속 " + said;
      case "fps" -> "초당 " + said;
      default -> said;
    };
  }

  private static String time(Matcher found) {
    int minutes = Integer.parseInt(found.group(2));
    String hour = KoreanNumbers.counted(Integer.parseInt(found.group(1))) + " 시";
    return minutes == 0 ? hour : hour + " " + KoreanNumbers.number("" + minutes) + "분";
  }

  private static String coin(String sign) {
    return switch (sign) {
      case "€" -> "유로";
      case "£" -> "파운드";
      case "¥" -> "엔";
      case "₩" -> "원";
      default -> "달러";
    };
  }

  private static String letters(Matcher found) {
    StringBuilder said = new StringBuilder();
    for (char letter : found.group().toCharArray()) {
      said.append(
          letter >= 'A' ? LETTERS[letter - 'A'] : KoreanNumbers.figures(String.valueOf(letter)));
    }
    return said.toString();
  }
}
