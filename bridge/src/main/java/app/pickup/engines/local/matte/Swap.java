package app.pickup.engines.local.matte;

import app.pickup.engines.Engine.Watch;
import app.pickup.engines.local.pixels.PictureView;
import app.pickup.media.Colour;
import app.pickup.media.FrameSink;
import app.pickup.media.FrameSource;
import app.pickup.media.MediaFile.Fields;
import app.pickup.media.PixelLayout;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A background swap under way: one thread reads frames and scales them down, one finds mattes, the
 * caller's composites and writes. Frames go round in a pool, so a long plate needs no more memory
 * than a short one.
 */
final class Swap {
  private static final Logger log = LoggerFactory.getLogger(Swap.class);

  /** Below this part of the picture nobody is there. */
  private static final float LEAST_PERSON = .003f;

  private static final int LARGE_FRAME = 16 << 20;
  private static final long CANCEL_CHECK_MILLIS = 50;

  private final FrameSource plate;
  private final Network network;
  private final int cadence;
  private final Colour colour;
  private final @Nullable Background background;
  private final @Nullable FrameSink composite;
  private final @Nullable MatteFrame matte;
  private final List<PictureView> views;
  private final ArrayBlockingQueue<Frame> pool;
  private final Relay<Frame> read = new Relay<>();
  private final Relay<Moment> keyed = new Relay<>();

  /**
   * @param fields how the plate's rows were taken
   * @param background what to lay behind the people; null: no composite is wanted
   * @param composite where the composite goes; null likewise
   * @param matte where the matte goes, or null
   */
  Swap(
      FrameSource plate,
      Network network,
      int cadence,
      Fields fields,
      Colour colour,
      @Nullable Background background,
      @Nullable FrameSink composite,
      @Nullable MatteFrame matte) {
    this.plate = plate;
    this.network = network;
    this.cadence = cadence;
    this.colour = colour;
    this.background = background;
    this.composite = composite;
    this.matte = matte;
    views = views(plate.layout(), fields);
    int bytes = plate.layout().frameBytes();
    int frames = cadence + (bytes > LARGE_FRAME ? 2 : 4);
    pool = new ArrayBlockingQueue<>(frames);
    for (int i = 0; i < frames; i++) {
      pool.add(new Frame(bytes, views.size(), network.size()));
    }
  }

  /** The pictures of a frame in the order in which they were taken. */
  static List<PictureView> views(PixelLayout layout, Fields fields) {
    return switch (fields) {
      case PROGRESSIVE -> List.of(PictureView.whole(layout));
      case TOP_FIRST -> List.of(PictureView.field(layout, true), PictureView.field(layout, false));
      case BOTTOM_FIRST ->
          List.of(PictureView.field(layout, false), PictureView.field(layout, true));
    };
  }

  /**
   * Works until every frame is written; does not finish the sinks.
   *
   * @throws Refused when nobody is in the whole plate, or media fails
   * @throws InterruptedException when cancelled; the threads have ended by then
   */
  void run(Watch watch) throws Refused, InterruptedException {
    Thread reader = start("plate", this::readAll, read);
    Thread keyer = start("matte", this::keyAll, keyed);
    try {
      compositeAll(watch);
      logCpu("composite");
    } finally {
      // whoever still works has nobody left to work for
      plate.close();
      reader.interrupt();
      keyer.interrupt();
      awaitEnd(reader);
      awaitEnd(keyer);
    }
  }

  /**
   * Waits for a thread's end whatever happens. A cancel interrupts this thread too; going on then
   * would close the network while it is still looking, and that ends the whole process.
   */
  private static void awaitEnd(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Work {
    void run() throws Refused, InterruptedException;
  }

  private Thread start(String name, Work work, Relay<?> to) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
                logCpu(name);
                to.end(null);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (Refused | RuntimeException | Error e) {
                to.end(e);
              }
            },
            "swap-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** For the bench: what this thread has spent so far, most of it on this stage. */
  private void logCpu(String stage) {
    if (log.isDebugEnabled()) {
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      log.debug("{}: {} CPU ms a frame", stage, nanos / 1e6 / plate.frames());
    }
  }

  private void readAll() throws Refused, InterruptedException {
    List<AreaAverage> luma =
        views.stream().map(view -> new AreaAverage(view, 0, network.size())).toList();
    Frame frame = pool.take();
    while (plate.read(frame.pixels)) {
      for (Moment moment : frame.moments) {
        luma.get(moment.index).scale(frame.pixels, moment.luma);
      }
      read.put(frame);
      frame = pool.take();
    }
  }

  private void keyAll() throws Refused, InterruptedException {
    KeyColours colours = new KeyColours(views, network.size(), colour, plate.layout().height());
    Keying keying = new Keying(network, colours, cadence, keyed::put);
    for (Frame frame = read.take(); frame != null; frame = read.take()) {
      for (Moment moment : frame.moments) {
        moment.beginsShot = keying.take(moment);
      }
    }
    keying.endShot();
  }

  private void compositeAll(Watch watch) throws Refused, InterruptedException {
    ModelSize size = network.size();
    List<Compositor> compositors = views.stream().map(view -> new Compositor(view, size)).toList();
    LightWrap light = new LightWrap(views, size);
    GuidedEdge edge = new GuidedEdge(size);
    float largest = 0;
    long made = 0;
    for (Moment last = next(watch); last != null; last = next(watch)) {
      if (!last.endsFrame()) {
        continue;
      }
      Frame frame = last.frame;
      byte[] behind = background == null ? null : background.behind(frame);
      if (behind != null && background != null) {
        light.see(behind, background.still());
      }
      if (matte != null) {
        matte.begin(frame.pixels);
      }
      for (Moment moment : frame.moments) {
        largest = Math.max(largest, moment.matte.area());
        if (moment.beginsShot && made > 0) {
          watch.note(
              new Note(
                  "matte.cut",
                  Map.of("frame", Long.toString(made)),
                  "There is a cut at frame "
                      + made
                      + " of the clip; the matte begins anew there."));
        }
        if (behind != null && moment.matte.screen.there()) {
          moment.matte.screen.clean(frame.pixels, views.get(moment.index));
        }
        edge.fit(moment.luma, moment.matte.alpha);
        if (behind != null) {
          light.apply(moment);
        }
        compositors
            .get(moment.index)
            .composite(
                frame.pixels,
                behind,
                moment.matte,
                edge,
                matte == null ? null : matte.plane(moment.index));
      }
      if (matte != null) {
        matte.write();
      }
      if (composite != null) {
        composite.write(frame.pixels);
      }
      pool.put(frame);
      watch.made(++made, plate.frames());
    }
    if (largest < LEAST_PERSON) {
      throw new Refused(
          Code.NO_PERSON, "percent", String.format(Locale.ROOT, "%.1f", 100 * largest));
    }
  }

  private @Nullable Moment next(Watch watch) throws Refused, InterruptedException {
    while (true) {
      if (watch.cancelled()) {
        throw new InterruptedException("cancelled");
      }
      if (keyed.await(CANCEL_CHECK_MILLIS)) {
        return keyed.take();
      }
    }
  }
}
