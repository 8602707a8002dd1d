/** Rounds of drafts: one shot, asked for several times with something other in each. */
@org.jspecify.annotations.NullMarked
package app.pickup.shots.round;
