package app.pickup.emulators.kling;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A create that keeps every rule and is now to be accepted or not.
 *
 * @param path the endpoint
 * @param model the model, or the service
 * @param legacy which generation's words it is answered in
 * @param externalId the caller's id for it, or null
 * @param units what it costs
 * @param recipe how its result is made
 * @param slot whether it takes a slot
 * @param watermark whether a watermarked copy was asked for
 * @param about what else its answers repeat
 */
record Draft(
    String path,
    String model,
    boolean legacy,
    @Nullable String externalId,
    BigDecimal units,
    Recipe recipe,
    boolean slot,
    boolean watermark,
    JsonNode about) {}
