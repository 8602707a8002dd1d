package app.pickup.install;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The NLEs that Pickup can be put into. A new one is one more line here. */
public record Nles(List<Nle> nles) {

  public Nles {
    nles = List.copyOf(nles);
  }

  /**
   * @param program where the NLE's own program lies; null: it is looked for
   */
  public static Nles of(Checkout checkout, Machine machine, @Nullable Path program) {
    return new Nles(
        List.of(
            new KdenliveNle(checkout, machine),
            new BlenderNle(checkout, machine, program),
            new ResolveNle(checkout, machine),
            new PremiereNle(checkout, machine, program),
            new ByFile("finalcut", "Final Cut Pro", "FCPXML"),
            new ByFile("shotcut", "Shotcut", "MLT")));
  }

  /** The one of this name; null: there is none. */
  public @Nullable Nle of(String id) {
    return nles.stream().filter(nle -> nle.id().equals(id)).findFirst().orElse(null);
  }

  public List<String> ids() {
    return nles.stream().map(Nle::id).toList();
  }
}
