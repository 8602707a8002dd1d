package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.SettableClock;
import app.pickup.bins.Outbox;
import app.pickup.bins.Placement;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import app.pickup.store.Database;
import app.pickup.store.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BridgeTest {
  private final SettableClock clock = new SettableClock();

  private Bridge start(Home home) throws Exception {
    return start(home, (h, d, s, c) -> new BareWorkshop(d, c));
  }

  private Bridge start(Home home, Workshop.Maker maker) throws Exception {
    Settings settings = Settings.usual(Map.of()).withPort(0);
    return Bridge.start(home, settings, maker, clock);
  }

  private static Home home() throws Refused {
    return Home.open(Scratch.folder("bridge"), Home.DiskType.REAL);
  }

  @Test
  @DisplayName("a bridge that nobody needs leaves after ten minutes")
  void idle() throws Exception {
    Home home = home();
    try (Bridge bridge = start(home)) {
      assertThat(IdleWatch.idle(bridge.jobs(), bridge.server(), clock.instant())).isFalse();
      clock.jump(IdleWatch.PATIENCE);
      assertThat(IdleWatch.idle(bridge.jobs(), bridge.server(), clock.instant())).isTrue();
      // to be found and told what is selected is not to be needed
      BridgeClient panel = BridgeClient.find(home).orElseThrow();
      panel.put("/v1/hosts/blender/selection", Json.object());
      assertThat(IdleWatch.idle(bridge.jobs(), bridge.server(), clock.instant())).isTrue();
      panel.get("/v1/health");
      assertThat(IdleWatch.idle(bridge.jobs(), bridge.server(), clock.instant())).isFalse();
    }
    assertThat(home.runtime()).doesNotExist();
  }

  @Test
  @DisplayName("a host that looks into the outbox needs the bridge only for what it finds")
  void looks() throws Exception {
    Home home = home();
    List<Outbox.Item> waiting = new ArrayList<>();
    Workshop.Maker maker = (h, d, s, c) -> new BareWorkshop(d, c, waiting);
    try (Bridge bridge = start(home, maker)) {
      BridgeClient host = BridgeClient.find(home).orElseThrow();
      clock.jump(IdleWatch.PATIENCE);
      host.get("/v1/outbox?nle=resolve");
      assertThat(IdleWatch.idle(bridge.jobs(), bridge.server(), clock.instant())).isTrue();
      waiting.add(
          new Outbox.Item(
              "7-1",
              "7",
              "1",
              "resolve",
              "project-1",
              List.of(),
              "/media/A001_v001.mov",
              "A001_v001",
              new Outbox.Place(false, null, null, null),
              new Placement(Placement.State.PENDING, "", false, null)));
      host.get("/v1/outbox?nle=resolve");
      assertThat(IdleWatch.idle(bridge.jobs(), bridge.server(), clock.instant())).isFalse();
    }
  }

  @Test
  @DisplayName("3 one bridge a home: the lock is taken once")
  void lock() throws Exception {
    Home home = home();
    Optional<HomeLock> first = HomeLock.take(home);
    assertThat(first).isPresent();
    assertThat(HomeLock.take(home)).isEmpty();
    first.get().close();
    Optional<HomeLock> again = HomeLock.take(home);
    assertThat(again).isPresent();
    again.get().close();
  }

  @Test
  @DisplayName("a bridge that can not start leaves nothing open")
  void failedStart() throws Exception {
    Home home = home();
    Database.open(home, clock).close();
    assertThatThrownBy(
            () ->
                Bridge.start(
                    home,
                    Settings.usual(Map.of()).withPort(0),
                    (h, d, s, c) -> {
                      throw new IllegalStateException("no workshop");
                    },
                    clock))
        .isInstanceOf(IllegalStateException.class);
    assertThat(home.runtime()).doesNotExist();
    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("ledger")));
    start(home).close();
  }

  @Test
  @DisplayName("the version is the pom's")
  void version() throws Exception {
    Path pom =
        Files.exists(Path.of("bridge/pom.xml")) ? Path.of("bridge/pom.xml") : Path.of("pom.xml");
    assertThat(Files.readString(pom)).contains("<version>" + Version.NUMBER + "</version>");
  }
}
