@org.jspecify.annotations.NullMarked
package app.pickup.bins.exchange;
