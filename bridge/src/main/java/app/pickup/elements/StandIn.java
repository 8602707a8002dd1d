package app.pickup.elements;

import org.jspecify.annotations.Nullable;

/**
 * An element, or the voice of one, as an account at a vendor has it or is about to get it.
 *
 * @param engine the vendor's id
 * @param account finger-print of the key
 * @param element the element's id
 * @param hash of what it is made from
 * @param externalId ours, known to the vendor
 * @param maker the order that it was made for, and paid with
 * @param sent whether it may be with the vendor
 * @param looked how often it was looked for there
 * @param task the vendor's, while and after it is made; null: not known
 * @param vendorId when it is made
 */
public record StandIn(
    String engine,
    String account,
    String element,
    Part part,
    String hash,
    String externalId,
    String maker,
    boolean sent,
    int looked,
    @Nullable String task,
    @Nullable String vendorId) {

  /** What of an element. */
  public enum Part {
    ELEMENT,
    VOICE
  }

  /** One that nobody knows yet. */
  public static StandIn fresh(
      String engine,
      String account,
      String element,
      Part part,
      String hash,
      String externalId,
      String maker) {
    return new StandIn(
        engine, account, element, part, hash, externalId, maker, false, 0, null, null);
  }

  /** About to be sent, or certainly not sent. */
  public StandIn sent(boolean now) {
    return new StandIn(
        engine, account, element, part, hash, externalId, maker, now, 0, task, vendorId);
  }

  public StandIn lookedFor() {
    return new StandIn(
        engine, account, element, part, hash, externalId, maker, sent, looked + 1, task, vendorId);
  }

  public StandIn taken(String as) {
    return new StandIn(
        engine, account, element, part, hash, externalId, maker, true, looked, as, vendorId);
  }

  public StandIn made(String as) {
    return new StandIn(
        engine, account, element, part, hash, externalId, maker, true, looked, task, as);
  }
}
