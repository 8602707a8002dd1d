/** Running a network: the inference runtime and what goes into it and comes out. */
@org.jspecify.annotations.NullMarked
package app.pickup.engines.local.network;
