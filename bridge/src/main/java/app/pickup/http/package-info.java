/** The door: one class a resource, the gate before them, problems as RFC 9457. */
@org.jspecify.annotations.NullMarked
package app.pickup.http;
