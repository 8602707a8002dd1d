package app.pickup.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who looks at every link of the chain and names the broken one. */
@FunctionalInterface
public interface Doctor {

  /** Every link, in the order in which they hold each other up. */
  List<Link> look() throws InterruptedException;

  /**
   * One link.
   *
   * @param said what was found
   * @param repair what to do about it; null: it works
   */
  record Link(String part, String said, @Nullable String repair) {
    public boolean works() {
      return repair == null;
    }
  }
}
