package app.pickup.shots.round;

import app.pickup.shots.Shot;

/**
 * One draft of a round.
 *
 * @param said what is other in it, in few words
 * @param chance whether a seed, or else chance, is what makes it another one
 * @param shot all of it, as if it had been asked for alone
 */
public record Variation(String said, boolean chance, Shot.Generate shot) {}
