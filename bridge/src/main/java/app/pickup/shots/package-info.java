/**
 * The neutral request: what is wanted, complete enough to be stored, replayed, promoted and sent to
 * another engine.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.shots;
