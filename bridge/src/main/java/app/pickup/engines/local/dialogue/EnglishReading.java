package app.pickup.engines.local.dialogue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What eSpeak NG misreads of English: times, prices, years, units, fractions, titles. Plain numbers
 * it reads itself.
 */
final class EnglishReading {
  private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})+|\\d+)";
  private static final String ALONE = "(?<![\\p{L}\\d.,:/-])";

  /** The same, but a minus may stand before it. */
  private static final String MEASURED = "(?<![\\p{L}\\d.,:/]|\\d-)";

  private static final String END = "(?![\\p{L}\\d]|[.,:]\\d)";

  private static final Pattern TIME =
      Pattern.compile(ALONE + "(\\d{1,2}):([0-5]\\d)(?:\\s?([AaPp])\\.?[Mm]\\b\\.?)?(?![\\d:])");
  private static final Pattern HOUR =
      Pattern.compile(ALONE + "(\\d{1,2})\\s?([AaPp])\\.?[Mm]\\b\\.?");
  private static final Pattern PRICE =
      Pattern.compile(
          "([$€£¥])\\s?"
              + NUMBER
              + "(?:\\.(\\d{2})(?!\\d))?(\\s(?:thousand|million|billion))?"
              + END);
  private static final Pattern DECIMAL_UNIT =
      Pattern.compile(
          MEASURED
              + NUMBER
              + "(\\.\\d+)?\\s?(km/h|mph|fps|km|kg|cm|mm|ms|GB|MB|TB|kHz|Hz|°C|°F|°|m|ft|lbs|%)(?![\\p{L}\\d])");
  private static final Pattern DATE =
      Pattern.compile(ALONE + "(1[0-2]|0?[1-9])/(3[01]|[12]\\d|0?[1-9])/(\\d{4})" + END);
  private static final Pattern YEAR = Pattern.compile(ALONE + "(1[1-9]|20)(\\d\\d)(s?)" + END);
  private static final Pattern LINES = Pattern.compile(ALONE + "(\\d{1,2})(\\d\\d)([pi])\\b");
  private static final Pattern FRACTION = Pattern.compile(ALONE + "([1-3])/([2348])" + END);
  private static final Pattern SLASH = Pattern.compile(ALONE + "(\\d+)/(\\d+)" + END);
  private static final Pattern RANGE =
      Pattern.compile(ALONE + "(\\d+)\\s?[–—-]\\s?(\\d+)(?![\\d-])");
  private static final Pattern PHONE = Pattern.compile(ALONE + "(?:\\d{3}-)?\\d{3}-\\d{4}(?!\\d)");
  private static final Pattern ZEROS = Pattern.compile(ALONE + "0\\d+" + END);
  private static final Pattern MINUS = Pattern.compile("(?<![\\p{L}\\d])[-−](?=\\d)");
  private static final Pattern NUMERO =
      Pattern.compile("(?<![\\p{L}\\d])(?:№|#|[Nn]o\\.)\\s?(?=\\d)");
  private static final Pattern DOTTED = Pattern.compile("(?<![\\p{L}.])((?:\\p{Lu}\\.){2,})");
  private static final Pattern SAINT = Pattern.compile("(?<!\\p{L})St\\.(?=\\s\\p{Lu})");
  private static final Pattern STREET = Pattern.compile("(?<!\\p{L})St\\.(?!\\s\\p{Lu})");

  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("km/h", "kilometer per hour"),
          Map.entry("mph", "mile per hour"),
          Map.entry("fps", "frame per second"),
          Map.entry("km", "kilometer"),
          Map.entry("kg", "kilogram"),
          Map.entry("cm", "centimeter"),
          Map.entry("mm", "millimeter"),
          Map.entry("ms", "millisecond"),
          Map.entry("GB", "gigabyte"),
          Map.entry("MB", "megabyte"),
          Map.entry("TB", "terabyte"),
          Map.entry("kHz", "kilohertz"),
          Map.entry("Hz", "hertz"),
          Map.entry("°C", "degree Celsius"),
          Map.entry("°F", "degree Fahrenheit"),
          Map.entry("°", "degree"),
          Map.entry("m", "meter"),
          Map.entry("ft", "foot"),
          Map.entry("lbs", "pound"),
          Map.entry("%", "percent"));

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Dr.", "Doctor"),
          Map.entry("Mr.", "Mister"),
          Map.entry("Mrs.", "Missiz"),
          Map.entry("Ms.", "Miz"),
          Map.entry("Prof.", "Professor"),
          Map.entry("Jr.", "Junior"),
          Map.entry("Sr.", "Senior"),
          Map.entry("Ph.D.", "P H D"),
          Map.entry("PhD", "P H D"),
          Map.entry("vs.", "versus"),
          Map.entry("etc.", "etcetera"),
          Map.entry("e.g.", "for example"),
          Map.entry("i.e.", "that is"),
          Map.entry("approx.", "approximately"),
          Map.entry("24/7", "twenty-four seven"),
          Map.entry("w/o", "without"),
          Map.entry("w/", "with "),
          Map.entry("&", "and"),
          Map.entry("+", "plus"),
          Map.entry("=", "equals"),
          Map.entry("B2B", "B to B"));

  private EnglishReading() {}

  static void read(Pieces pieces) {
    pieces
        .put(WORDS)
        .put(SAINT, found -> "Saint")
        .put(STREET, found -> "Street")
        .put(DOTTED, found -> String.join(" ", found.group(1).split("\\.", -1)).strip())
        .put(DATE, EnglishReading::date)
        .put(TIME, EnglishReading::time)
        .put(HOUR, found -> found.group(1) + half(found.group(2)))
        .put(PRICE, EnglishReading::price)
        .put(PHONE, found -> digits(found.group()))
        .put(DECIMAL_UNIT, EnglishReading::unit)
        .put(LINES, found -> found.group(1) + " " + pair(found.group(2)) + " " + found.group(3))
        .put(RANGE, found -> found.group(1) + " to " + found.group(2))
        .put(FRACTION, EnglishReading::fraction)
        .put(SLASH, found -> found.group(1) + " over " + found.group(2))
        .put(YEAR, EnglishReading::year)
        .put(ZEROS, found -> digits(found.group()))
        .put(MINUS, found -> "minus ")
        .put(NUMERO, found -> "number ");
  }

  private static String time(Matcher found) {
    String hour = found.group(1).replaceFirst("^0(?=\\d)", "");
    String minutes = found.group(2);
    String half = found.group(3) == null ? "" : half(found.group(3));
    if (minutes.equals("00")) {
      return hour + (half.isEmpty() ? " o'clock" : half);
    }
    return hour + " " + (minutes.startsWith("0") ? "oh " + minutes.charAt(1) : minutes) + half;
  }

  private static String half(String letter) {
    return letter.equalsIgnoreCase("a") ? " eigh em" : " P M";
  }

  private static String price(Matcher found) {
    String whole = found.group(2);
    boolean one = whole.equals("1") && found.group(4) == null;
    String coin =
        switch (found.group(1)) {
          case "€" -> one ? " euro" : " euros";
          case "£" -> one ? " pound" : " pounds";
          case "¥" -> " yen";
          default -> one ? " dollar" : " dollars";
        };
    String great = found.group(4) == null ? "" : found.group(4);
    String cents =
        found.group(3) == null || found.group(3).equals("00") ? "" : " " + pair(found.group(3));
    return whole + great + coin + cents;
  }

  private static String unit(Matcher found) {
    String part = found.group(2) == null ? "" : found.group(2);
    String unit = UNITS.getOrDefault(found.group(3), "");
    boolean one = found.group(1).equals("1") && part.isEmpty();
    return found.group(1) + part + " " + (one ? unit : several(unit));
  }

  private static String several(String unit) {
    return switch (unit) {
      case "percent", "hertz", "kilohertz" -> unit;
      case "foot" -> "feet";
      default -> unit.replaceFirst("^(\\S+)", "$1s");
    };
  }

  private static String date(Matcher found) {
    String month = MONTHS.get(Integer.parseInt(found.group(1)) - 1);
    String year = found.group(3);
    return month + " " + ordinal(Integer.parseInt(found.group(2))) + ", " + pairs(year);
  }

  private static String ordinal(int day) {
    int last = day / 10 == 1 ? 0 : day % 10;
    return day + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
  }

  private static String year(Matcher found) {
    String read = pairs(found.group(1) + found.group(2));
    if (found.group(3).isEmpty()) {
      return read;
    }
    return read.endsWith("0") ? decade(found.group(1), found.group(2)) : read + "s";
  }

  private static String decade(String century, String years) {
    List<String> tens =
        List.of(
            "hundreds",
            "tens",
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
            "eighties",
            "nineties");
    return century + " " + tens.get(years.charAt(0) - '0');
  }

  /** A year in its two halves; 2000 to 2009 are plain numbers. */
  private static String pairs(String year) {
    if (year.startsWith("200")) {
      return year;
    }
    String rest = year.substring(2);
    return year.substring(0, 2) + " " + (rest.equals("00") ? "hundred" : pair(rest));
  }

  private static String pair(String two) {
    return two.startsWith("0") ? "oh " + two.charAt(1) : two;
  }

  private static String fraction(Matcher found) {
    boolean one = found.group(1).equals("1");
    String part =
        switch (found.group(2)) {
          case "2" -> one ? "half" : "halves";
          case "3" -> one ? "third" : "thirds";
          case "4" -> one ? "quarter" : "quarters";
          default -> one ? "eighth" : "eighths";
        };
    return (one ? "one" : found.group(1)) + " " + part;
  }

  /** Figure by figure. */
  private static String digits(String figures) {
    return figures.replaceAll("\\D", ",").replaceAll("\\d", "$0 ").replace("0 ", "oh ").strip();
  }
}
