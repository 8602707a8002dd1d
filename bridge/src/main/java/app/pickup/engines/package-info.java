/** Who can make a shot: the port, the catalogue, what each engine can do. */
@org.jspecify.annotations.NullMarked
package app.pickup.engines;
