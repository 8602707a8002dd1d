package app.pickup.jobs.steps;

import app.pickup.elements.Cast;
import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Lane;
import app.pickup.jobs.Order;
import app.pickup.jobs.Outcome;
import app.pickup.jobs.Step;
import app.pickup.jobs.Work;
import app.pickup.media.Probe;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lets an engine of this machine make the take. */
public final class RenderStep implements Step {

  static final String MADE = "made";

  private final Catalogue engines;
  private final Cast cast;
  private final Probe probe;

  public RenderStep(Catalogue engines, Cast cast, Probe probe) {
    this.engines = engines;
    this.cast = cast;
    this.probe = probe;
  }

  /**
   * What the engine left in the work folder, by file name.
   *
   * @param picture the composite, or null
   * @param matte the matte clip, or null
   * @param sounding whether the picture's file has the sound too
   * @param captions what is said in it, or null
   */
  record Made(
      @Nullable String picture,
      @Nullable String matte,
      String model,
      boolean seedHonoured,
      boolean sounding,
      @Nullable String captions) {}

  @Override
  public Lane lane(Order order) {
    return Lane.RENDER;
  }

  @Override
  public Outcome run(Work work) throws Refused, IOException, InterruptedException {
    String id = work.job().order().engine();
    Engine engine =
        engines
            .find(id)
            .orElseThrow(
                () ->
                    new Refused(
                        Code.ENGINE_UNKNOWN,
                        "engine",
                        id,
                        "known",
                        String.join(", ", engines.ids())));
    if (!(engine instanceof Engine.Maker maker)) {
      throw new IllegalStateException("no maker: " + id);
    }
    work.keep(OrderStep.CREDITS, Credits.of(cast, work.shot()));
    Engine.Take take = maker.make(order(work), work);
    work.model(take.model());
    work.keep(
        MADE,
        new Made(
            name(take.picture()),
            name(take.matte()),
            take.model(),
            take.seedHonoured(),
            take.sounding(),
            name(take.captions())));
    return Outcome.to(JobState.CONFORMING);
  }

  private static @Nullable String name(@Nullable Path file) {
    return file == null ? null : String.valueOf(file.getFileName());
  }

  private Engine.Order order(Work work) throws Refused, InterruptedException {
    Shot shot = work.shot();
    if (shot instanceof Shot.Edit edit) {
      Cut cut = Cut.of(probe, edit.plate(), edit.common().sequence());
      return new Engine.Order.Change(edit, cut.media(), cut.made(), work.folder());
    }
    if (shot instanceof Shot.Generate generate) {
      Fitting fitting = Fitting.of(probe, work);
      return new Engine.Order.Fresh(
          generate, fitting.picture(), fitting.range().length(), cast.of(generate), work.folder());
    }
    Shot.LipSync lipSync = (Shot.LipSync) shot;
    Fitting fitting = Fitting.of(probe, work);
    Cut cut = fitting.cut();
    Voiced voiced =
        Voiced.kept(work).orElseThrow(() -> new IllegalStateException("nothing was spoken"));
    return new Engine.Order.Dialogue(
        lipSync,
        cut == null ? null : cut.media(),
        fitting.picture(),
        fitting.range(),
        cut == null ? fitting.range() : cut.asked(),
        voiced.said(),
        cut == null ? work.folder().resolve(Voiced.MIXED) : null,
        work.folder());
  }
}
