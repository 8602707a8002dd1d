@org.jspecify.annotations.NullMarked
package app.pickup.emulators.atlas;
