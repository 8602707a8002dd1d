package app.pickup.engines.atlas;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tickets that Atlas says it does not know. A fresh one may be unknown for up to about 30 s after
 * it was given out, so it is only held to be lost when it is unknown that many looks long. Kept in
 * memory: a restart only makes the patience begin anew.
 */
final class Unknown {
  private final int looks;
  private final Map<String, Integer> seen = new ConcurrentHashMap<>();

  /**
   * @param looks in a row after which a ticket is lost
   */
  Unknown(int looks) {
    this.looks = looks;
  }

  /** Unknown once more; whether it is lost now. */
  boolean lost(String ticket) {
    if (seen.merge(ticket, 1, Integer::sum) < looks) {
      return false;
    }
    // a retry by the editor is patient again
    seen.remove(ticket);
    return true;
  }

  void known(String ticket) {
    seen.remove(ticket);
  }
}
