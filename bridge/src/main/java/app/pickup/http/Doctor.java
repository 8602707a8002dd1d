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
   * @param here whether there is such a part on this machine at all; nobody has to mend what is not
   */
  record Link(String part, String said, @Nullable String repair, boolean here) {
    public Link(String part, String said, @Nullable String repair) {
      this(part, said, repair, true);
    }

    public boolean works() {
      return repair == null;
    }
  }
}
