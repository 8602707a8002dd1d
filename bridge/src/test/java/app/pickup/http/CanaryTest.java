package app.pickup.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Shots;
import app.pickup.elements.StandInStore;
import app.pickup.emulators.LoopbackServer;
import app.pickup.emulators.Reply;
import app.pickup.engines.Engine;
import app.pickup.engines.Engine.Begun;
import app.pickup.engines.kling.Kling;
import app.pickup.jobs.JobState;
import app.pickup.jobs.Outcome;
import app.pickup.jobs.Work;
import app.pickup.json.Json;
import app.pickup.media.Rate;
import app.pickup.media.Turnover;
import app.pickup.net.Egress;
import app.pickup.net.Net;
import app.pickup.net.NoAnswer;
import app.pickup.net.Policy;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.secrets.Secrets;
import app.pickup.shots.Money;
import app.pickup.shots.Shot;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A key goes to its vendor and is nowhere else afterwards. */
class CanaryTest {
  private static final String CANARY = "PICKUP-CANARY-7f3a";

  /** Takes an order of one key, and quotes the key of another as careless vendors do. */
  private static Reply vendor(app.pickup.emulators.Call call, boolean[] accepting) {
    assertThat(call.header("authorization")).isEqualTo("Bearer " + CANARY);
    return accepting[0]
        ? Reply.json(200, "{\"code\":0,\"message\":\"ok\",\"data\":{\"id\":\"ticket-1\"}}")
        : Reply.json(401, "{\"code\":1002,\"message\":\"key " + CANARY + " is not valid\"}");
  }

  private static final Engine.Memory NOTHING =
      new Engine.Memory() {
        @Override
        public Optional<String> recall(String name) {
          return Optional.empty();
        }

        @Override
        public void keep(String name, String value) {}
      };

  private static Engine.Vendor kling(House house, Net net, String url, Path home) {
    Map<String, String> env = Map.of("PICKUP_KLING_KEY", CANARY);
    Secrets secrets = Secrets.of(env, "Linux", home.resolve("secrets.json"));
    return (Engine.Vendor)
        Kling.engine(
            net,
            field -> field.equals("URL") ? Optional.of(url) : secrets.find("kling", field),
            house.cast,
            new StandInStore(house.database),
            Clock.systemUTC());
  }

  private static Outcome order(House house, Work work, Engine.Vendor kling)
      throws Refused, IOException {
    Begun begun =
        kling.begin(
            new Engine.Sending(
                work.shot(),
                new Engine.Offer(
                    "kling-v3",
                    new Turnover(new Rate(24, 1), 1280, 720, true, 0),
                    Shot.Retime.FRAMES,
                    76,
                    Money.NOTHING,
                    1,
                    List.of()),
                "pickup-1",
                new Engine.Placed(URI.create("https://relay.example.com/pickup-1.mp4"), null),
                List.of(),
                null,
                NOTHING));
    if (begun instanceof Begun.Declined declined) {
      throw new Refused(declined.problem());
    }
    if (begun instanceof Begun.Later later) {
      throw new Refused(later.problem());
    }
    assertThat(begun).isEqualTo(new Begun.Taken("ticket-1"));
    work.keep(Work.TICKET, "ticket-1");
    return house.fake.work(work, JobState.RENDERING);
  }

  @Test
  @DisplayName("37 the key is in no log, database, egress log, problem or answer")
  void nowhere() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    // at its most talkative; Jetty's own chatter knows nothing of vendors
    Logger ours = (Logger) LoggerFactory.getLogger("app.pickup");
    Level before = ours.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    boolean[] accepting = {false};
    List<String> seen = new ArrayList<>();
    try (LoopbackServer server = LoopbackServer.start(0, call -> vendor(call, accepting));
        House house = new House()) {
      Path home = house.folder.resolve("home");
      Egress egress = new Egress(home.resolve("logs/egress.log"), InstantSource.system());
      // calls away go to a proxy that is none: they are written down and get no further
      Net net = new Net(Policy.OPEN, egress, Map.of("HTTPS_PROXY", server.url()));
      ours.setLevel(Level.TRACE);
      LoggerFactory.getLogger("app.pickup.Canary").info("the log is listened to");

      Engine.Vendor here = kling(house, net, server.url(), home);
      house.fake.script(JobState.RENDERING, work -> order(house, work, here));
      String refused = enter(house);
      JsonNode failed = house.awaitState(refused, "failed");
      assertThat(failed.path("problem").path("code").asText()).isEqualTo("engine.key");
      accepting[0] = true;
      String accepted = enter(house);
      house.awaitState(accepted, "done");

      Engine.Vendor away = kling(house, net, "https://api.example.com", home);
      house.fake.script(
          JobState.RENDERING,
          work -> {
            try {
              away.look("ticket-1");
            } catch (NoAnswer e) {
              seen.add(e.getMessage() + e.why() + e.getCause());
              throw new Refused(
                  Problem.of(
                      app.pickup.problem.Code.NET_UNREACHABLE, "host", e.host(), "why", e.why()));
            }
            throw new AssertionError("answered");
          });
      house.awaitState(enter(house), "failed");

      assertThat(server.requests()).as("it did go to its vendor").hasSizeGreaterThanOrEqualTo(2);
      assertThat(Files.readString(home.resolve("logs/egress.log"))).contains("api.example.com");
      seen.add(Json.text(house.get("/v1/jobs").json()));
      seen.add(house.get("/v1/jobs/" + refused).body());
      seen.add(String.valueOf(here.capability()));
      net.close();
    } finally {
      ours.setLevel(before);
      root.detachAppender(log);
    }
    log.list.forEach(event -> seen.add(words(event)));
    assertThat(seen).noneMatch(words -> words.contains(CANARY));
    assertThat(seen).contains("the log is listened to").hasSizeGreaterThan(4);
  }

  @Test
  @DisplayName("37 nor is it in any file that home and the delivery leave behind")
  void files() throws Exception {
    boolean[] accepting = {false};
    try (LoopbackServer server = LoopbackServer.start(0, call -> vendor(call, accepting))) {
      House house = new House();
      Path home = house.folder.resolve("home");
      Net net =
          new Net(Policy.OPEN, new Egress(home.resolve("e.log"), InstantSource.system()), Map.of());
      Engine.Vendor kling = kling(house, net, server.url(), home);
      house.fake.script(JobState.RENDERING, work -> order(house, work, kling));
      house.awaitState(enter(house), "failed");
      accepting[0] = true;
      house.awaitState(enter(house), "done");
      // the write-ahead log is looked at before it is folded into the database, and after
      int before = clean(house.folder);
      house.close();
      net.close();
      assertThat(before).isGreaterThan(3);
      assertThat(clean(house.folder)).isGreaterThan(2);
    }
  }

  private static String enter(House house) throws IOException {
    ObjectNode request = Shots.edit(house.out);
    request.putObject("edit").put("kind", "background").putObject("with").put("prompt", "a beach");
    return house.post("/v1/edit", request).json().path("id").asText();
  }

  private static int clean(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertThat(bytes.contains(CANARY)).as(file.toString()).isFalse();
    }
    return files.size();
  }

  private static String words(ILoggingEvent event) {
    StringBuilder words = new StringBuilder(event.getFormattedMessage());
    for (IThrowableProxy e = event.getThrowableProxy(); e != null; e = e.getCause()) {
      words.append(' ').append(e.getMessage());
    }
    return words.toString();
  }
}
