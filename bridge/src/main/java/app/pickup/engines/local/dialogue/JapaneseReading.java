package app.pickup.engines.local.dialogue;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Japanese numbers with what they count, signs and Latin letters, in hiragana. */
final class JapaneseReading {
  private static final String ALONE = "(?<![A-Za-z\\d.])";
  private static final String END = "(?!\\d|\\.\\d)";
  private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?";

  private static final Pattern TIME = Pattern.compile(ALONE + "(\\d{1,2})[:：]([0-5]\\d)(?![\\d:])");
  private static final Pattern PRICE = Pattern.compile("([$＄€£¥￥])\\s?" + NUMBER + "([万億]?)");
  private static final Pattern UNIT =
      Pattern.compile(
          ALONE + NUMBER + "\\s?(km/h|fps|km|kg|cm|mm|m|g|GB|MB|℃|°C|°|%|％)(?![A-Za-z\\d])");
  private static final Pattern DATE = Pattern.compile(ALONE + "(\\d{1,2})月(\\d{1,2})日");
  private static final Pattern COUNTED =
      Pattern.compile(ALONE + "(第?)(\\d{1,3}(?:,\\d{3})+|\\d+)(万|億)?(" + Counters.ALL + ")");
  private static final Pattern NUMERO = Pattern.compile("(?:№|#|No\\.)\\s?(\\d+)");
  private static final Pattern PHONE = Pattern.compile(ALONE + "0\\d{1,3}-\\d{2,4}-\\d{4}(?!\\d)");
  private static final Pattern MINUS = Pattern.compile("(?<![A-Za-z\\d])[-−](?=\\d)");
  private static final Pattern FRACTION = Pattern.compile(ALONE + "(\\d+)/(\\d+)" + END);
  private static final Pattern RANGE = Pattern.compile(ALONE + "(\\d+)\\s?[-–~〜～](?=\\d)");
  private static final Pattern ZEROS = Pattern.compile(ALONE + "0\\d+" + END);
  private static final Pattern PLAIN = Pattern.compile(ALONE + NUMBER + "(万|億)?" + END);
  private static final Pattern CAPITALS =
      Pattern.compile("(?<![A-Za-z])[A-Z][A-Z0-9]{0,4}(?![A-Za-z])");

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("km/h", "きろめーとる"),
          Map.entry("fps", "ふれーむ"),
          Map.entry("km", "きろめーとる"),
          Map.entry("kg", "きろぐらむ"),
          Map.entry("cm", "せんちめーとる"),
          Map.entry("mm", "みりめーとる"),
          Map.entry("m", "めーとる"),
          Map.entry("g", "ぐらむ"),
          Map.entry("GB", "ぎがばいと"),
          Map.entry("MB", "めがばいと"),
          Map.entry("℃", "ど"),
          Map.entry("°C", "ど"),
          Map.entry("°", "ど"),
          Map.entry("%", "ぱーせんと"),
          Map.entry("％", "ぱーせんと"));

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Wi-Fi", "わいふぁい"),
          Map.entry("WiFi", "わいふぁい"),
          Map.entry("iPhone", "あいふぉーん"),
          Map.entry("iPad", "あいぱっど"),
          Map.entry("Mac", "まっく"),
          Map.entry("Dr.", "どくたー"),
          Map.entry("Mr.", "みすたー"),
          Map.entry("YouTube", "ゆーちゅーぶ"),
          Map.entry("Google", "ぐーぐる"),
          Map.entry("Zoom", "ずーむ"),
          Map.entry("OK", "おーけー"),
          Map.entry("NASA", "なさ"),
          Map.entry("3D", "すりーでぃー"),
          Map.entry("4K", "よんけー"),
          Map.entry("&", "あんど"),
          Map.entry("+", "ぷらす"));

  private static final String[] LETTERS = {
    "えー", "びー", "しー", "でぃー", "いー", "えふ", "じー", "えいち", "あい", "じぇー", "けー", "える", "えむ", "えぬ", "おー",
    "ぴー", "きゅー", "あーる", "えす", "てぃー", "ゆー", "ぶい", "だぶりゅー", "えっくす", "わい", "ぜっと"
  };

  private JapaneseReading() {}

  static void read(Pieces pieces) {
    pieces
        .put(WORDS)
        .put(TIME, JapaneseReading::time)
        .put(DATE, JapaneseReading::date)
        .put(PRICE, found -> number(found, 2) + myriad(found.group(4)) + coin(found.group(1)))
        .put(UNIT, JapaneseReading::unit)
        .put(PHONE, found -> KanaNumbers.figures(found.group().replace("-", "の")))
        .put(COUNTED, JapaneseReading::counted)
        .put(NUMERO, found -> "なんばー" + KanaNumbers.number(found.group(1)))
        .put(
            FRACTION,
            found ->
                Counters.read(Long.parseLong(found.group(2)), "分").replaceAll("[ふぷ]ん$", "ぶん")
                    + "の"
                    + KanaNumbers.number(found.group(1)))
        .put(RANGE, found -> KanaNumbers.number(found.group(1)) + "から")
        .put(MINUS, found -> "まいなす")
        .put(ZEROS, found -> KanaNumbers.figures(found.group()))
        .put(PLAIN, found -> number(found, 1) + myriad(found.group(3)))
        .put(CAPITALS, JapaneseReading::letters);
  }

  private static String number(Matcher found, int group) {
    String part = found.group(group + 1);
    return KanaNumbers.number(found.group(group).replace(",", "") + (part == null ? "" : part));
  }

  private static String myriad(@Nullable String letter) {
    return letter == null || letter.isEmpty() ? "" : letter.equals("万") ? "まん" : "おく";
  }

  private static String time(Matcher found) {
    long minutes = Long.parseLong(found.group(2));
    String hour = Counters.read(Long.parseLong(found.group(1)), "時");
    return minutes == 0 ? hour : hour + Counters.read(minutes, "分");
  }

  private static String date(Matcher found) {
    return Counters.read(Long.parseLong(found.group(1)), "月")
        + Counters.read(Long.parseLong(found.group(2)), "日");
  }

  private static String counted(Matcher found) {
    String first = found.group(1).isEmpty() ? "" : "だい";
    long number = Long.parseLong(found.group(2).replace(",", ""));
    if (found.group(3) != null) {
      return first
          + KanaNumbers.number("" + number)
          + myriad(found.group(3))
          + Counters.kana(found.group(4));
    }
    boolean day = found.group(4).equals("日間") || found.group(4).equals("日");
    boolean duration = day && number == 1;
    return first + (duration ? "いちにち" : Counters.read(number, found.group(4)));
  }

  private static String unit(Matcher found) {
    String said = number(found, 1) + UNITS.getOrDefault(found.group(3), "");
    // ten is cut short before these
    said = said.replaceFirst("じゅー(?=[きぱせ])", "じゅっ");
    return switch (found.group(3)) {
      case "km/h" -> "じそく" + said;
      case "fps" -> "まいびょー" + said;
      default -> said;
    };
  }

  private static String coin(String sign) {
    return switch (sign) {
      case "€" -> "ゆーろ";
      case "£" -> "ぽんど";
      case "¥", "￥" -> "えん";
      default -> "どる";
    };
  }

  private static String letters(Matcher found) {
    StringBuilder said = new StringBuilder();
    for (char letter : found.group().toCharArray()) {
      said.append(
          letter >= 'A' ? LETTERS[letter - 'A'] : KanaNumbers.figures(String.valueOf(letter)));
    }
    return said.toString();
  }
}
