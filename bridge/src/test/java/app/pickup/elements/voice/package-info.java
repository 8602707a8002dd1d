/** The ear. */
@org.jspecify.annotations.NullMarked
package app.pickup.elements.voice;
