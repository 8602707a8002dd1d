package app.pickup.jobs;

import app.pickup.bins.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivered take, as the contract shows it (§4).
 *
 * @param id unique within its job, e.g. {@code 1}
 * @param clip the file in the project's media folder
 * @param handles extra frames that the clip has on each side
 * @param sidecar absolute path of the sidecar
 * @param matte absolute path of the matte clip, or null where none was asked
 * @param captions absolute path of what is said in it, {@code .srt}, or null
 * @param pictures absolute paths of stills: before and after
 */
public record Take(
    String id,
    Clip clip,
    Handles handles,
    String sidecar,
    @Nullable String matte,
    @Nullable String captions,
    List<String> pictures,
    Proof proof,
    Placement placement) {

  public Take {
    pictures = List.copyOf(pictures);
  }

  /** A file by its absolute path and the hash of its bytes, lower-case hex. */
  public record Clip(String path, String sha256) {}

  /** Frames, 0 or above. */
  public record Handles(int head, int tail) {}

  /** What was held against the plate, by probing the finished file. */
  public record Proof(boolean passed, List<Check> checks) {
    public Proof {
      checks = List.copyOf(checks);
    }
  }

  /** One property of the clip: what it had to be, what it is. */
  public record Check(String name, String expected, String actual, boolean passed) {}

  /** The same take, placed so. */
  public Take placed(Placement now) {
    return new Take(id, clip, handles, sidecar, matte, captions, pictures, proof, now);
  }
}
