package app.pickup.emulators;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Switches for misbehaviour, to be turned while the emulator runs. A fault is on until it is turned
 * off, or for a number of times.
 *
 * @param <F> the faults a vendor knows
 */
public final class Faults<F extends Enum<F>> {

  private static final int ALWAYS = -1;
  private static final Pattern FORM = Pattern.compile("([a-z0-9-]+)(?:\\*([1-9]\\d{0,5}))?");

  private final Class<F> kind;
  private final Map<F, Integer> left = new LinkedHashMap<>();

  public Faults(Class<F> kind) {
    this.kind = kind;
  }

  /** On until turned off. */
  public synchronized void on(F fault) {
    left.put(fault, ALWAYS);
  }

  /**
   * On for the next occasions only.
   *
   * @param times 1 or more
   */
  public synchronized void on(F fault, int times) {
    left.put(fault, times);
  }

  public synchronized void off(F fault) {
    left.remove(fault);
  }

  /** All off. */
  public synchronized void clear() {
    left.clear();
  }

  /**
   * Turns a fault on by its name on the command line.
   *
   * @param text e.g. {@code lost-answer} or {@code slow-down*3}
   * @throws IllegalArgumentException with a plain sentence when there is none of this name
   */
  public void on(String text) {
    Matcher form = FORM.matcher(text);
    F fault =
        Optional.of(form)
            .filter(Matcher::matches)
            .flatMap(
                name ->
                    Arrays.stream(kind.getEnumConstants())
                        .filter(each -> name(each).equals(name.group(1)))
                        .findFirst())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There is no fault " + text + ". Known: " + names() + "."));
    if (form.group(2) == null) {
      on(fault);
    } else {
      on(fault, Integer.parseInt(form.group(2)));
    }
  }

  /** Whether it is to happen now; one of its times is used up. */
  public synchronized boolean take(F fault) {
    Integer times = left.get(fault);
    if (times == null) {
      return false;
    }
    if (times != ALWAYS) {
      if (times <= 1) {
        left.remove(fault);
      } else {
        left.put(fault, times - 1);
      }
    }
    return true;
  }

  /** A fault's name on the command line. */
  public static String name(Enum<?> fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String names() {
    return Arrays.stream(kind.getEnumConstants())
        .map(Faults::name)
        .collect(Collectors.joining(", "));
  }
}
