package app.pickup.engines.local.mouth;

import static org.assertj.core.api.Assumptions.assumeThat;

import app.pickup.engines.local.face.Face;
import app.pickup.engines.local.face.FaceNetworks;
import app.pickup.engines.local.face.FaceTrack;
import app.pickup.engines.local.face.FaceTracker;
import app.pickup.engines.local.face.PaintedFace;
import app.pickup.media.Colour;
import app.pickup.media.PixelLayout;
import java.nio.file.Path;
import java.util.Objects;

/** A painted face as the networks see it, where the build has made the networks. */
final class Sitter {
  static final FaceNetworks NETWORKS =
      new FaceNetworks(Path.of(System.getProperty("pickup.dist", ""), "models"));
  static final PixelLayout LAYOUT = new PixelLayout(480, 360, 1, 1, 8, false);
  static final PaintedFace FACE = new PaintedFace(240, 170, 180, 0, 0);

  private Sitter() {}

  static void networksAreThere() {
    assumeThat(NETWORKS.missing()).isNull();
  }

  /** A frame each. */
  static FaceTrack track(PaintedFace... frames) {
    networksAreThere();
    try (FaceTracker tracker = NETWORKS.track(LAYOUT, Colour.BT709)) {
      for (PaintedFace face : frames) {
        tracker.see(PaintedFace.frame(LAYOUT, face));
      }
      return tracker.finish().tracks().get(0);
    }
  }

  static Face face(PaintedFace painted) {
    return Objects.requireNonNull(track(painted).at(0));
  }

  static Mouth mouth(Face face) {
    return new Mouth(face.x(), face.y());
  }
}
