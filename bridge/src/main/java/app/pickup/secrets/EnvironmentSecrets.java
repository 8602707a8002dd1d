package app.pickup.secrets;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code PICKUP_<ENGINE>_<NAME>} of the environment, e.g. {@code PICKUP_KLING_KEY}. */
final class EnvironmentSecrets implements Secrets {
  private final Map<String, String> env;

  EnvironmentSecrets(Map<String, String> env) {
    this.env = Map.copyOf(env);
  }

  @Override
  public Optional<String> find(String engine, String name) {
    String variable = "PICKUP_" + engine.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + name;
    return Optional.ofNullable(env.get(variable)).map(String::strip).filter(key -> !key.isEmpty());
  }
}
