/**
 * Probe, cut, conform, proof; frames in and out of ffmpeg. The only starter of ffmpeg. Knows no
 * other room but problems.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.media;
