/**
 * Pickup: AI shots inside the editor's own NLE. One duty a package; see {@code
 * bridge/docs/architecture.md}.
 */
@org.jspecify.annotations.NullMarked
package app.pickup;
