package app.pickup.http;

import app.pickup.bins.FileManagerTool;
import app.pickup.bins.Hosts;
import app.pickup.bins.Outbox;
import app.pickup.budget.Budget;
import app.pickup.elements.Cast;
import app.pickup.engines.Catalogue;
import app.pickup.jobs.Jobs;
import app.pickup.jobs.Promotion;
import app.pickup.jobs.steps.Delivered;
import app.pickup.media.Screening;
import app.pickup.shots.ShotCheck;
import app.pickup.shots.ShotReader;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The door: one HTTP server on sockets that are bound already, the gate before every route. */
public final class Server implements AutoCloseable {
  /** The number of the API. */
  public static final int API = 1;

  private static final int THREADS = 64;
  private static final int IDLE_MS = 5_000;
  private static final int HEADER_BYTES = 8 * 1024;
  private static final int SOCKET_MESSAGE_BYTES = 8 * 1024;

  private final Loopback loopback;
  private final EventStream stream;
  private final SocketResource socket;
  private final Traffic traffic;
  private final Javalin javalin;

  /**
   * What the door leads to.
   *
   * @param pictures the folder for pictures of takes and rounds
   * @param delivered takes as they went to their bins
   * @param screening what a panel looks at
   * @param uploads the folder for what a panel hands over without a path
   * @param hosts where plates come from
   */
  public record Rooms(
      String version,
      Jobs jobs,
      Catalogue catalogue,
      Cast cast,
      ShotCheck check,
      Promotion promotion,
      Outbox outbox,
      Delivered delivered,
      Budget budget,
      Path pictures,
      Screening screening,
      Path uploads,
      Hosts hosts,
      Doctor doctor) {}

  public Server(Loopback loopback, Tokens tokens, Rooms rooms, InstantSource clock) {
    this.loopback = loopback;
    this.stream = new EventStream(rooms.jobs());
    this.socket = new SocketResource(tokens, stream);
    this.traffic = new Traffic(clock);
    Gate gate = new Gate(tokens, loopback, clock);
    Prompts prompts = new Prompts(rooms.catalogue(), rooms.cast());
    ShotReader reader = new ShotReader(rooms.catalogue().ids());
    OrderDesk desk = new OrderDesk(rooms.check(), rooms.jobs(), prompts);
    List<Resource> resources =
        List.of(
            new HealthResource(rooms.version()),
            new HelloResource(tokens),
            new PairResource(tokens, new Pairing(clock)),
            new EngineResource(rooms.catalogue()),
            new ElementResource(rooms.cast(), rooms.catalogue()),
            new ShotResource(
                reader, desk, rooms.jobs(), new Promoting(rooms.jobs(), rooms.promotion())),
            new RoundResource(
                reader,
                desk,
                rooms.jobs(),
                new RoundPlan(rooms.catalogue(), prompts, rooms.budget()),
                rooms.pictures()),
            new PromptResource(prompts),
            new JobResource(rooms.jobs(), FileManagerTool.ofThisMachine()),
            new EventResource(rooms.jobs(), stream),
            socket,
            new OutboxResource(rooms.outbox(), rooms.jobs(), traffic),
            new ExchangeResource(rooms.outbox(), rooms.jobs(), rooms.delivered()),
            new BudgetResource(rooms.budget()),
            new SpendResource(rooms.budget()),
            new HostResource(rooms.hosts(), rooms.screening(), clock),
            new DoctorResource(rooms.doctor()),
            new PlateResource(rooms.screening()),
            new PreviewResource(rooms.jobs(), rooms.screening()),
            new UploadResource(rooms.uploads()),
            new PageResource());
    this.javalin = Javalin.create(config -> configure(config, gate, resources));
  }

  /** Starts and stops one without a socket: loads what a real one will need. */
  public static void loadAhead() {
    Javalin.create(
            config -> {
              quiet(config);
              config.jetty.threadPool = new QueuedThreadPool(4, 1);
              config.jetty.addConnector(
                  (server, http) -> new LocalConnector(server, new HttpConnectionFactory(http)));
              config.routes.get("/", http -> http.result(""));
            })
        .start()
        .stop();
  }

  /** Answers from here on. */
  public void start() {
    javalin.start();
  }

  public String url() {
    return loopback.url();
  }

  /** Who came, and when. */
  public Traffic traffic() {
    return traffic;
  }

  /** Whether somebody listens to events. */
  public boolean heard() {
    return stream.heard();
  }

  /** For the test that walks all routes. */
  Javalin javalin() {
    return javalin;
  }

  @Override
  public void close() {
    socket.close();
    javalin.stop();
  }

  private void configure(JavalinConfig config, Gate gate, List<Resource> resources) {
    quiet(config);
    config.http.prefer405over404 = true;
    // a burst of callers leaves no threads behind: they go one after another, at this pace
    config.jetty.threadPool = new QueuedThreadPool(THREADS, 4, IDLE_MS);
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setSendDateHeader(false);
          http.setRequestHeaderSize(HEADER_BYTES);
          // else a header is taken for one seen before that differs in case: also Host and token
          http.setHeaderCacheCaseSensitive(true);
        });
    config.jetty.modifyWebSocketServletFactory(
        factory -> factory.setMaxTextMessageSize(SOCKET_MESSAGE_BYTES));
    config.jetty.modifyServer(server -> server.setErrorHandler(new BareErrors()));
    for (ServerSocketChannel channel : loopback.sockets()) {
      config.jetty.addConnector((server, http) -> connector(server, http, channel));
    }
    config.routes.before(gate::check);
    config.routes.before(http -> traffic.came(http.method().name(), http.path()));
    config.routes.wsBeforeUpgrade(gate::checkUpgrade);
    Answer.catchAll(config.routes);
    resources.forEach(resource -> resource.addTo(config.routes));
  }

  private static void quiet(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
  }

  private static Connector connector(
      org.eclipse.jetty.server.Server server, HttpConfiguration http, ServerSocketChannel channel) {
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    try {
      connector.open(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connector;
  }
}
