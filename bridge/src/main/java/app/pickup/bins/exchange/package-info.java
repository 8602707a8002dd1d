/** Files by which editors hand over timelines; each format in a class of its own. */
@org.jspecify.annotations.NullMarked
package app.pickup.bins.exchange;
