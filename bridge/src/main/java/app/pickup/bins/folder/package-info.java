/** A plain folder as a bin: the file in its place is the hand-over. */
@org.jspecify.annotations.NullMarked
package app.pickup.bins.folder;
