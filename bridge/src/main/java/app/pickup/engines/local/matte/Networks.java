package app.pickup.engines.local.matte;

import app.pickup.engines.local.network.Onnx;
import app.pickup.media.PixelLayout;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The networks that came with the program, opened only while a shot is made. */
public final class Networks {
  private final Path rvm;
  private final Path selfie;

  /**
   * @param folder where the build put {@code rvm.onnx} and {@code selfie.onnx}
   */
  public Networks(Path folder) {
    rvm = folder.resolve("rvm.onnx");
    selfie = folder.resolve("selfie.onnx");
  }

  /** Why no matte can be made, or null. */
  public @Nullable String missing() {
    return Files.exists(rvm) || Files.exists(selfie)
        ? null
        : "its networks are missing; run scripts/models and build again";
  }

  /** The name a take carries. */
  public String name() {
    return Files.exists(rvm) ? "rvm-mobilenetv3" : "mediapipe-selfie-segmentation";
  }

  /** The better network that is there, for pictures of this shape. */
  Network open(Tier tier, PixelLayout layout) throws Refused {
    String missing = missing();
    if (missing != null) {
      throw new Refused(Code.ENGINE_UNAVAILABLE, "engine", "local", "why", missing);
    }
    return Files.exists(rvm)
        ? new Rvm(Onnx.open(rvm), ModelSize.of(tier, layout))
        : new Selfie(Onnx.open(selfie));
  }
}
