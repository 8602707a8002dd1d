package app.pickup.shots.lint;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code @Name} of nobody who was given. */
final class ElementUnknown implements Rule {
  static final String ID = "element.unknown";

  private static final Pattern NAME =
      Pattern.compile("(?<![\\p{L}\\p{N}.])[@＠]([\\p{L}\\p{M}\\p{N}]+)");

  /** How vendors themselves call pictures and footage. */
  private static final Pattern VENDORS =
      Pattern.compile("(?i)(image|video|audio|element|plate|look)\\d*");

  private static final int NEAR = 2;

  @Override
  public void read(Page page) {
    Set<String> known = page.brief().elements();
    Matcher found = NAME.matcher(page.text());
    while (known != null && found.find()) {
      String name = Normalizer.normalize(found.group(1), Normalizer.Form.NFC);
      if (known.contains(name) || VENDORS.matcher(name).matches()) {
        continue;
      }
      String near = near(name, known);
      page.tell(
          ID,
          Severity.WARNING,
          found.start(),
          found.end(),
          "@%s is none of the elements given%s."
              .formatted(
                  name,
                  near != null
                      ? "; @" + near + " is"
                      : known.isEmpty()
                          ? ""
                          : ": @" + String.join(", @", known.stream().sorted().toList())),
          new Finding.Fix(found.start(), found.end(), near == null ? found.group(1) : "@" + near));
    }
  }

  private static @Nullable String near(String name, Set<String> known) {
    String lower = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(
            each ->
                distance(lower, each.toLowerCase(Locale.ROOT)) <= Math.min(NEAR, name.length() / 2))
        .min(
            Comparator.comparingInt((String each) -> distance(lower, each.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }

  /** Letters to change, add or take; names are at most 100 long. */
  private static int distance(String one, String other) {
    if (Math.abs(one.length() - other.length()) > NEAR) {
      return NEAR + 1;
    }
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int change = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        corner = above;
      }
    }
    return row[other.length()];
  }
}
