package app.pickup.engines.local.mouth;

import app.pickup.media.Colour;
import app.pickup.media.PixelLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One mouth through a range: what it lends itself from other frames, and how it is painted. */
final class PaintedMouth {
  /** Open by less of what is wanted, the plate's own mouth is of no use; by more, of full use. */
  private static final float OF_NO_USE = .5f;

  private static final float OF_FULL_USE = .8f;

  private final MouthTrack track;
  private final MouthPainter painter;
  private final int[] pieces;
  private final Map<Integer, Piece> cut = new HashMap<>();

  PaintedMouth(MouthTrack track, PixelLayout layout, Colour colour) {
    this.track = track;
    this.painter = new MouthPainter(layout, colour);
    Selection.@Nullable Look[] wishes = new Selection.Look[track.frames()];
    Arrays.setAll(wishes, track::wish);
    this.pieces = Selection.of(wishes, track.offers());
  }

  /** The last frame of the track that a mouth is lent from; −1: none is. */
  int lastPiece() {
    return Arrays.stream(pieces).max().orElse(-1);
  }

  /** Cuts out the mouth of a frame of the track, where it is wanted. */
  void cut(int frame, byte[] pixels) {
    if (Arrays.stream(pieces).anyMatch(piece -> piece == frame)) {
      cut.put(frame, painter.cut(pixels, track.at(frame)));
    }
  }

  /** Paints a frame of the range. */
  void paint(int frame, byte[] pixels) {
    Mouth mouth = track.mouth(frame);
    if (mouth == null) {
      return;
    }
    Motion motion = track.motion(frame, mouth);
    painter.see(pixels, mouth);
    Grain grain = Grain.of(pixels, painter.view, mouth, frame);
    painter.paint(pixels, mouth, motion, inside(frame, mouth, motion), grain);
  }

  private Inside inside(int frame, Mouth mouth, Motion motion) {
    Shape shape = track.mouthing.shape(frame);
    Inside painted =
        new PaintedInside(
            mouth, motion, painter.palette, shape, painter.black, shape.wide() < -.4f);
    Piece piece = cut.get(pieces[frame]);
    if (piece == null) {
      return painted;
    }
    float wanted = motion.to.gap / mouth.height;
    float enough = piece.mouth.opening() / Math.max(.001f, wanted);
    float share = Math.max(0, Math.min(1, (enough - OF_NO_USE) / (OF_FULL_USE - OF_NO_USE)));
    return new OwnInside(
        mouth, motion, piece, painted, share, painter.palette.skin[0], painter.black);
  }
}
