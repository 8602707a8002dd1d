/** Finding faces, and following each through a shot point by point. */
@org.jspecify.annotations.NullMarked
package app.pickup.engines.local.face;
