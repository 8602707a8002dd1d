package app.pickup.bins.kdenlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
                        + "file_%2Ffilms%2Fanna%2FfilmwCCnv8iL"),
                FILM))
        .contains(Path.of("/films/anna/film/film.kdenlive"));
    assertThat(Traces.savedFor(Path.of("/s/stalefiles/kdenlive/other"), FILM)).isEmpty();
  }

  @Test
  @DisplayName(
      "a project that was just saved for the first time is the one of that name among the recent files")
  void recent() throws Exception {
    Path home = Scratch.folder("recent");
    Path film = Files.createFile(home.resolve("film.kdenlive"));
    Path other = Files.createDirectories(home.resolve("b")).resolve("film.kdenlive");
    Path settings = Files.createDirectories(home.resolve(".config")).resolve("kdenliverc");
    Map<String, String> environment = Map.of("HOME", home.toString());
    assertThat(Traces.recent(environment, FILM)).isEmpty();
    Files.writeString(
        settings,
        "[Recent Dirs]\nFile9[$e]=$HOME/b/film.kdenlive\n[Recent Files]\nFile1[$e]=$HOME/film.kdenlive\n"
            + "File2=/gone/film.kdenlive\nName1[$e]=film.kdenlive\nFile3[$e]=$HOME/cut.kdenlive\n");
    assertThat(Traces.recent(environment, FILM)).containsExactly(film);
    assertThat(Traces.recent(environment, new Title("take [*]/ HD"))).isEmpty();
    Files.writeString(
        settings, "[Recent Dirs]\nKdenliveProjectsFolder[$e]=$HOME/b,$HOME\nFile1=/x\n");
    assertThat(Traces.recent(environment, FILM)).containsExactly(film);
    Files.createFile(other);
    assertThat(Traces.recent(environment, FILM)).containsExactlyInAnyOrder(film, other);
    assertThat(Traces.only(Traces.recent(environment, FILM))).as("two of this name").isEmpty();
    Files.writeString(
        settings, "[Recent Files]\nFile1=" + film + "\nFile2[$e]=$HOME/b/film.kdenlive\n");
    assertThat(Traces.only(Traces.recent(environment, FILM)))
        .as("which of two nobody knows")
        .isEmpty();
    assertThat(Traces.only(List.of(film))).contains(film);
  }

  @Test
  @DisplayName("of several projects of one name the document says which is open")
  void document() throws Exception {
    Path one = Films.one(Scratch.folder("one"));
    Path other = Films.one(Scratch.folder("other"));
    Files.writeString(other, Files.readString(other).replace("1795000000001", "1795000000002"));
    List<Path> both = List.of(other, one);
    assertThat(Traces.document(both, "1795000000001")).contains(one);
    assertThat(Traces.document(both, "1795000000002")).contains(other);
    assertThat(Traces.document(both, "3")).isEmpty();
  }

  @Test
  @DisplayName("a program that computes is not idle, and one that is gone waits for nobody")
  void idle() throws Exception {
    Process computes = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try {
      await().until(() -> !new Traces(computes.pid()).idle());
      await().until(() -> new Traces(computes.pid()).computes());
      await().until(() -> new Traces(computes.pid()).rested() == -1);
      assertThat(new Traces(1L << 40).idle()).isTrue();
      assertThat(new Traces(1L << 40).rested()).isEqualTo(-1);
    } finally {
      computes.destroyForcibly();
    }
  }

  @Test
  @DisplayName("a program that waits for nothing but events has computed as much as before")
  void rests() throws Exception {
    Process waits = new ProcessBuilder("sleep", "60").start();
    try {
      await().until(() -> new Traces(waits.pid()).rested() >= 0);
      long before = new Traces(waits.pid()).rested();
      assertThat(new Traces(waits.pid()).rested()).isEqualTo(before);
    } finally {
      waits.destroyForcibly();
    }
  }
}
