/** The panel in a real browser. */
@org.jspecify.annotations.NullMarked
package app.pickup.panel;
