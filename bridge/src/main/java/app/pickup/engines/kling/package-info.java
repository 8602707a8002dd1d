/**
 * Kling's own API (kling.ai document-api, read 2026-09-20 and 2026-11-22): models in a table,
 * translation, answers. No word of it leaves this package.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.engines.kling;
