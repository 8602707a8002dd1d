package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.Scratch;
import app.pickup.SettableClock;
import app.pickup.store.Home;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final Workshop.Maker BARE = (h, d, s, c) -> new BareWorkshop(d, c);

  private Home home;

  @BeforeEach
  void home() throws Exception {
    home = Home.open(Scratch.folder("reach"), Home.DiskType.REAL);
  }

  private Bridge another() throws Exception {
    return Bridge.start(home, Settings.usual(Map.of()).withPort(0), BARE, new SettableClock());
  }

  @Test
  @DisplayName("when another command's bridge ends before it answered, the next one is asked")
  void ends() throws Exception {
    HomeLock held = HomeLock.take(home).orElseThrow();
    Bridge another = another();
    try (Reach reach = Reach.bridge(home, BARE)) {
      assertThat(reach.own()).isFalse();
      another.close();
      held.close();
      int answer = reach.ask(client -> client.get("/v1/health").statusCode());
      assertThat(answer).isEqualTo(200);
      assertThat(reach.own()).isTrue();
    }
    assertThat(home.runtime()).doesNotExist();
  }

  @Test
  @DisplayName("what fails at a bridge that is still there is not asked again")
  void stays() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (HomeLock held = HomeLock.take(home).orElseThrow();
        Bridge another = another();
        Reach reach = Reach.bridge(home, BARE)) {
      assertThatThrownBy(
              () ->
                  reach.ask(
                      client -> {
                        asked.incrementAndGet();
                        throw new IOException("half an answer");
                      }))
          .hasMessage("half an answer");
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  @DisplayName("an own bridge that has ended is not started again")
  void own() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Reach reach = Reach.bridge(home, BARE)) {
      assertThat(reach.own()).isTrue();
      assertThatThrownBy(
              () ->
                  reach.ask(
                      client -> {
                        asked.incrementAndGet();
                        throw new IOException("it was told to quit");
                      }))
          .hasMessage("it was told to quit");
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  @DisplayName("a bridge that is started for panels listens where they look")
  void panels() throws Exception {
    int free;
    try (ServerSocket any = new ServerSocket(0)) {
      free = any.getLocalPort();
    }
    Files.writeString(home.settings(), "{\"port\": " + free + "}");
    try (Reach reach = Reach.panels(home, BARE)) {
      assertThat(URI.create(reach.client().url()).getPort()).isBetween(free, free + 100);
    }
    try (Reach reach = Reach.bridge(home, BARE)) {
      assertThat(URI.create(reach.client().url()).getPort())
          .matches(port -> port < free || port > free + 100);
    }
  }
}
