/** Reads prompts as a first assistant would: what will not come out as it is written, and why. */
@org.jspecify.annotations.NullMarked
package app.pickup.shots.lint;
