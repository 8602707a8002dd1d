package app.pickup.bins;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a clip is to go.
 *
 * @param nle the NLE's name on the wire, e.g. {@code kdenlive}
 * @param project the NLE's own id of the project, or null
 * @param file the project file; for {@code folder} an existing folder; null: none
 * @param mediaFolder where clips go; null: {@code Pickup/} beside the project file
 * @param bin folders within the bin, outermost first
 * @param place where on the timeline
 */
public record Target(
    String nle,
    @Nullable String project,
    @Nullable Path file,
    @Nullable Path mediaFolder,
    List<String> bin,
    Outbox.Place place) {

  public Target {
    bin = List.copyOf(bin);
  }

  /** The bin's folders as an editor writes them: {@code A/B}. */
  public String binName() {
    return String.join("/", bin);
  }
}
