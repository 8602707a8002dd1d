package app.pickup.engines;

import app.pickup.engines.Engine.Standing;
import app.pickup.engines.Engine.Vendor;
import app.pickup.net.NoAnswer;
import app.pickup.problem.Refused;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The engines of this bridge, in the order in which they are shown. */
public record Catalogue(List<Engine> engines) {

  public Catalogue {
    engines = List.copyOf(engines);
  }

  /** What each can do now. */
  public List<Capability> capabilities() {
    return engines.stream().map(Engine::capability).toList();
  }

  /** The engine with this id. */
  public Optional<Engine> find(String id) {
    return engines.stream().filter(engine -> engine.capability().id().equals(id)).findFirst();
  }

  /**
   * How this machine stands with an engine, asked now; empty: there is nobody or nothing to ask.
   */
  public static Optional<Standing> check(Engine engine) {
    if (!(engine instanceof Vendor vendor) || engine.capability().unavailable() != null) {
      return Optional.empty();
    }
    try {
      return Optional.of(vendor.check());
    } catch (Refused e) {
      return Optional.of(new Standing(false, e.problem().detail(), null));
    } catch (NoAnswer e) {
      String silent = e.host() + " does not answer: " + e.why() + ".";
      return Optional.of(new Standing(false, silent, null));
    }
  }

  /** Every engine's id. */
  public Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    engines.forEach(engine -> ids.add(engine.capability().id()));
    return ids;
  }
}
