package app.pickup.secrets;

import app.pickup.secrets.Keychain.KeychainMissing;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a keychain each thing once, and waits for it a moment only: a locked keychain asks its user,
 * who may be at lunch. An answer that comes later is there for the next who asks.
 */
final class Keychains implements Secrets {
  private static final Logger LOG = LoggerFactory.getLogger(Keychains.class);
  private static final long PATIENCE_MS = 2_000;

  private final Keychain keychain;
  private final long patienceMs;
  private final Map<String, CompletableFuture<Optional<String>>> asked = new ConcurrentHashMap<>();

  /**
   * @param patienceMs how long one that asks is kept waiting
   */
  Keychains(Keychain keychain, long patienceMs) {
    this.keychain = keychain;
    this.patienceMs = patienceMs;
  }

  /**
   * The keychain of this system; a place that holds nothing where it has none.
   *
   * @param system the JVM's {@code os.name}
   */
  static Secrets of(String system, Map<String, String> env) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      return new Keychains(new MacKeychain(), PATIENCE_MS);
    }
    if (os.contains("windows")) {
      return new Keychains(new WindowsCredentials(), PATIENCE_MS);
    }
    // without a session bus there is no service to ask, and loading a library takes its time
    return SecretService.hasBus(env)
        ? new Keychains(new SecretService(), PATIENCE_MS)
        : (engine, name) -> Optional.empty();
  }

  @Override
  public Optional<String> find(String engine, String name) {
    try {
      return asked
          .computeIfAbsent(engine + "/" + name, key -> ask(engine, name))
          .get(patienceMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (TimeoutException e) {
      LOG.warn("the {} does not answer; is it locked?", keychain.name());
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("whoever asks completes with a value", e);
    }
  }

  private CompletableFuture<Optional<String>> ask(String engine, String name) {
    CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    Thread asking =
        new Thread(
            () -> {
              try {
                answer.complete(keychain.read(engine, name).filter(key -> !key.isBlank()));
              } catch (KeychainMissing e) {
                LOG.info("no {}: {}", keychain.name(), e.getMessage());
                answer.complete(Optional.empty());
              } catch (RuntimeException | LinkageError e) {
                // by its name only: nobody knows what a library puts into its words
                LOG.warn("the {} failed: {}", keychain.name(), e.getClass().getSimpleName());
                answer.complete(Optional.empty());
              }
            },
            "keychain");
    asking.setDaemon(true);
    asking.start();
    return answer;
  }
}
