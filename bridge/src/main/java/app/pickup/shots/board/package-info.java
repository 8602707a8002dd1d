/**
 * The storyboard: from a script, a shot list or a story to shots, and back to the files that
 * writers and editors use. Offline; the same input gives the same board.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.shots.board;
