/** Tests of the hand-over. */
@org.jspecify.annotations.NullMarked
package app.pickup.bins;
