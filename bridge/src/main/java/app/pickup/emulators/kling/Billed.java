package app.pickup.emulators.kling;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One create that was accepted, whatever answer the caller got and whether or not it was refunded
 * later.
 *
 * @param taskId the task, or the session of a face recognition
 * @param externalId the caller's own id for it, or null
 * @param path the endpoint
 * @param units what it cost
 */
public record Billed(String taskId, @Nullable String externalId, String path, BigDecimal units) {}
