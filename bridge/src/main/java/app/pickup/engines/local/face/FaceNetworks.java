package app.pickup.engines.local.face;

import app.pickup.engines.local.network.Onnx;
import app.pickup.media.Colour;
import app.pickup.media.PixelLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The networks that find faces, as they came with the program. */
public final class FaceNetworks {
  private final Path finder;
  private final Path mesh;

  /**
   * @param folder where the build put {@code blazeface.onnx} and {@code facemesh.onnx}
   */
  public FaceNetworks(Path folder) {
    finder = folder.resolve("blazeface.onnx");
    mesh = folder.resolve("facemesh.onnx");
  }

  /** Why no face can be found, or null. */
  public @Nullable String missing() {
    return Files.exists(finder) && Files.exists(mesh)
        ? null
        : "its face networks are missing; run scripts/models and build again";
  }

  /**
   * A tracker for the frames of one clip.
   *
   * @param layout how each frame lies in memory
   * @param colour what its numbers mean
   * @throws IllegalStateException where a network does not load; see {@link #missing()}
   */
  public FaceTracker track(PixelLayout layout, Colour colour) {
    return new FaceTracker(
        new FaceFinder(Onnx.open(finder, 1), layout, colour),
        new FaceMesh(Onnx.open(mesh, 1), layout, colour),
        new Cuts(layout, colour));
  }
}
