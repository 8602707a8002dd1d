package app.pickup.engines.local.dialogue;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chinese numbers in characters, and words whose characters eSpeak NG reads with the sound of
 * another word in pinyin.
 */
final class MandarinReading {
  private static final String ALONE = "(?<![A-Za-z\\d.])";
  private static final String END = "(?![\\d]|\\.\\d)";
  private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?";

  private static final Pattern TIME = Pattern.compile(ALONE + "(\\d{1,2})[:：]([0-5]\\d)(?![\\d:])");
  private static final Pattern YEAR = Pattern.compile(ALONE + "(\\d{4})(?=年)");
  private static final Pattern DATE =
      Pattern.compile(ALONE + "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})" + END);
  private static final Pattern PERCENT = Pattern.compile(ALONE + NUMBER + "[%％]");
  private static final Pattern PRICE = Pattern.compile("([$＄€£¥￥])\\s?" + NUMBER + "([万亿]?)");
  private static final Pattern UNIT =
      Pattern.compile(
          ALONE + NUMBER + "\\s?(km/h|fps|km|kg|cm|mm|m|g|GB|MB|℃|°C|°)(?![A-Za-z\\d])");
  private static final Pattern NUMERO = Pattern.compile("(?:№|#|No\\.)\\s?(\\d+)");
  private static final Pattern PHONE = Pattern.compile(ALONE + "\\d{3,4}-?\\d{4}-?\\d{4}(?!\\d)");
  private static final Pattern RANGE =
      Pattern.compile(ALONE + "(\\d+)\\s?[-–—~～]\\s?(\\d+)(?!\\d)");
  private static final Pattern FRACTION = Pattern.compile(ALONE + "(\\d+)/(\\d+)" + END);
  private static final Pattern PAIR =
      Pattern.compile(ALONE + "2(?=\\s?[个位本张只条件辆次点杯瓶家天周]|\\s?小时|\\s?分钟)");
  private static final Pattern MINUS = Pattern.compile("(?<![A-Za-z\\d])[-−](?=\\d)");
  private static final Pattern ZEROS = Pattern.compile(ALONE + "0\\d+" + END);
  private static final Pattern PLAIN = Pattern.compile(ALONE + NUMBER + END);

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("km/h", "公里每小时"),
          Map.entry("fps", "帧每秒"),
          Map.entry("km", "公里"),
          Map.entry("kg", "公斤"),
          Map.entry("cm", "厘米"),
          Map.entry("mm", "毫米"),
          Map.entry("m", "米"),
          Map.entry("g", "克"),
          Map.entry("GB", "G B"),
          Map.entry("MB", "M B"),
          Map.entry("℃", "摄氏度"),
          Map.entry("°C", "摄氏度"),
          Map.entry("°", "度"));

  private MandarinReading() {}

  static void read(Pieces pieces) {
    pieces
        .put(DATE, MandarinReading::date)
        .put(TIME, MandarinReading::time)
        .put(YEAR, found -> Hanzi.figures(found.group(1), false))
        .put(PERCENT, found -> "百分之" + number(found, 1))
        .put(PRICE, found -> number(found, 2) + found.group(4) + coin(found.group(1)))
        .put(UNIT, found -> number(found, 1) + UNITS.getOrDefault(found.group(3), ""))
        .put(NUMERO, found -> "第" + Hanzi.number(found.group(1)) + "号")
        .put(PHONE, found -> Hanzi.figures(found.group().replace("-", ""), true))
        .put(RANGE, found -> Hanzi.number(found.group(1)) + "到" + Hanzi.number(found.group(2)))
        .put(FRACTION, found -> Hanzi.number(found.group(2)) + "分之" + Hanzi.number(found.group(1)))
        .put(PAIR, found -> "两")
        .put(MINUS, found -> "负")
        .put(ZEROS, found -> Hanzi.figures(found.group(), false))
        .put(PLAIN, found -> number(found, 1));
    Polyphones.read(pieces);
  }

  private static String number(Matcher found, int group) {
    String part = found.group(group + 1);
    return Hanzi.number(found.group(group).replace(",", "") + (part == null ? "" : part));
  }

  private static String time(Matcher found) {
    String hour = found.group(1).replaceFirst("^0(?=\\d)", "");
    String said = hour.equals("2") ? "两" : Hanzi.number(hour);
    String minutes = found.group(2);
    if (minutes.equals("00")) {
      return said + "点";
    }
    boolean few = minutes.startsWith("0");
    return said + "点" + (few ? "零" : "") + Hanzi.number(few ? minutes.substring(1) : minutes) + "分";
  }

  private static String date(Matcher found) {
    return Hanzi.figures(found.group(1), false)
        + "年"
        + Hanzi.number(found.group(2).replaceFirst("^0", ""))
        + "月"
        + Hanzi.number(found.group(3).replaceFirst("^0", ""))
        + "日";
  }

  private static String coin(String sign) {
    return switch (sign) {
      case "€" -> "欧元";
      case "£" -> "英镑";
      case "¥", "￥" -> "元";
      default -> "美元";
    };
  }
}
