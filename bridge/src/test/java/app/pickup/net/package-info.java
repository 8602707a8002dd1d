/** Tests of the way out. */
@org.jspecify.annotations.NullMarked
package app.pickup.net;
