/** Tests of problems. */
@org.jspecify.annotations.NullMarked
package app.pickup.problem;
