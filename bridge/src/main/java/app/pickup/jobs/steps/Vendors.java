package app.pickup.jobs.steps;

import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.util.Optional;

/** The vendor of a job, where its engine is one. */
final class Vendors {
  private final Catalogue engines;

  Vendors(Catalogue engines) {
    this.engines = engines;
  }

  Optional<Engine.Vendor> find(String engine) throws Refused {
    Engine found =
        engines
            .find(engine)
            .orElseThrow(
                () ->
                    new Refused(
                        Code.ENGINE_UNKNOWN,
                        "engine",
                        engine,
                        "known",
                        String.join(", ", engines.ids())));
    return found instanceof Engine.Vendor vendor ? Optional.of(vendor) : Optional.empty();
  }

  /** Whether this engine makes shots on this machine. */
  boolean here(String engine) {
    return engines.find(engine).filter(found -> !(found instanceof Engine.Vendor)).isPresent();
  }

  Engine.Vendor of(String engine) throws Refused {
    return find(engine).orElseThrow(() -> new IllegalStateException("no vendor: " + engine));
  }
}
