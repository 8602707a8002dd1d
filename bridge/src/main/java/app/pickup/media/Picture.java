package app.pickup.media;

import app.pickup.media.MediaFile.Aspect;
import app.pickup.media.MediaFile.Fields;

/**
 * The shape of a moving picture: all that a clip must have in common with its plate to cut in
 * without a jump.
 *
 * @param layout size, sampling and depth of the raw frames
 * @param rate frames a second
 * @param colour what the numbers mean
 * @param pixelAspect width to height of one pixel
 * @param fields how a frame's rows were taken
 */
public record Picture(
    PixelLayout layout, Rate rate, Colour colour, Aspect pixelAspect, Fields fields) {

  /** A shape to try whether a still can be read at all. */
  public static final Picture SMALL =
      new Picture(
          new PixelLayout(64, 64, 1, 1, 8, false),
          new Rate(25, 1),
          Colour.UNSAID,
          Aspect.SQUARE,
          Fields.PROGRESSIVE);

  /** The shape of this media's frames as they are read. */
  public static Picture of(MediaFile.Video video) {
    return new Picture(
        video.layout(), video.rate(), video.colour(), video.pixelAspect(), video.fields());
  }

  /** The same shape with raw frames of another layout. */
  public Picture with(PixelLayout other) {
    return new Picture(other, rate, colour, pixelAspect, fields);
  }

  /** The same shape with numbers that mean something else. */
  public Picture with(Colour other) {
    return new Picture(layout, rate, other, pixelAspect, fields);
  }

  /** The same shape at another rate. */
  public Picture with(Rate other) {
    return new Picture(layout, other, colour, pixelAspect, fields);
  }
}
