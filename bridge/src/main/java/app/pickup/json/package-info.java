/** The one JSON mapper, set strictly, and the little that every room needs of it. */
@org.jspecify.annotations.NullMarked
package app.pickup.json;
