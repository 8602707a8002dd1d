package app.pickup.emulators.atlas;

import app.pickup.emulators.Call;
import app.pickup.emulators.Faults;
import app.pickup.emulators.LoopbackServer;
import app.pickup.emulators.Recorded;
import app.pickup.emulators.Reply;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Atlas Cloud's media API on this machine, for Kling's models: it checks what Atlas checks, fails
 * as it fails, makes real clips with the word REHEARSAL in them, and costs nothing. Source:
 * atlas-cloud-api.md; what is not documented is a guess and says so where it is made.
 */
public final class AtlasEmulator implements AutoCloseable {
  private final Faults<AtlasFault> faults = new Faults<>(AtlasFault.class);
  private final Account account;
  private final Makers makers;
  private final LoopbackServer server;
  private final CountDownLatch open = new CountDownLatch(1);
  private @Nullable AtlasDoor door;

  private AtlasEmulator(AtlasOptions options) throws IOException, Refused {
    options.faults().forEach(faults::on);
    Depot depot = new Depot(options.folder());
    this.account = Account.open(options, faults);
    this.makers = new Makers(options.ffmpeg(), depot, account);
    this.server = LoopbackServer.start(options.port(), this::answer);
    this.door = new AtlasDoor(options, account, depot, makers, faults, server.url());
    account.unmade().forEach(makers::begin);
    open.countDown();
  }

  /**
   * Starts it.
   *
   * @throws IOException when the port is taken or the folder can not be used
   * @throws IllegalArgumentException with a plain sentence when a fault of this name is not known
   */
  public static AtlasEmulator start(AtlasOptions options) throws IOException, Refused {
    return new AtlasEmulator(options);
  }

  private Reply answer(Call call) {
    try {
      // the door needs to know the port, which is only known once the server listens
      open.await();
      return Objects.requireNonNull(door).answer(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.hangUp();
    }
  }

  /** Where it answers, e.g. {@code http://127.0.0.1:40123}; no slash at the end. */
  public String url() {
    return server.url();
  }

  /** The API key that works. */
  public String key() {
    return account.key();
  }

  /** USD left; what was taken for predictions at work is not in it. */
  public BigDecimal balance() {
    return account.balance();
  }

  /** Every create that was accepted, oldest first; kept over restarts. */
  public List<Billed> bill() {
    return account.bill();
  }

  /** Switches for misbehaviour. */
  public Faults<AtlasFault> faults() {
    return faults;
  }

  /** Every request since the start, oldest first. */
  public List<Recorded> requests() {
    return server.requests();
  }

  /** Stops answering and making clips. Predictions go on after the next start. */
  @Override
  public void close() {
    server.close();
    makers.close();
  }
}
