package app.pickup.bins.kdenlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.pickup.bins.Bin;
import app.pickup.bins.BinContract;
import app.pickup.bins.Deliveries;
import app.pickup.bins.Delivery;
import app.pickup.bins.Placement;
import app.pickup.bins.Target;
import app.pickup.media.FrameRange;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Clips in the XML of a project that nobody has open. */
class ClosedProjectTest extends BinContract {

  /** A001 on V1; the number of its clip follows. */
  private static final String LIES =
      "<entry producer=\"producer2\" in=\"0\" out=\"74\"><property name=\"kdenlive:id\">";

  private static final String CLIP = "/mlt/producer[property[@name='kdenlive:pickup.job']]";
  private static final String V2 = "/mlt/playlist[@id='playlist4']";
  private static final String A2 = "/mlt/playlist[@id='playlist6']";

  @Override
  protected Bin bin() {
    return new KdenliveBin(FakeWindow::desk);
  }

  @Override
  protected Target target(String... bin) throws Exception {
    return Deliveries.target("kdenlive", Films.one(folder), bin);
  }

  @Override
  protected int found(Target target, Path clip) throws Exception {
    String entry = "/mlt/playlist[@id='main_bin']/entry/@producer";
    Path file = Objects.requireNonNull(target.file());
    return (int)
        Films.texts(file, entry).stream()
            .filter(id -> !id.isEmpty())
            .filter(
                id -> {
                  try {
                    return Films.texts(file, "/mlt/*[@id='" + id + "']/property[@name='resource']")
                        .contains(clip.toString());
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                })
            .count();
  }

  @Test
  void the_clip_carries_folder_name_description_and_tag() throws Exception {
    Target target = target("AI", "背景");
    place(target);
    Path film = file(target);
    String number = text(film, CLIP + "/property[@name='kdenlive:folderid']");
    assertThat(text(film, "//property[@name='kdenlive:folder.-1.3']")).isEqualTo("AI");
    assertThat(text(film, "//property[@name='kdenlive:folder.3." + number + "']")).isEqualTo("背景");
    assertThat(text(film, CLIP + "/property[@name='kdenlive:clipname']"))
        .isEqualTo("A001 背景_v001 & 🎬");
    assertThat(text(film, CLIP + "/property[@name='kdenlive:description']"))
        .startsWith("Background swap");
    assertThat(text(film, CLIP + "/property[@name='kdenlive:tags']")).isEqualTo(Delivery.TAG);
    assertThat(text(film, CLIP + "/property[@name='length']")).isEqualTo("50");
  }

  @Test
  @DisplayName("an emoji stands as itself: Qt 5 reads it wrong as a number")
  void emoji() throws Exception {
    Target target = target("🎬");
    place(target);
    assertThat(Files.readString(file(target)))
        .contains("<property name=\"kdenlive:clipname\">A001 背景_v001 &amp; 🎬</property>")
        .contains("\">🎬</property>")
        .contains(clip.toString().replace("&", "&amp;"));
  }

  @Test
  void folders_that_are_there_are_used() throws Exception {
    Target target =
        Deliveries.target(
            "kdenlive", Films.withFolders(folder, "film.kdenlive"), "AI", "背景", "<&> \"x\"");
    place(target);
    assertThat(text(file(target), "//property[@name='kdenlive:folder.9.10']"))
        .isEqualTo("<&> \"x\"");
    assertThat(Films.texts(file(target), "//property[starts-with(@name,'kdenlive:folder.')]"))
        .hasSize(4);
  }

  @Test
  void nothing_else_is_changed() throws Exception {
    Target target = target("Pickups");
    Document before = XmlFile.read(Files.readAllBytes(file(target)));
    place(target);
    Document after = XmlFile.read(Files.readAllBytes(file(target)));
    remove(after, "producer", "id", "pickup4");
    remove(after, "entry", "producer", "pickup4");
    remove(after, "property", "name", "kdenlive:folder.-1.3");
    before.normalize();
    after.normalize();
    assertThat(squeezed(after)).isEqualTo(squeezed(before));
  }

  @Test
  void the_file_keeps_its_rights_and_a_link_stays_a_link() throws Exception {
    Target target = target("Pickups");
    Files.setPosixFilePermissions(file(target), PosixFilePermissions.fromString("rw-rw-r--"));
    Path link = Files.createSymbolicLink(folder.resolve("link.kdenlive"), file(target));
    place(Deliveries.target("kdenlive", link, "Pickups"));
    assertThat(link).isSymbolicLink();
    assertThat(found(target, clip)).isEqualTo(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(target))))
        .isEqualTo("rw-rw-r--");
    assertThat(folder).isDirectoryNotContaining(p -> p.toString().endsWith(".part"));
  }

  @Test
  @DisplayName("a project with sequences gets a chain with its own uuid; above is said to be left")
  void sequences() throws Exception {
    Target target = Deliveries.target("kdenlive", Films.sequences(folder), "Pickups");
    Delivery delivery =
        Deliveries.above(Deliveries.of(target, clip, folder.resolve("A001.mov"), 50), null, 0L);
    Placement placement = bin().place(delivery);
    assertThat(placement.state()).isEqualTo(Placement.State.IN_BIN);
    assertThat(placement.why()).contains("not placed above").contains("sequences");
    assertThat(bin().place(delivery)).isEqualTo(placement);
    assertThat(found(target, clip)).isEqualTo(1);
    Path film = file(target);
    String chain = "/mlt/chain[property[@name='kdenlive:pickup.job']]";
    assertThat(text(film, chain + "/property[@name='kdenlive:control_uuid']"))
        .matches("\\{[0-9a-f-]{36}}");
    assertThat(text(film, "//property[@name='kdenlive:folder.-1.5']")).isEqualTo("Pickups");
  }

  @Test
  void above_lies_exactly_over_its_range_without_its_handles() throws Exception {
    Target target = target("Pickups");
    Delivery delivery =
        Deliveries.above(
            Deliveries.of(target, clip, Films.A001, new FrameRange(15, 60), 5, 10), null, 0L);
    assertThat(bin().place(delivery).why()).isNull();
    assertThat(bin().place(delivery).why()).isNull();
    Path film = file(target);
    assertThat(Films.texts(film, V2 + "/blank/@length")).containsExactly("20");
    assertThat(Films.texts(film, V2 + "/entry/@in")).containsExactly("5");
    assertThat(Films.texts(film, V2 + "/entry/@out")).containsExactly("34");
    assertThat(Films.texts(film, "/mlt/tractor[@id='tractor2']/@out")).containsExactly("74");
    assertThat(Films.texts(film, "//property[@name='kdenlive:id'][.='4']")).hasSize(3);
  }

  @Test
  @DisplayName("where the original was removed nothing is laid over what lies there now")
  void removed() throws Exception {
    Target target = target("Pickups");
    Path film = file(target);
    Files.writeString(film, Files.readString(film).replace(LIES + "2<", LIES + "77<"));
    Placement placement = bin().place(marked(target));
    assertThat(placement.state()).isEqualTo(Placement.State.IN_BIN);
    assertThat(placement.why())
        .isEqualTo("it was not placed above: the original is not on this timeline");
    assertThat(Films.texts(film, V2 + "/entry/@in")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"30, 74, 30", "0, 40, 0"})
  @DisplayName("an original that was trimmed meanwhile is still where it was taken from")
  void trimmed(int in, int out, int blank) throws Exception {
    Target target = target("Pickups");
    Path film = file(target);
    Files.writeString(
        film,
        Files.readString(film)
            .replace(
                "<entry producer=\"producer2\" in=\"0\" out=\"74\">",
                (blank == 0 ? "" : "<blank length=\"" + blank + "\"/>")
                    + ("<entry producer=\"producer2\" in=\"" + in + "\" out=\"" + out + "\">")));
    assertThat(bin().place(marked(target)).why()).isNull();
    assertThat(shown(film)).containsExactly("20", "5", "34");
  }

  @Test
  @DisplayName("an original that the bin holds twice is found by either")
  void twice() throws Exception {
    Target target = target("Pickups");
    Path film = file(target);
    String text = Files.readString(film).replace(LIES + "2<", LIES + "3<");
    int from = text.indexOf(" <producer id=\"producer0\"");
    String first = text.substring(from, text.indexOf(" <playlist id=\"main_bin\">"));
    String second = first.replace("producer0", "copy").replace("\">2<", "\">3<");
    Files.writeString(
        film,
        text.replace(first, first + second)
            .replace(
                "<entry producer=\"producer0\" in=\"0\" out=\"74\"/>",
                "<entry producer=\"producer0\" in=\"0\" out=\"74\"/>"
                    + "<entry producer=\"copy\" in=\"0\" out=\"74\"/>"));
    assertThat(bin().place(marked(target)).why()).isNull();
    assertThat(shown(film)).containsExactly("20", "5", "34");
  }

  @Test
  @DisplayName("an original that sounds longer than it has picture is said to stick out")
  void overlong() throws Exception {
    Target target = target("Pickups");
    Path film = file(target);
    Delivery whole = Deliveries.above(Deliveries.of(target, clip, Films.A001, 75), 1, 0L);
    String lies = "<entry producer=\"producer2\" in=\"0\" out=\"";
    String fits = Files.readString(film);
    Files.writeString(film, fits.replace(lies + "74", lies + "76"));
    assertThat(bin().place(whole).why())
        .isEqualTo(
            "the original lies 2 frames longer on the timeline than it has picture, and nothing"
                + " covers that: trim its end there");
    assertThat(shown(film)).containsExactly("0", "74");
    Files.writeString(film, fits);
    assertThat(bin().place(whole).why()).isNull();
  }

  @Test
  @DisplayName("a project that is no file yet is to be saved, in the editor's words")
  void unsaved() throws Exception {
    Target nowhere = Deliveries.target("kdenlive", null, "Pickups");
    Target taken = new Target("kdenlive", "1795", null, null, nowhere.bin(), nowhere.place());
    assertThat(bin().check(nowhere)).extracting(Problem::code).containsExactly(Code.REQUEST_FIELD);
    assertThat(bin().check(taken)).extracting(Problem::code).containsExactly(Code.PLACE_UNSAVED);
  }

  /** Frames 15 to 60 of A001 made, 20 to 50 of them marked, taken from V1 at frame 20. */
  private Delivery marked(Target target) {
    return Deliveries.above(
        Deliveries.of(target, clip, Films.A001, new FrameRange(15, 60), 5, 10), 1, 20L);
  }

  @Test
  void a_clip_between_others_splits_the_blank() throws Exception {
    Target target = target("Pickups");
    Path film = file(target);
    Files.writeString(
        film,
        Files.readString(film)
            .replace(
                "<playlist id=\"playlist4\"/>",
                "<playlist id=\"playlist4\"><blank length=\"00:00:02.400\"/>"
                    + "<entry producer=\"producer2\" in=\"0\" out=\"9\"/></playlist>"));
    Delivery free = Deliveries.of(target, clip, Films.A001, new FrameRange(10, 40), 0, 0);
    assertThat(bin().place(Deliveries.above(free, 1, 10L)).why()).isNull();
    assertThat(Films.texts(film, V2 + "/*/@length | " + V2 + "/entry/@out"))
        .containsExactly("10", "29", "20", "9");
    Path second = Files.writeString(folder.resolve("second.mov"), "clip");
    Delivery taken = Deliveries.of(target, second, Films.A001, new FrameRange(35, 75), 0, 0);
    Placement placement = bin().place(Deliveries.above(taken, 1, 35L));
    assertThat(placement.state()).isEqualTo(Placement.State.IN_BIN);
    assertThat(placement.why()).contains("no video track above the original has room");
  }

  @Test
  void its_sound_lies_at_the_frames_of_its_picture() throws Exception {
    Path film = Films.withA2(Films.one(folder));
    Placement placement = bin().place(heard(film));
    assertThat(placement.verified()).isTrue();
    assertThat(placement.why())
        .isEqualTo(
            "its sound lies on A2; the original's sound goes on below, on A1: mute it there from"
                + " frame 20 to 49");
    assertThat(bin().place(heard(film))).isEqualTo(placement);
    assertThat(shown(film)).containsExactly("20", "5", "34");
    assertThat(sounds(film)).containsExactly("20", "5", "34");
    String producer = "/mlt/producer[@id='" + text(film, A2 + "/entry/@producer") + "']";
    assertThat(text(film, producer + "/property[@name='set.test_audio']")).isEqualTo("0");
    assertThat(text(film, producer + "/property[@name='set.test_image']")).isEqualTo("1");
    assertThat(text(film, producer + "/property[@name='audio_index']")).isEqualTo("1");
    assertThat(Films.texts(film, "/mlt/playlist[@id='playlist0']/entry/@out"))
        .as("the original's sound is the editor's")
        .containsExactly("74");
  }

  @Test
  @DisplayName("without room for its sound the picture is laid; with room the sound comes later")
  void no_audio_track_is_free() throws Exception {
    Path film = Films.one(folder);
    Placement placement = bin().place(heard(film));
    assertThat(placement.state()).isEqualTo(Placement.State.IN_BIN);
    assertThat(placement.verified()).isFalse();
    assertThat(placement.why()).startsWith("its sound was not laid: no audio track is free there");
    assertThat(shown(film)).containsExactly("20", "5", "34");
    assertThat(bin().place(heard(Films.withA2(film))).verified()).isTrue();
    assertThat(shown(film)).containsExactly("20", "5", "34");
    assertThat(sounds(film)).containsExactly("20", "5", "34");
  }

  @ParameterizedTest
  @ValueSource(strings = {"locked", "muted", "taken"})
  void an_audio_track_that_is_not_free_is_left_alone(String how) throws Exception {
    Path film = Films.withA2(Films.one(folder));
    String text = Files.readString(film);
    String tractor = "<tractor id=\"tractor4\" in=\"0\" out=\"74\">";
    Files.writeString(
        film,
        switch (how) {
          case "locked" ->
              text.replace(
                  tractor, tractor + "<property name=\"kdenlive:locked_track\">1</property>");
          case "muted" ->
              text.replace(
                  "<track hide=\"video\" producer=\"playlist6\"/>",
                  "<track hide=\"both\" producer=\"playlist6\"/>");
          default ->
              text.replace(
                  "<playlist id=\"playlist7\">",
                  "<playlist id=\"playlist7\"><blank length=\"49\"/>"
                      + "<entry producer=\"producer1\" in=\"0\" out=\"9\"/>");
        });
    assertThat(bin().place(heard(film)).why()).contains("no audio track is free");
    assertThat(shown(film)).containsExactly("20", "5", "34");
    assertThat(sounds(film)).isEmpty();
  }

  @Test
  void its_sound_lies_nearest_to_the_originals() throws Exception {
    Path film = Films.withA2(Films.one(folder));
    Files.writeString(
        film,
        Files.readString(film)
            // A001 is heard on A2, and A1 is free
            .replace("<playlist id=\"playlist0\">", "<playlist id=\"other\">")
            .replace("<playlist id=\"playlist6\">", "<playlist id=\"playlist0\">")
            .replace("<playlist id=\"other\">", "<playlist id=\"playlist6\">"));
    assertThat(bin().place(heard(film)).why())
        .startsWith("its sound lies on A1; the original's sound goes on below, on A2:");
    assertThat(Films.texts(film, "/mlt/playlist[@id='playlist0']/entry/@in")).containsExactly("5");
  }

  @Test
  void an_original_that_is_not_heard_needs_no_word() throws Exception {
    Path film = Films.withA2(Films.one(folder));
    Files.writeString(
        film,
        Files.readString(film)
            .replace(
                "<track producer=\"tractor0\"/>", "<track hide=\"both\" producer=\"tractor0\"/>"));
    assertThat(bin().place(heard(film)))
        .isEqualTo(new Placement(Placement.State.IN_BIN, "Pickups", true, null));
  }

  @Test
  @DisplayName("36: an entity bomb and an outside entity are refused before they are read")
  void entities() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    for (String type :
        List.of(
            "<!DOCTYPE mlt [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>",
            "<!DOCTYPE mlt [<!ENTITY a SYSTEM \"" + secret.toUri() + "\">]>",
            "<!DOCTYPE mlt SYSTEM \"" + secret.toUri() + "\">")) {
      Path film =
          Files.writeString(
              folder.resolve("bomb.kdenlive"),
              type
                  + "<mlt><playlist id=\"main_bin\"><property name=\"x\">&a;</property></playlist></mlt>");
      Target target = Deliveries.target("kdenlive", film, "Pickups");
      assertThat(bin().check(target)).extracting(Problem::code).contains(Code.PROJECT_UNREADABLE);
      assertThat(refusal(() -> place(target))).isEqualTo(Code.PROJECT_UNREADABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no xml", "<mlt/>", "<mlt><playlist id=\"other\"/></mlt>", "<x"})
  void what_is_no_project_is_refused(String content) throws Exception {
    Path film = Files.writeString(folder.resolve("film.kdenlive"), content);
    Target target = Deliveries.target("kdenlive", film, "Pickups");
    assertThat(bin().check(target)).extracting(Problem::code).contains(Code.PROJECT_UNREADABLE);
  }

  @Test
  void a_read_only_project_is_locked() throws Exception {
    Target target = target("Pickups");
    Files.setPosixFilePermissions(file(target), PosixFilePermissions.fromString("r--r--r--"));
    assertThat(bin().check(target)).extracting(Problem::code).contains(Code.PLACE_LOCKED);
    assertThat(refusal(() -> place(target))).isEqualTo(Code.PLACE_LOCKED);
  }

  @Test
  void a_kdenlive_that_can_not_take_it_says_why() throws Exception {
    Target target = target("Pickups");
    assertThat(refusal(target, "other [*]/ HD 720p 25 fps")).isEqualTo(Code.PLACE_OTHER_PROJECT);
    assertThat(refusal(target, "Unbenannt[*] / HD 720p 25 fps")).isEqualTo(Code.PLACE_UNSAVED);
    assertThat(refusal(target, "")).isEqualTo(Code.PLACE_DIALOG);
    assertThat(refusal(target, null)).isEqualTo(Code.PLACE_DIALOG);
    assertThat(found(target, clip)).isZero();
  }

  /** Frames 15 to 60 of A001 made, 20 to 50 of them marked, above and heard. */
  private Delivery heard(Path film) {
    Target target = Deliveries.target("kdenlive", film, "Pickups");
    return Deliveries.sounding(
        Deliveries.above(
            Deliveries.of(target, clip, Films.A001, new FrameRange(15, 60), 5, 10), null, 0L));
  }

  private static List<String> shown(Path film) throws Exception {
    return Films.texts(film, V2 + "/blank/@length | " + V2 + "/entry/@in | " + V2 + "/entry/@out");
  }

  private static List<String> sounds(Path film) throws Exception {
    return Films.texts(film, A2 + "/blank/@length | " + A2 + "/entry/@in | " + A2 + "/entry/@out");
  }

  private Code refusal(Target target, @Nullable String title) {
    Bin bin = new KdenliveBin(() -> FakeWindow.desk(new FakeWindow(title)));
    return refusal(() -> bin.place(Deliveries.of(target, clip, clip, 50)));
  }

  private static Code refusal(ThrowingCallable call) {
    return catchThrowableOfType(Refused.class, call).problem().code();
  }

  private Placement place(Target target) throws Exception {
    return bin().place(Deliveries.of(target, clip, clip, 50));
  }

  private static Path file(Target target) {
    return Objects.requireNonNull(target.file());
  }

  private static String text(Path film, String path) throws Exception {
    List<String> texts = Films.texts(film, path);
    assertThat(texts).as(path).hasSize(1);
    return texts.get(0);
  }

  private static void remove(Document document, String tag, String attribute, String value) {
    var all = document.getElementsByTagName(tag);
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.getAttribute(attribute).equals(value)) {
        element.getParentNode().removeChild(element);
        return;
      }
    }
    throw new AssertionError("there is no " + value);
  }

  private static String squeezed(Document document) {
    return new String(XmlFile.write(document), StandardCharsets.UTF_8).replaceAll(">\\s+<", "><");
  }
}
