/** Tests of Pickup. */
@org.jspecify.annotations.NullMarked
package app.pickup;
