package app.pickup.elements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.Scratch;
import app.pickup.elements.StandIn.Part;
import app.pickup.json.Json;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.store.Database;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cast on disk, its files taken in as they are. */
@SuppressWarnings("NullAway.Init")
class CastTest {
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private Home home;
  private Database database;
  private Cast cast;
  private Path picture;

  @BeforeEach
  void open() throws Exception {
    home = Home.open(Scratch.folder("cast"), Home.DiskType.REAL);
    picture = Files.writeString(home.root().resolve("anna.png"), "pixels");
    database = Database.open(home, () -> now);
    cast =
        new Cast(
            new ElementStore(database, home.elements()),
            home.elements(),
            CastTest::taken,
            () -> now);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Material taken(Wish wish, Path own, Path folder) {
    try {
      List<Path> images = new ArrayList<>();
      for (Path image : wish.images()) {
        images.add(Files.copy(image, folder.resolve(images.size() + ".png")));
      }
      return new Material(
          images, wish.video(), wish.voice(), "h" + images.size(), null, null, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode wish(String name) {
    ObjectNode wish = Json.object().put("name", name).put("kind", "character");
    wish.putArray("images").add(picture.toString());
    return wish;
  }

  @Test
  @DisplayName("an element is kept whole, with files of its own, though the originals go")
  void kept() throws Exception {
    ObjectNode wish = wish("Anna Lind").put("notes", "a cook");
    wish.putArray("tags").add("kitchen");
    wish.putObject("consent").put("who", "A. Lind").put("scope", "this film");
    Element anna = cast.add(wish);
    Files.delete(picture);
    assertThat(cast.get(anna.id())).isEqualTo(anna);
    assertThat(anna.handle()).isEqualTo("AnnaLind");
    assertThat(Objects.requireNonNull(anna.consent()).who()).isEqualTo("A. Lind");
    assertThat(anna.material().images().get(0)).hasContent("pixels").startsWith(home.elements());
    assertThat(cast.all()).containsExactly(anna);
  }

  @Test
  @DisplayName("a changed element has its new files only, a deleted one none")
  void changed() throws Exception {
    Element anna = cast.add(wish("Anna"));
    now = now.plusSeconds(60);
    ObjectNode wish = wish("Anna B");
    wish.putArray("images").add(anna.material().images().get(0).toString()).add(picture.toString());
    Element after = cast.change(anna.id(), wish);
    assertThat(after.createdAt()).isEqualTo(anna.createdAt());
    assertThat(after.updatedAt()).isEqualTo(now);
    assertThat(after.material().images()).allSatisfy(each -> assertThat(each).exists());
    assertThat(anna.material().images().get(0)).doesNotExist();
    cast.remove(anna.id());
    assertThat(home.elements()).isEmptyDirectory();
    assertThatThrownBy(() -> cast.get(anna.id())).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> cast.remove(anna.id())).isInstanceOf(Refused.class);
  }

  @Test
  @DisplayName("no two are pointed to in the same way, whatever the case")
  void handles() throws Exception {
    cast.add(wish("Anna Lind"));
    assertThatThrownBy(() -> cast.add(wish("ANNA-LIND")))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.problem().pointer()).isEqualTo("/name"));
    assertThat(cast.all()).hasSize(1);
    Element other = cast.add(wish("Änna"));
    assertThatThrownBy(() -> cast.change(other.id(), wish("annalind"))).isInstanceOf(Refused.class);
    assertThat(cast.change(other.id(), wish("änna")).handle()).isEqualTo("änna");
  }

  @Test
  @DisplayName("what a killed bridge left behind is cleared away, and nothing else")
  void swept() throws Exception {
    Element anna = cast.add(wish("Anna"));
    Path own = home.elements().resolve(anna.id());
    Path half = Files.createDirectories(own.resolve("half"));
    Path orphan = Files.createDirectories(home.elements().resolve("orphan/x"));
    cast.sweep();
    assertThat(half).doesNotExist();
    assertThat(orphan.getParent()).doesNotExist();
    assertThat(anna.material().images().get(0)).exists();
  }

  @Test
  @DisplayName("a consent holds to the end of its last day")
  void consent() throws Exception {
    ObjectNode wish = wish("Anna");
    wish.putObject("consent").put("who", "A").put("scope", "s").put("until", "2026-11-25");
    Element anna = cast.add(wish);
    assertThat(cast.holds(anna.consent())).isTrue();
    now = Instant.parse("2026-11-27T12:00:00Z");
    assertThat(cast.holds(anna.consent())).isFalse();
    assertThat(cast.holds(null)).isFalse();
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"prop\"} | /name",
        "{\"name\":\"--\"} | /name",
        "{\"name\":\"a/b\"} | /name",
        "{\"name\":\"Image 1\"} | /name",
        "{\"name\":\"a\",\"kind\":\"hero\"} | /kind",
        "{\"name\":\"a\",\"kind\":\"prop\"} | /images",
        "{\"name\":\"a\",\"kind\":\"prop\",\"images\":[]} | /images",
        "{\"images\":[\"/1\",\"/2\",\"/3\",\"/4\",\"/5\"]} | /images",
        "{\"images\":[\"/1\"],\"video\":\"/2\"} | /images",
        "{\"video\":\"2.mov\"} | /video",
        "{\"kind\":\"prop\",\"voice\":{\"media\":\"/v\"}} | /voice",
        "{\"voice\":{}} | /voice/media",
        "{\"consent\":{\"who\":\"a\"}} | /consent/scope",
        "{\"consent\":{\"who\":\"a\",\"scope\":\"b\",\"until\":\"soon\"}} | /consent/until",
        "{\"tags\":[1]} | /tags",
        "{\"tags\":[\"a\",\"a\"]} | /tags",
        "{\"id\":\"x\"} | /id"
      })
  @DisplayName("what is wrong is told at its field")
  void wrong(String body, String pointer) {
    List<Problem> problems = new ArrayList<>();
    ElementReader.read(Json.own(body), problems);
    assertThat(problems).extracting(Problem::pointer).contains(pointer);
  }

  @Test
  @DisplayName("a stand-in is opened once, and stands as it was kept")
  void standIns() {
    StandIns standIns = new StandInStore(database);
    StandIn first = StandIn.fresh("kling", "acc", "e1", Part.VOICE, "h", "x-1", "order-1");
    assertThat(standIns.open(first)).isEqualTo(first);
    StandIn second = StandIn.fresh("kling", "acc", "e1", Part.VOICE, "h", "x-2", "order-2");
    assertThat(standIns.open(second)).isEqualTo(first);
    StandIn taken = first.sent(true).lookedFor().taken("t-1");
    standIns.keep(taken);
    assertThat(standIns.find("kling", "acc", "e1", Part.VOICE, "h")).contains(taken);
    assertThat(standIns.takenFor("order-1", Part.VOICE)).isEqualTo(1);
    assertThat(standIns.takenFor("order-2", Part.VOICE)).isZero();
    standIns.keep(taken.made("v-1"));
    assertThat(standIns.of("kling", "e1")).containsExactly(taken.made("v-1"));
    standIns.drop(taken);
    assertThat(standIns.of("kling", "e1")).isEmpty();
  }
}
