package app.pickup.engines.local.dialogue;

/**
 * A word and when it is heard. Where a script puts no spaces between words it is what a caption may
 * be broken after: a Chinese character, a Japanese phrase.
 *
 * @param text as it was written, with its punctuation
 * @param from its first sample at {@link Track#RATE}
 * @param until the sample after its last
 */
public record Word(String text, long from, long until) {}
