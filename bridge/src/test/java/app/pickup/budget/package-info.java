@org.jspecify.annotations.NullMarked
package app.pickup.budget;
