package app.pickup.emulators.atlas;

import java.math.BigDecimal;
import java.util.List;

/**
 * A prediction as it is kept.
 *
 * @param created in ms since 1970
 * @param status where it is
 * @param made whether its file is there
 * @param broken whether none can be made
 * @param quirks faults it was born with
 * @param looks how often it was looked at
 * @param link how many of its URLs have died
 */
record Prediction(
    String id,
    String model,
    BigDecimal usd,
    Recipe recipe,
    long created,
    Status status,
    boolean made,
    boolean broken,
    List<AtlasFault> quirks,
    int looks,
    int link) {

  /** Where a prediction is. */
  enum Status {
    CREATED,
    PROCESSING,
    COMPLETED,
    FAILED,
    TIMEOUT;

    boolean ended() {
      return compareTo(PROCESSING) > 0;
    }
  }

  boolean is(AtlasFault quirk) {
    return quirks.contains(quirk);
  }

  Prediction now(Status other) {
    return new Prediction(
        id, model, usd, recipe, created, other, made, broken, quirks, looks, link);
  }

  Prediction hasFile() {
    return new Prediction(
        id, model, usd, recipe, created, status, true, broken, quirks, looks, link);
  }

  Prediction canNotBeMade() {
    return new Prediction(id, model, usd, recipe, created, status, made, true, quirks, looks, link);
  }

  Prediction lookedAt() {
    return new Prediction(
        id, model, usd, recipe, created, status, made, broken, quirks, looks + 1, link);
  }

  Prediction nextLink() {
    return new Prediction(
        id, model, usd, recipe, created, status, made, broken, quirks, looks, link + 1);
  }
}
