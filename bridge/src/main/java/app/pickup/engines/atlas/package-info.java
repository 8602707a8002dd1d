/**
 * Kling's models through Atlas Cloud (atlascloud.ai docs, read 2026-11-22): models and their fields
 * in a table, translation, answers. No word of it leaves this package.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.engines.atlas;
