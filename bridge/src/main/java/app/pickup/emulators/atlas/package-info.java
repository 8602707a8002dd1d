/** Atlas Cloud's media API for Kling's models, played on this machine. */
@org.jspecify.annotations.NullMarked
package app.pickup.emulators.atlas;
