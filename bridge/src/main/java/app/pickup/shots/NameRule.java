package app.pickup.shots;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be the name of a clip or of a folder in a bin: one that every file system and NLE takes,
 * that stays in its folder, and that looks on the screen like what it is. Sources: Windows "Naming
 * Files, Paths, and Namespaces"; Unicode TR 36 §3 for the invisible characters.
 */
public final class NameRule {
  /** In Unicode characters. */
  public static final int LONGEST = 120;

  /** In UTF-8; file systems take 255, and version, sidecar and part endings need room. */
  private static final int MOST_BYTES = 220;

  private static final Set<String> DEVICES =
      Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");
  private static final Pattern NUMBERED_DEVICE = Pattern.compile("(COM|LPT)[0-9¹²³]");
  private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\:*?\"<>|]");
  private static final Pattern ENCODED = Pattern.compile("%(2e|2f|5c|25|3a|00|[01][0-9a-f])");

  private NameRule() {}

  /** The same name in the form in which it is written: NFC. */
  public static String written(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /**
   * Why this can not be a name, in words that follow "can not be used as a name:"; null: it can.
   */
  public static @Nullable String against(String name) {
    String nfc = written(name);
    if (nfc.isBlank()) {
      return "it is empty";
    }
    if (nfc.codePointCount(0, nfc.length()) > LONGEST) {
      return "it is longer than " + LONGEST + " characters";
    }
    if (nfc.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return "it is longer than " + MOST_BYTES + " bytes";
    }
    if (nfc.codePoints().anyMatch(NameRule::unseen)) {
      return "it has control or invisible characters";
    }
    // wide and small forms of slash and dot turn into the plain ones on some file systems
    String plain = Normalizer.normalize(nfc, Normalizer.Form.NFKC);
    if (FORBIDDEN.matcher(nfc).find() || FORBIDDEN.matcher(plain).find()) {
      return "it has one of / \\ : * ? \" < > |";
    }
    if (ENCODED.matcher(nfc.toLowerCase(Locale.ROOT)).find()) {
      return "it has an encoded separator, dot or control character";
    }
    if (plain.contains("..")) {
      return "it has two dots in a row";
    }
    if (nfc.endsWith(".") || plain.endsWith(".") || !nfc.strip().equals(nfc)) {
      return "it begins or ends with a space, or ends with a dot";
    }
    return device(plain) ? "it is the name of a device on Windows" : null;
  }

  /** Windows takes a device's name with any ending, spaces before it included. */
  private static boolean device(String name) {
    String stem = name.split("\\.", 2)[0].strip().toUpperCase(Locale.ROOT);
    return DEVICES.contains(stem) || NUMBERED_DEVICE.matcher(stem).matches();
  }

  static boolean unseen(int character) {
    boolean joiner = character == 0x200C || character == 0x200D; // Persian, emoji
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> !joiner;
      default -> false;
    };
  }
}
