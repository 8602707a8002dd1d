/**
 * The one way out of this machine: who may be called, what was sent, and no answer paid twice.
 * OkHttp is seen here only.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.net;
