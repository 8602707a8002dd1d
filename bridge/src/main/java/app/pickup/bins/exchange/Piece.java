package app.pickup.bins.exchange;

import app.pickup.media.Timecode;

/**
 * A part of a source on a track. Everything in frames of the timeline, which are those of the
 * source.
 *
 * @param at where it begins on the timeline, counted from 0
 * @param in the source's frame that is seen there
 * @param length above 0
 * @param heard whether its sound is laid too
 */
record Piece(Source source, long at, long in, long length, boolean heard) {

  /** The timeline's frame after its last. */
  long end() {
    return at + length;
  }

  /** The source's frame after its last. */
  long out() {
    return in + length;
  }

  /** The source's label of the first frame seen. */
  Timecode from() {
    return source.start().plus(in);
  }

  /** And of the one after the last. */
  Timecode to() {
    return source.start().plus(out());
  }

  boolean sounds() {
    return heard && source.sounds();
  }
}
