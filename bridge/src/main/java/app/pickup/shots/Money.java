package app.pickup.shots;

import java.math.BigDecimal;

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

  /** As people say it, {@code 0.84 USD}. */
  public String said() {
    return amount + " " + currency;
  }

  /** Both together, in the same currency. */
  public Money plus(Money more) {
    BigDecimal sum = new BigDecimal(amount).add(new BigDecimal(more.amount));
    return new Money(sum.toPlainString(), currency, basis);
  }

  /** This without what is less, in the same currency. */
  public Money minus(Money less) {
    BigDecimal rest = new BigDecimal(amount).subtract(new BigDecimal(less.amount));
    return new Money(rest.toPlainString(), currency, basis);
  }

  /** Where a figure comes from; a quote beats a list. */
  public enum Basis {
    QUOTE,
    LIST,
    UNKNOWN
  }
}
