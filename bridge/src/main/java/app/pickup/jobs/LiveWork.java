package app.pickup.jobs;

import app.pickup.shots.Money;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A step at work: what it tells goes into the ledger, and stopping it reaches what it started. */
final class LiveWork implements Work {
  private static final Logger LOG = LoggerFactory.getLogger(LiveWork.class);

  private final Ledger ledger;
  private final InstantSource clock;
  private final Job job;
  private final Shot shot;
  private final Path folder;
  private final Pace pace = new Pace();
  private final List<AutoCloseable> open = new ArrayList<>();
  private @Nullable Thread worker = Thread.currentThread();
  private volatile boolean stopped;

  LiveWork(Ledger ledger, InstantSource clock, Job job, Shot shot, Path folder) {
    this.ledger = ledger;
    this.clock = clock;
    this.job = job;
    this.shot = shot;
    this.folder = folder;
  }

  /** Ends the step at once: what it registered is closed, its thread interrupted. */
  void stop() {
    List<AutoCloseable> things;
    synchronized (open) {
      stopped = true;
      things = List.copyOf(open);
      open.clear();
      if (worker != null) {
        worker.interrupt();
      }
    }
    things.forEach(LiveWork::end);
  }

  /** The step has ended by itself: from here on nobody interrupts its thread. */
  void left() {
    synchronized (open) {
      worker = null;
      boolean ignored = Thread.interrupted();
    }
  }

  @Override
  public Job job() {
    return job;
  }

  @Override
  public Shot shot() {
    return shot;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public int attempt() {
    return job.standing().attempt();
  }

  @Override
  public void keep(String name, Object value) {
    ledger.keep(job.id(), name, value);
  }

  @Override
  public <T> Optional<T> kept(String name, Class<T> type) {
    return ledger.kept(job.id(), name, type);
  }

  @Override
  public void drop(String name) {
    ledger.drop(job.id(), name);
  }

  @Override
  public void takes(List<Take> takes) {
    ledger.change(job.id(), now -> now.taken(takes));
  }

  @Override
  public void model(String model) {
    ledger.change(job.id(), now -> now.modelled(model));
  }

  @Override
  public void cost(Money paid) {
    ledger.change(job.id(), now -> now.costed(paid));
  }

  @Override
  public Optional<Job> parent() {
    String parent = job.order().parent();
    return parent == null ? Optional.empty() : ledger.find(parent);
  }

  @Override
  public int ordered(Set<String> models) {
    return ledger.ordered(job.order().engine(), models);
  }

  @Override
  public int ahead(Set<String> models) {
    return ledger.ahead(job.id(), job.order().engine(), models);
  }

  @Override
  public void doing(String code, Map<String, String> args, String text, double share) {
    tell(new Note(code, args, text), share);
  }

  @Override
  public void made(long frames, long of) {
    Note note;
    synchronized (pace) {
      note = pace.made(job.state().id(), frames, of, clock.instant());
    }
    if (note != null) {
      tell(note, of == 0 ? 0 : (double) frames / of);
    }
  }

  @Override
  public void note(Note note) {
    ledger.change(job.id(), now -> now.noted(note));
  }

  @Override
  public boolean cancelled() {
    return stopped;
  }

  @Override
  public Ending ends(AutoCloseable thing) {
    boolean late;
    synchronized (open) {
      late = stopped;
      if (!late) {
        open.add(thing);
      }
    }
    if (late) {
      end(thing);
    }
    return () -> {
      synchronized (open) {
        open.remove(thing);
      }
    };
  }

  /** Progress told by a step that is being stopped would only hide that it is. */
  private void tell(Note note, double share) {
    if (!stopped) {
      ledger.change(
          job.id(),
          now -> now.cancelAsked() || now.state() != job.state() ? now : now.doing(note, share));
    }
  }

  private static void end(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      LOG.warn("something did not close when its job was stopped", e);
    }
  }
}
