package app.pickup.app;

import app.pickup.bins.Hosts;
import app.pickup.bins.Outbox;
import app.pickup.budget.Budget;
import app.pickup.budget.SpendStore;
import app.pickup.elements.Cast;
import app.pickup.elements.ElementStore;
import app.pickup.engines.Catalogue;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Promotion;
import app.pickup.jobs.Steps;
import app.pickup.jobs.steps.Delivered;
import app.pickup.media.Ffmpeg;
import app.pickup.media.Probe;
import app.pickup.media.Screening;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.ShotCheck;
import app.pickup.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A workshop without engines: the bridge answers, and refuses every shot. */
final class BareWorkshop implements Workshop {
  private static final Problem NOBODY = Problem.of(Code.ENGINE_CHOOSE, "candidates", "none");

  private final Budget budget;
  private final Cast cast;
  private final List<Outbox.Item> waiting;

  BareWorkshop(Database database, InstantSource clock) {
    this(database, clock, List.of());
  }

  /**
   * @param waiting what hosts find in the outbox
   */
  BareWorkshop(Database database, InstantSource clock, List<Outbox.Item> waiting) {
    this.waiting = waiting;
    Path nowhere = Path.of("none").toAbsolutePath();
    this.cast =
        new Cast(
            new ElementStore(database, nowhere),
            nowhere,
            (wish, own, folder) -> {
              throw new Refused(NOBODY);
            },
            clock);
    this.budget = new SpendStore(database, clock, ZoneOffset.UTC);
  }

  @Override
  public Catalogue catalogue() {
    return new Catalogue(List.of());
  }

  @Override
  public Cast cast() {
    return cast;
  }

  @Override
  public ShotCheck check() {
    return shot -> ShotCheck.Finding.of(List.of(NOBODY.at("/engine")));
  }

  @Override
  public Promotion promotion() {
    return (parent, tier, engine, take, pin) -> {
      throw new Refused(NOBODY);
    };
  }

  @Override
  public Steps steps() {
    return new Steps(
        Map.of(
            JobState.PREPARING,
            work -> {
              throw new Refused(NOBODY);
            }));
  }

  @Override
  public Outbox outbox() {
    return new Outbox() {
      @Override
      public List<Item> waiting(@Nullable String nle, @Nullable String project) {
        return List.copyOf(waiting);
      }

      @Override
      public Item acknowledge(String id, Receipt receipt) throws Refused {
        throw new Refused(Code.NOT_FOUND, "what", "item");
      }
    };
  }

  @Override
  public Delivered delivered() {
    try {
      Path dist = Path.of(System.getProperty("pickup.dist", "target/dist"));
      return new Delivered(new Probe(Ffmpeg.in(dist)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Budget budget() {
    return budget;
  }

  @Override
  public Hosts hosts() {
    return new Hosts(List.of());
  }

  @Override
  public Screening screening() {
    try {
      Path dist = Path.of(System.getProperty("pickup.dist", "target/dist"));
      return new Screening(Ffmpeg.in(dist), Path.of("none").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
