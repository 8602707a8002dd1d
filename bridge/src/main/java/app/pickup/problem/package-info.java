/**
 * What can go wrong for an editor, as values: a stable code, plain words, whether it cost money,
 * what to do.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.problem;
