package app.pickup.app;

import app.pickup.bins.Bins;
import app.pickup.bins.Hosts;
import app.pickup.bins.Outbox;
import app.pickup.bins.OutboxStore;
import app.pickup.bins.exchange.FileBin;
import app.pickup.bins.folder.FolderBin;
import app.pickup.bins.kdenlive.KdenliveBin;
import app.pickup.bins.kdenlive.KdenliveHost;
import app.pickup.bins.panel.PanelBin;
import app.pickup.bins.panel.PanelHost;
import app.pickup.budget.Budget;
import app.pickup.budget.SpendStore;
import app.pickup.elements.Cast;
import app.pickup.elements.CleanIntake;
import app.pickup.elements.ElementStore;
import app.pickup.elements.StandInStore;
import app.pickup.elements.StandIns;
import app.pickup.engines.Booth;
import app.pickup.engines.Catalogue;
import app.pickup.engines.LipReader;
import app.pickup.engines.Router;
import app.pickup.engines.atlas.Atlas;
import app.pickup.engines.kling.Kling;
import app.pickup.engines.local.LocalEngine;
import app.pickup.engines.local.dialogue.VoiceBooth;
import app.pickup.engines.local.face.FaceNetworks;
import app.pickup.engines.local.mouth.ReadLips;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Promotion;
import app.pickup.jobs.Steps;
import app.pickup.jobs.steps.ConformStep;
import app.pickup.jobs.steps.DeliverStep;
import app.pickup.jobs.steps.Delivered;
import app.pickup.jobs.steps.FetchStep;
import app.pickup.jobs.steps.FrozenPromotion;
import app.pickup.jobs.steps.OrderStep;
import app.pickup.jobs.steps.Patience;
import app.pickup.jobs.steps.Preflight;
import app.pickup.jobs.steps.PrepareStep;
import app.pickup.jobs.steps.RenderStep;
import app.pickup.media.Ffmpeg;
import app.pickup.media.Frames;
import app.pickup.media.Probe;
import app.pickup.media.Screening;
import app.pickup.media.Stills;
import app.pickup.net.Egress;
import app.pickup.net.Net;
import app.pickup.net.Policy;
import app.pickup.net.Relay;
import app.pickup.problem.Refused;
import app.pickup.secrets.Secrets;
import app.pickup.shots.ShotCheck;
import app.pickup.store.Database;
import app.pickup.store.Home;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** The workshop of this machine. An engine or a bin is one line here. */
final class LocalWorkshop implements Workshop {

  /** Fields of an engine that are looked for where secrets are. */
  private static final Set<String> SECRET = Set.of("KEY", "ACCESS_KEY", "SECRET_KEY");

  private final Catalogue catalogue;
  private final Cast cast;
  private final ShotCheck check;
  private final Promotion promotion;
  private final Steps steps;
  private final OutboxStore outbox;
  private final Delivered delivered;
  private final Budget budget;
  private final Net net;
  private final Screening screening;
  private final Hosts hosts;

  LocalWorkshop(Home home, Database database, Settings settings, InstantSource clock)
      throws IOException, Refused {
    this(home, database, settings, clock, Duration.ofSeconds(1));
  }

  /**
   * @param second how long a second of waiting for vendors lasts
   */
  LocalWorkshop(
      Home home, Database database, Settings settings, InstantSource clock, Duration second)
      throws IOException, Refused {
    Patience patience = new Patience(second, new SplittableRandom());
    Ffmpeg ffmpeg = Ffmpeg.in(Dist.folder());
    screening = new Screening(ffmpeg, home.previews());
    net =
        new Net(
            Policy.read(settings.policyFiles(home)),
            new Egress(home.logs().resolve("egress.log"), clock),
            settings.env());
    Secrets secrets = Secrets.of(settings.env(), System.getProperty("os.name"), home.secrets());
    cast =
        new Cast(
            new ElementStore(database, home.elements()),
            home.elements(),
            new CleanIntake(ffmpeg),
            clock);
    cast.sweep();
    Booth booth = new VoiceBooth(ffmpeg, home.voices());
    LipReader lips =
        new ReadLips(new Frames(ffmpeg), new FaceNetworks(Dist.folder().resolve("models")));
    StandIns standIns = new StandInStore(database);
    catalogue =
        new Catalogue(
            List.of(
                new LocalEngine(ffmpeg, Dist.folder().resolve("models")),
                Kling.engine(
                    net, field -> field(settings, secrets, "kling", field), cast, standIns, clock),
                Atlas.engine(net, field -> field(settings, secrets, "atlas", field), clock)));
    Bins bins =
        new Bins(
            List.of(
                new FolderBin(),
                new KdenliveBin(),
                new PanelBin("blender"),
                new PanelBin("premiere"),
                new PanelBin("resolve"),
                FileBin.finalCut(),
                FileBin.shotcut()));
    hosts =
        new Hosts(
            List.of(
                new KdenliveHost(clock),
                new PanelHost("blender", clock),
                new PanelHost("premiere", clock),
                new PanelHost("resolve", clock)));
    outbox = new OutboxStore(database);
    delivered = new Delivered(new Probe(ffmpeg));
    budget = new SpendStore(database, clock, ZoneId.systemDefault());
    Relay relay = RelayChoice.of(settings, secrets).open(net, clock);
    check =
        new Preflight(
            new Router(catalogue, settings.autoCloud()), cast, budget, relay, ffmpeg, bins, booth);
    promotion = new FrozenPromotion(ffmpeg, home.pictures());
    steps =
        new Steps(
            Map.of(
                JobState.PREPARING, new PrepareStep(catalogue, ffmpeg, booth),
                JobState.RENDERING, new RenderStep(catalogue, cast, new Probe(ffmpeg)),
                JobState.WAITING, new OrderStep(catalogue, cast, relay, budget, patience, clock),
                JobState.FETCHING, new FetchStep(catalogue, net, ffmpeg, patience),
                JobState.CONFORMING, new ConformStep(ffmpeg, lips),
                JobState.DELIVERING,
                    new DeliverStep(
                        catalogue,
                        bins,
                        outbox,
                        new Probe(ffmpeg),
                        new Stills(ffmpeg),
                        home.pictures(),
                        clock,
                        Version.NUMBER)));
  }

  private static Optional<String> field(
      Settings settings, Secrets secrets, String engine, String field) {
    return SECRET.contains(field) ? secrets.find(engine, field) : settings.engine(engine, field);
  }

  @Override
  public Catalogue catalogue() {
    return catalogue;
  }

  @Override
  public Cast cast() {
    return cast;
  }

  @Override
  public ShotCheck check() {
    return check;
  }

  @Override
  public Promotion promotion() {
    return promotion;
  }

  @Override
  public Steps steps() {
    return steps;
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public Delivered delivered() {
    return delivered;
  }

  @Override
  public Budget budget() {
    return budget;
  }

  @Override
  public Screening screening() {
    return screening;
  }

  @Override
  public Hosts hosts() {
    return hosts;
  }

  @Override
  public void close() {
    net.close();
  }
}
