package app.pickup.secrets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a vendor's keys are found. What is found is given to the vendor and to nobody else.
 *
 * <p>A keychain keeps keys from a stolen disk and from other users; it does not keep them from
 * other programs of the same user.
 */
public interface Secrets {

  /**
   * A secret, or empty when this place has none.
   *
   * @param engine an engine's id, e.g. {@code kling}
   * @param name e.g. {@code KEY}
   */
  Optional<String> find(String engine, String name);

  /**
   * The places of this machine: the environment first (what was set for this run is meant), then
   * the system's keychain, then the file.
   *
   * @param env the environment
   * @param system the JVM's {@code os.name}
   * @param file {@code secrets.json} in home
   */
  static Secrets of(Map<String, String> env, String system, Path file) {
    return new SeveralPlaces(
        List.of(new EnvironmentSecrets(env), Keychains.of(system, env), new FileSecrets(file)));
  }
}
