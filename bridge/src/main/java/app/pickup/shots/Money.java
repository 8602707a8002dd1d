package app.pickup.shots;

/**
 * An amount of money as it is said to people; contract §2.
 *
 * @param amount decimal text, e.g. {@code 0.84}
 * @param currency ISO 4217, e.g. {@code USD}
 * @param basis where the figure comes from
 */
public record Money(String amount, String currency, Basis basis) {

  /** Work on this machine. */
  public static final Money NOTHING = new Money("0.00", "USD", Basis.LIST);

  /** Where a figure comes from; a quote beats a list. */
  public enum Basis {
    QUOTE,
    LIST,
    UNKNOWN
  }
}
