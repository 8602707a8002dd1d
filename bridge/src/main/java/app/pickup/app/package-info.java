/** The program: commands, settings, wiring by hand. */
@org.jspecify.annotations.NullMarked
package app.pickup.app;
