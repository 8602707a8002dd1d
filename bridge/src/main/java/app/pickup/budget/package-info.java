/** What jobs may cost and have cost: caps, reservations, settlement. */
@org.jspecify.annotations.NullMarked
package app.pickup.budget;
