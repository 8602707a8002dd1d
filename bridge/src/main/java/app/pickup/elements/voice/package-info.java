/** Listens to a voice: level, noise, tones, pitch. Plain arithmetic, no model. */
@org.jspecify.annotations.NullMarked
package app.pickup.elements.voice;
