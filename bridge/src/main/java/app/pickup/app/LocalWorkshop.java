package app.pickup.app;

import app.pickup.bins.Bins;
import app.pickup.bins.Outbox;
import app.pickup.bins.OutboxStore;
import app.pickup.bins.folder.FolderBin;
import app.pickup.bins.kdenlive.KdenliveBin;
import app.pickup.bins.panel.PanelBin;
import app.pickup.engines.Catalogue;
import app.pickup.engines.local.LocalEngine;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Steps;
import app.pickup.jobs.steps.ConformStep;
import app.pickup.jobs.steps.DeliverStep;
import app.pickup.jobs.steps.EditCheck;
import app.pickup.jobs.steps.PrepareStep;
import app.pickup.jobs.steps.RenderStep;
import app.pickup.media.Ffmpeg;
import app.pickup.media.Frames;
import app.pickup.media.Probe;
import app.pickup.media.Stills;
import app.pickup.shots.ShotCheck;
import app.pickup.store.Database;
import app.pickup.store.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The workshop of this machine. An engine or a bin is one line here. */
final class LocalWorkshop implements Workshop {

  private final Catalogue catalogue;
  private final ShotCheck check;
  private final Steps steps;
  private final OutboxStore outbox;

  LocalWorkshop(Home home, Database database, Settings settings, InstantSource clock)
      throws IOException {
    Path dist = Dist.folder();
    Ffmpeg ffmpeg = Ffmpeg.in(dist);
    Frames frames = new Frames(ffmpeg);
    Probe probe = new Probe(ffmpeg);
    catalogue = new Catalogue(List.of(new LocalEngine(frames, probe, dist.resolve("models"))));
    Bins bins =
        new Bins(
            List.of(
                new FolderBin(),
                new KdenliveBin(),
                new PanelBin("blender"),
                new PanelBin("premiere"),
                new PanelBin("resolve"),
                new PanelBin("finalcut"),
                new PanelBin("shotcut")));
    outbox = new OutboxStore(database);
    check = new EditCheck(catalogue, probe, frames, bins);
    steps =
        new Steps(
            Map.of(
                JobState.PREPARING, new PrepareStep(probe),
                JobState.RENDERING, new RenderStep(catalogue, probe),
                JobState.CONFORMING, new ConformStep(ffmpeg),
                JobState.DELIVERING,
                    new DeliverStep(
                        bins,
                        outbox,
                        probe,
                        new Stills(ffmpeg),
                        home.pictures(),
                        clock,
                        Version.NUMBER)));
  }

  @Override
  public Catalogue catalogue() {
    return catalogue;
  }

  @Override
  public ShotCheck check() {
    return check;
  }

  @Override
  public Steps steps() {
    return steps;
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }
}
