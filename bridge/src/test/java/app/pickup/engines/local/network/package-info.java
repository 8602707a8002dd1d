/** What is put into NLEs. */
@org.jspecify.annotations.NullMarked
package app.pickup.engines.local.network;
