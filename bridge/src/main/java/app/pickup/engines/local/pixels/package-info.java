/** Reading and writing the samples of a frame, and what they mean as colour. */
@org.jspecify.annotations.NullMarked
package app.pickup.engines.local.pixels;
