package app.pickup.bins.kdenlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TracesTest {
  private static final Title FILM = new Title("film [*]/ HD 720p 25 fps");

  @Test
  @DisplayName("the project that an autosave is of, by its name as 22.12 and 24.12 give it")
  void savedFor() {
    assertThat(
            Traces.savedFor(
                Path.of("/s/stalefiles/kdenlive/film.kdenlive_file_%2Fhome%2Fa%20b_x7"), FILM))
        .contains(Path.of("/home/a b/film.kdenlive"));
    assertThat(
            Traces.savedFor(
                Path.of(
                    "/s/stalefiles/kdenlive/7d47dbaef5645b3bb43fb710a36ff02a.kdenlive8iL"
                        + "file_%2Froot%2FfilmwCCnv8iL"),
                FILM))
        .contains(Path.of("/root/film/film.kdenlive"));
    assertThat(Traces.savedFor(Path.of("/s/stalefiles/kdenlive/other"), FILM)).isEmpty();
  }

  @Test
  @DisplayName("a program that computes is not idle, and one that is gone waits for nobody")
  void idle() throws Exception {
    Process computes = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try {
      await().until(() -> !new Traces(computes.pid()).idle());
      assertThat(new Traces(1L << 40).idle()).isTrue();
    } finally {
      computes.destroyForcibly();
    }
  }
}
