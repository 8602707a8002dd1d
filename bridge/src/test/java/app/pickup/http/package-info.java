@org.jspecify.annotations.NullMarked
package app.pickup.http;
