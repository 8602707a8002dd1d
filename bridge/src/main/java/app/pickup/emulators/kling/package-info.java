/** Kling's API as it was documented in November 2026, both generations. */
@org.jspecify.annotations.NullMarked
package app.pickup.emulators.kling;
