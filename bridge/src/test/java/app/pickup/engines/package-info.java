@org.jspecify.annotations.NullMarked
package app.pickup.engines;
