/**
 * What each NLE needs on this machine: put where it looks, listed, looked after, taken away again.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.install;
