package app.pickup.engines.local.dialogue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What eSpeak NG misreads of Spanish; plain numbers it reads itself. */
final class SpanishReading {
  private static final String NUMBER = "(\\d{1,3}(?:\\.\\d{3})+|\\d+)(,\\d+)?";
  private static final String ALONE = "(?<![\\p{L}\\d.,:/-])";

  /** The same, but a minus may stand before it. */
  private static final String MEASURED = "(?<![\\p{L}\\d.,:/]|\\d-)";

  private static final String END = "(?![\\p{L}\\d]|[.,:]\\d)";

  private static final Pattern TIME =
      Pattern.compile(ALONE + "(\\d{1,2}):([0-5]\\d)(?:\\s?h(?!\\p{L})\\.?)?(?![\\d:])");
  private static final Pattern PRICE_BEFORE = Pattern.compile("([$€£¥])\\s?" + NUMBER + END);
  private static final Pattern PRICE_AFTER =
      Pattern.compile(ALONE + NUMBER + "\\s?([$€£¥])(?![\\p{L}\\d])");
  private static final Pattern UNIT =
      Pattern.compile(
          MEASURED
              + NUMBER
              + "\\s?(km/h|fps|km|kg|cm|mm|m|g|GB|MB|kHz|Hz|°C|º|°|%)(?![\\p{L}\\d])");
  private static final Pattern DATE =
      Pattern.compile(ALONE + "(3[01]|[12]\\d|0?[1-9])/(1[0-2]|0?[1-9])/(\\d{4})" + END);
  private static final Pattern FRACTION = Pattern.compile(ALONE + "([1-3])/([234])" + END);
  private static final Pattern ORDINAL =
      Pattern.compile(ALONE + "(10|[1-9])(?:\\.?([ºª])|\\.(er|[oa])\\b|(er)\\b)");
  private static final Pattern DECIMAL = Pattern.compile(ALONE + "(\\d+)[.](\\d{1,2})" + END);
  private static final Pattern RANGE =
      Pattern.compile(ALONE + "(\\d+)\\s?[–—-]\\s?(\\d+)(?![\\d-])");
  private static final Pattern MINUS = Pattern.compile("(?<![\\p{L}\\d])[-−](?=\\d)");
  private static final Pattern NUMERO =
      Pattern.compile("(?<![\\p{L}\\d])(?:№|#|[Nn]\\.?º|[Nn]úm\\.)\\s?(?=\\d)");

  private static final List<String> MONTHS =
      List.of(
          "enero",
          "febrero",
          "marzo",
          "abril",
          "mayo",
          "junio",
          "julio",
          "agosto",
          "septiembre",
          "octubre",
          "noviembre",
          "diciembre");
  private static final List<String> ORDINALS =
      List.of(
          "primer", "segund", "tercer", "cuart", "quint", "sext", "séptim", "octav", "noven",
          "décim");

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("km/h", "kilómetros por hora"),
          Map.entry("fps", "fotogramas por segundo"),
          Map.entry("km", "kilómetros"),
          Map.entry("kg", "kilogramos"),
          Map.entry("cm", "centímetros"),
          Map.entry("mm", "milímetros"),
          Map.entry("m", "metros"),
          Map.entry("g", "gramos"),
          Map.entry("GB", "gigas"),
          Map.entry("MB", "megas"),
          Map.entry("kHz", "kilohercios"),
          Map.entry("Hz", "hercios"),
          Map.entry("°C", "grados centígrados"),
          Map.entry("º", "grados"),
          Map.entry("°", "grados"),
          Map.entry("%", "por ciento"));

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Sr.", "señor"),
          Map.entry("Sra.", "señora"),
          Map.entry("Srta.", "señorita"),
          Map.entry("Dr.", "doctor"),
          Map.entry("Dra.", "doctora"),
          Map.entry("D.", "don"),
          Map.entry("Dña.", "doña"),
          Map.entry("Ud.", "usted"),
          Map.entry("Uds.", "ustedes"),
          Map.entry("EE. UU.", "Estados Unidos"),
          Map.entry("EE.UU.", "Estados Unidos"),
          Map.entry("EEUU", "Estados Unidos"),
          Map.entry("p. ej.", "por ejemplo"),
          Map.entry("etc.", "etcétera"),
          Map.entry("pág.", "página"),
          Map.entry("Avda.", "avenida"),
          Map.entry("Av.", "avenida"),
          Map.entry("tel.", "teléfono"),
          Map.entry("ONU", "onu"),
          Map.entry("OTAN", "otan"),
          Map.entry("OVNI", "ovni"),
          Map.entry("UE", "u e"),
          Map.entry("AI", "a i"),
          Map.entry("IA", "i a"),
          Map.entry("Wi-Fi", "wifi"),
          Map.entry("WiFi", "wifi"),
          Map.entry("iPhone", "aifon"),
          Map.entry("software", "sófgüer"),
          Map.entry("&", "y"),
          Map.entry("+", "más"),
          Map.entry("=", "igual a"));

  private SpanishReading() {}

  static void read(Pieces pieces) {
    pieces
        .put(WORDS)
        .put(DATE, SpanishReading::date)
        .put(TIME, SpanishReading::time)
        .put(PRICE_BEFORE, found -> price(found.group(2), found.group(3), found.group(1)))
        .put(PRICE_AFTER, found -> price(found.group(1), found.group(2), found.group(3)))
        .put(ORDINAL, SpanishReading::ordinal)
        .put(UNIT, SpanishReading::unit)
        .put(RANGE, found -> found.group(1) + " a " + found.group(2))
        .put(FRACTION, SpanishReading::fraction)
        .put(DECIMAL, found -> found.group(1) + " punto " + found.group(2))
        .put(MINUS, found -> "menos ")
        .put(NUMERO, found -> "número ");
  }

  private static String time(Matcher found) {
    String hour = found.group(1).replaceFirst("^0(?=\\d)", "");
    String said = hour.equals("1") ? "una" : hour.equals("21") ? "veintiuna" : hour;
    return switch (found.group(2)) {
      case "00" -> said + " en punto";
      case "15" -> said + " y cuarto";
      case "30" -> said + " y media";
      default -> said + " y " + found.group(2).replaceFirst("^0", "");
    };
  }

  private static String price(String whole, String part, String coin) {
    boolean one = whole.equals("1") && part == null;
    String name =
        switch (coin) {
          case "€" -> "euro";
          case "£" -> "libra";
          case "¥" -> "yen";
          default -> "dólar";
        };
    String several = name.endsWith("o") || name.endsWith("a") ? name + "s" : name + "es";
    if (one) {
      return (coin.equals("£") ? "una " : "un ") + name;
    }
    boolean cents = part != null && part.length() == 3;
    return cents
        ? whole + " " + several + " con " + part.substring(1).replaceFirst("^0", "")
        : whole + (part == null ? "" : part) + " " + several;
  }

  private static String unit(Matcher found) {
    String unit = UNITS.getOrDefault(found.group(3), "");
    boolean one = found.group(1).equals("1") && found.group(2) == null;
    String part = found.group(2) == null ? "" : found.group(2);
    return one && !unit.startsWith("por")
        ? "un " + unit.replaceFirst("s(?= |$)", "")
        : found.group(1) + part + " " + unit;
  }

  private static String date(Matcher found) {
    String day = found.group(1).replaceFirst("^0", "");
    String month = MONTHS.get(Integer.parseInt(found.group(2)) - 1);
    return (day.equals("1") ? "primero" : day) + " de " + month + " de " + found.group(3);
  }

  private static String ordinal(Matcher found) {
    String stem = ORDINALS.get(Integer.parseInt(found.group(1)) - 1);
    if (found.group(4) != null || "er".equals(found.group(3))) {
      return stem;
    }
    boolean feminine = "ª".equals(found.group(2)) || "a".equals(found.group(3));
    return stem + (feminine ? "a" : "o");
  }

  private static String fraction(Matcher found) {
    boolean one = found.group(1).equals("1");
    String part =
        switch (found.group(2)) {
          case "2" -> "medio";
          case "3" -> "tercio";
          default -> "cuarto";
        };
    return (one ? found.group(2).equals("2") ? "" : "un " : found.group(1) + " ")
        + part
        + (one ? "" : "s");
  }
}
