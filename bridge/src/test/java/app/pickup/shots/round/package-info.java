@org.jspecify.annotations.NullMarked
package app.pickup.shots.round;
