package app.pickup.engines.local.matte;

/** One picture in time: a whole frame, or one field of an interlaced one; and its matte. */
final class Moment {
  final Frame frame;
  final int index;

  /** The plate's luma at model size; code values where 255 of 8 bits is 1. */
  final float[] luma;

  final Matte matte;

  boolean beginsShot;

  Moment(Frame frame, int index, ModelSize size) {
    this.frame = frame;
    this.index = index;
    luma = new float[size.pixels()];
    matte = new Matte(size);
  }

  /** Whether the frame is complete once this moment is done. */
  boolean endsFrame() {
    return index == frame.moments.size() - 1;
  }
}
