@org.jspecify.annotations.NullMarked
package app.pickup.app;
