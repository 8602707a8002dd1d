package app.pickup.elements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.Scratch;
import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.Somebody;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.store.Database;
import app.pickup.store.Home;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements packed, carried and taken in again; and what strangers may put in such a file. */
@SuppressWarnings("NullAway.Init")
class ParcelsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private Path folder;
  private Home home;
  private Database database;
  private Cast cast;
  private Parcels parcels;

  @BeforeEach
  void open() throws Exception {
    folder = Scratch.folder("parcels");
    home = Home.open(folder.resolve("home"), Home.DiskType.REAL);
    database = Database.open(home, () -> NOW);
    cast =
        new Cast(
            new ElementStore(database, home.elements()),
            home.elements(),
            new CleanIntake(Ffmpeg.in(Path.of(System.getProperty("pickup.dist", "target/dist")))),
            () -> NOW);
    parcels = new Parcels(cast);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Element anna() throws Exception {
    BufferedImage image = new BufferedImage(320, 400, BufferedImage.TYPE_INT_RGB);
    image.setRGB(7, 9, 0x3366cc);
    Path picture = folder.resolve("anna.png");
    ImageIO.write(image, "png", picture.toFile());
    ObjectNode wish = Json.object().put("name", "Anna Lind").put("kind", "character");
    wish.putArray("images").add(picture.toString()).add(picture.toString());
    wish.putObject("voice")
        .put("media", Somebody.write(folder.resolve("v.wav"), 3.5, 190).toString());
    wish.putObject("consent").put("who", "A. Lind").put("scope", "film").put("until", "2027-01-01");
    wish.putArray("tags").add("köchin");
    wish.put("notes", "in white");
    return cast.add(wish);
  }

  private Path packed(Element element) throws Exception {
    Path file = folder.resolve("Anna.pickup-element");
    try (InputStream in = parcels.open(element)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private Map<String, byte[]> entries(Path zip) throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  private Path zip(Map<String, byte[]> entries) throws Exception {
    Path zip = folder.resolve("bad.pickup-element");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(each.getKey()));
        out.write(each.getValue());
      }
    }
    return zip;
  }

  /** Anna's file with something done to its entries, and Anna gone. */
  private Path spoilt(Consumer<Map<String, byte[]>> how) throws Exception {
    Element anna = anna();
    Map<String, byte[]> entries = entries(packed(anna));
    cast.remove(anna.id());
    how.accept(entries);
    return zip(entries);
  }

  private static void content(Map<String, byte[]> entries, Consumer<ObjectNode> how) {
    ObjectNode content =
        (ObjectNode) Json.own(new String(entries.get("element.json"), StandardCharsets.UTF_8));
    how.accept(content);
    entries.put("element.json", Json.text(content).getBytes(StandardCharsets.UTF_8));
  }

  /** Refused, and nothing half made anywhere. */
  private void refused(Path file, Code code, String says) throws Exception {
    assertThatThrownBy(() -> parcels.take(file, null))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.problem().code()).as(e.problem().detail()).isEqualTo(code);
              assertThat(e.problem().detail()).contains(says);
              assertThat(e.problem().pointer()).isEqualTo("/file");
            });
    assertThat(cast.all()).isEmpty();
    assertThat(home.elements()).isEmptyDirectory();
    assertThat(folder.resolve("evil.png")).doesNotExist();
    assertThat(home.root().resolve("evil.png")).doesNotExist();
  }

  @Test
  @DisplayName("packed and taken in again, an element is what it was, its consent with it")
  void roundTrip() throws Exception {
    Element anna = anna();
    Path file = packed(anna);
    assertThat(entries(file))
        .containsOnlyKeys("element.json", "image-1.png", "image-2.png", "voice.wav");
    cast.remove(anna.id());
    assertThat(home.elements()).isEmptyDirectory();
    Element again = parcels.take(file, null);
    assertThat(again.id()).isNotEqualTo(anna.id());
    assertThat(again.name()).isEqualTo("Anna Lind");
    assertThat(again.consent()).isEqualTo(anna.consent());
    assertThat(again.tags()).isEqualTo(anna.tags());
    assertThat(again.notes()).isEqualTo("in white");
    assertThat(again.material().images()).hasSize(2);
    Path own = home.elements().resolve(again.id());
    assertThat(again.material().images().get(0)).startsWith(own);
    assertThat(ImageIO.read(again.material().images().get(0).toFile()).getRGB(7, 9) & 0xffffff)
        .isEqualTo(0x3366cc);
    assertThat(Objects.requireNonNull(again.material().heard()).seconds()).isBetween(3.2, 3.5);
    assertThat(Files.list(home.elements())).containsExactly(own);
  }

  @Test
  @DisplayName("where the name is taken it says so, and another name helps")
  void taken() throws Exception {
    Element anna = anna();
    Path file = packed(anna);
    assertThatThrownBy(() -> parcels.take(file, null))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(Code.ELEMENT_TAKEN);
              assertThat(e.problem().detail()).contains("@AnnaLind");
            });
    assertThatThrownBy(() -> parcels.take(file, "a/b"))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.problem().pointer()).isEqualTo("/as"));
    assertThat(parcels.take(file, "Berta").handle()).isEqualTo("Berta");
    assertThat(cast.all()).extracting(Element::handle).containsExactly("AnnaLind", "Berta");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "../evil.png",
        "/evil.png",
        "..\\evil.png",
        "sub/",
        "image-5.png",
        "IMAGE-1.PNG",
        "x.sh"
      })
  @DisplayName("an entry that is no part of an element is refused, wherever it points")
  void strangeNames(String name) throws Exception {
    refused(spoilt(e -> e.put(name, new byte[9])), Code.ELEMENT_FILE, "no part of one");
  }

  @Test
  @DisplayName("a zip bomb is stopped at the size of its slot")
  void bomb() throws Exception {
    refused(
        spoilt(e -> e.put("voice.wav", new byte[9 << 20])), Code.ELEMENT_FILE, "larger than 8192");
    refused(
        spoilt(e -> e.put("element.json", new byte[1 << 17])), Code.ELEMENT_FILE, "larger than 64");
  }

  @Test
  @DisplayName("files that were changed, are missing, or that nobody tells of are refused")
  void hashes() throws Exception {
    refused(
        spoilt(e -> e.put("image-2.png", e.get("voice.wav"))),
        Code.ELEMENT_FILE,
        "not what was packed");
    refused(spoilt(e -> e.remove("image-2.png")), Code.ELEMENT_FILE, "image-2.png is missing");
    refused(spoilt(e -> e.put("video.mp4", new byte[9])), Code.ELEMENT_FILE, "other files than");
    refused(spoilt(e -> e.remove("element.json")), Code.ELEMENT_FILE, "no element.json");
  }

  @Test
  @DisplayName("what is told of it must be of the one schema, and nothing more")
  void schema() throws Exception {
    refused(
        spoilt(e -> content(e, c -> c.put("schema", "pickup.element/2"))),
        Code.ELEMENT_FILE,
        "pickup.element/1");
    refused(spoilt(e -> content(e, c -> c.remove("schema"))), Code.ELEMENT_FILE, "schema");
    refused(spoilt(e -> content(e, c -> c.put("run", "x"))), Code.ELEMENT_FILE, "run");
    refused(
        spoilt(e -> content(e, c -> ((ObjectNode) c.path("images").get(0)).put("file", "/etc/x"))),
        Code.ELEMENT_FILE,
        "image-1.png is missing");
    refused(
        spoilt(e -> e.put("element.json", "{".getBytes(StandardCharsets.UTF_8))),
        Code.ELEMENT_FILE,
        "does not parse");
    refused(
        spoilt(e -> e.put("element.json", new byte[] {'"', (byte) 0xff, '"'})),
        Code.ELEMENT_FILE,
        "does not parse");
  }

  @Test
  @DisplayName("names and consent are held to the same rules as everybody's")
  void rules() throws Exception {
    refused(spoilt(e -> content(e, c -> c.put("name", "a/b"))), Code.NAME_BAD, "a/b");
    refused(
        spoilt(
            e -> content(e, c -> ((ObjectNode) c.path("consent")).put("record", "somebody-else"))),
        Code.REQUEST_UNKNOWN_FIELD,
        "record");
  }

  @Test
  @DisplayName("media are looked at anew: text with the right hash is no picture")
  void media() throws Exception {
    byte[] text = "#EXTM3U\nfile:///etc/passwd".getBytes(StandardCharsets.UTF_8);
    Path lying = folder.resolve("lying");
    Files.write(lying, text);
    String hash = app.pickup.files.Sha256.of(lying);
    refused(
        spoilt(
            e -> {
              e.put("image-1.png", text);
              content(e, c -> ((ObjectNode) c.path("images").get(0)).put("sha256", hash));
            }),
        Code.MEDIA_SCRIPT,
        "image-1.png");
  }

  @Test
  @DisplayName("the same entry twice is refused")
  void twice() throws Exception {
    Path file = spoilt(e -> e.put("video.mp4", "x".getBytes(StandardCharsets.UTF_8)));
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(file, bytes.replace("video.mp4", "voice.wav"), StandardCharsets.ISO_8859_1);
    refused(file, Code.ELEMENT_FILE, "voice.wav twice");
  }

  @Test
  @DisplayName("what is no zip, cut off or not there is refused")
  void noZip() throws Exception {
    Path file = spoilt(e -> {});
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    refused(file, Code.ELEMENT_FILE, "damaged");
    Files.writeString(file, "no zip at all");
    refused(file, Code.ELEMENT_FILE, "no element.json");
    refused(folder, Code.MEDIA_UNREADABLE, "not a file");
    refused(folder.resolve("gone"), Code.MEDIA_MISSING, "gone");
  }
}
