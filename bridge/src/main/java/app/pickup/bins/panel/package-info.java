/** NLEs whose panel fetches from the outbox and sends receipts. */
@org.jspecify.annotations.NullMarked
package app.pickup.bins.panel;
