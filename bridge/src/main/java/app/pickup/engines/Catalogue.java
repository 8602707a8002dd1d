package app.pickup.engines;

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

  /** Every engine's id. */
  public Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    engines.forEach(engine -> ids.add(engine.capability().id()));
    return ids;
  }
}
