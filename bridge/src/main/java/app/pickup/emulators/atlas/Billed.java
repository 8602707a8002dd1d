package app.pickup.emulators.atlas;

import java.math.BigDecimal;

/**
 * One create that was accepted, whatever answer the caller got and whether or not it was refunded
 * later.
 *
 * @param id the prediction's
 * @param usd what it cost
 */
public record Billed(String id, String model, BigDecimal usd) {}
