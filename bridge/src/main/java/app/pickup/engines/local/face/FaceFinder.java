package app.pickup.engines.local.face;

import app.pickup.engines.local.network.Blob;
import app.pickup.engines.local.network.Onnx;
import app.pickup.media.Colour;
import app.pickup.media.PixelLayout;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the faces of a picture with BlazeFace (Bazarevsky et al. 2019), which sees 256 x 256 pixels
 * and in them faces from a fifteenth of the side up: so a picture is looked at as a whole and then
 * in tiles. Not for more than one thread.
 */
final class FaceFinder implements Closeable {
  private static final float LEAST = .5f;
  private static final float LEAST_IN_A_TILE = .6f;

  /** Below this a tile holds fewer pixels than the network sees. */
  private static final int SMALLEST_TILE = 160;

  private final Onnx onnx;
  private final PixelLayout layout;
  private final CropReader reader;
  private final Blob picture = new Blob(1, 3, Anchors.SIDE, Anchors.SIDE);
  private final Blob fineScores = new Blob(1, Anchors.FINE.count(), 1);
  private final Blob fineBoxes = new Blob(1, Anchors.FINE.count(), Anchors.NUMBERS);
  private final Blob coarseScores = new Blob(1, Anchors.COARSE.count(), 1);
  private final Blob coarseBoxes = new Blob(1, Anchors.COARSE.count(), Anchors.NUMBERS);

  FaceFinder(Onnx onnx, PixelLayout layout, Colour colour) {
    this.onnx = onnx;
    this.layout = layout;
    this.reader = new CropReader(layout, colour, Anchors.SIDE, true);
  }

  /** The faces seen in one look at the whole picture, the surest first. */
  List<Found> glance(byte[] frame) {
    List<Found> all = new ArrayList<>();
    look(frame, whole(), LEAST, all);
    return BestOfEach.of(all);
  }

  /** The faces seen in the whole picture and in tiles of it, also small ones. */
  List<Found> search(byte[] frame) {
    List<Found> all = new ArrayList<>();
    look(frame, whole(), LEAST, all);
    for (Crop tile : tiles(layout.width(), layout.height())) {
      look(frame, tile, LEAST_IN_A_TILE, all);
    }
    return BestOfEach.of(all);
  }

  /** The faces in this part of the picture. */
  List<Found> near(byte[] frame, Crop crop) {
    List<Found> all = new ArrayList<>();
    look(frame, crop, LEAST, all);
    return BestOfEach.of(all);
  }

  private Crop whole() {
    return new Crop(
        layout.width() / 2.0, layout.height() / 2.0, Math.max(layout.width(), layout.height()), 0);
  }

  /** Squares of the shorter side, and of half of it, that overlap by at least a third. */
  static List<Crop> tiles(int width, int height) {
    List<Crop> tiles = new ArrayList<>();
    int shorter = Math.min(width, height);
    for (double side = shorter; side >= Math.max(SMALLEST_TILE, shorter / 2.0); side /= 2) {
      int across = pieces(width, side);
      int down = pieces(height, side);
      for (int row = 0; row < down && across * down > 1; row++) {
        for (int column = 0; column < across; column++) {
          tiles.add(
              new Crop(
                  centre(width, side, column, across), centre(height, side, row, down), side, 0));
        }
      }
    }
    return tiles;
  }

  private static int pieces(int length, double side) {
    return length <= side ? 1 : 1 + (int) Math.ceil((length - side) / (side * 2 / 3));
  }

  private static double centre(int length, double side, int piece, int pieces) {
    return pieces == 1 ? length / 2.0 : side / 2 + piece * (length - side) / (pieces - 1);
  }

  private void look(byte[] frame, Crop crop, float least, List<Found> to) {
    reader.read(frame, crop, picture, -1, 1);
    onnx.run(
        Map.of("input", picture),
        Map.of(
            "scores16", fineScores,
            "boxes16", fineBoxes,
            "scores8", coarseScores,
            "boxes8", coarseBoxes));
    Anchors.FINE.decode(fineScores.values(), fineBoxes.values(), crop, least, to);
    Anchors.COARSE.decode(coarseScores.values(), coarseBoxes.values(), crop, least, to);
  }

  @Override
  public void close() {
    onnx.close();
  }
}
