package app.pickup.bins.kdenlive;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.bins.Deliveries;
import app.pickup.bins.Delivery;
import app.pickup.bins.Placement;
import app.pickup.bins.Target;
import app.pickup.media.FrameRange;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies beside a clip that comes into an open project: it is the editor's, and stays. */
class NeighboursTest {

  private static final UnaryOperator<String> NOTHING = UnaryOperator.identity();

  @TempDir Path folder = Path.of("");
  private Path clip = Path.of("");
  private Path film = Path.of("");

  @BeforeEach
  void theClipIsInTheBin() throws Exception {
    clip = Files.writeString(folder.resolve("A001_v001.mov"), "clip");
    film = Films.withA2(Films.one(folder));
    Files.writeString(
        film,
        Files.readString(film)
            .replaceFirst(
                "(<playlist id=\"playlist2\">\\s*<entry[^>]*>.*?</entry>)",
                "$1<blank length=\"6\"/><entry producer=\"producer2\" in=\"20\" out=\"29\"/>"
                    + "<entry producer=\"producer2\" in=\"31\" out=\"37\"/>")
            .replace(
                "<playlist id=\"playlist4\"/>",
                "<playlist id=\"playlist4\"><blank length=\"62\"/>"
                    + "<entry producer=\"producer2\" in=\"40\" out=\"48\"/></playlist>"));
    new KdenliveBin(FakeWindow::desk).place(Deliveries.of(target(), clip, Films.A001, 50));
  }

  @Test
  void a_paste_that_leaves_all_else_alone_counts() throws Exception {
    Placement placement = place(new PastingWindow(film, false, NOTHING, false), above());
    assertThat(placement).isEqualTo(new Placement(Placement.State.IN_BIN, "Pickups", true, null));
    assertThat(lies()).isEqualTo(1);
    Placement heard =
        place(new PastingWindow(film, false, NOTHING, false), Deliveries.sounding(above()));
    assertThat(heard.verified()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "moved                 | <blank length=\"6\"/>              | <blank length=\"7\"/>   | V1 at frame 81",
        "cut                   | in=\"20\" out=\"29\"               | in=\"20\" out=\"25\"    | V1 at frame 81",
        "shows other frames    | in=\"31\" out=\"37\"               | in=\"32\" out=\"38\"    | V1 at frame 91",
        "removed               | <entry in=\"31\" out=\"37\" producer=\"producer2\"/> | '' | V1 at frame 91",
        "other clip            | out=\"37\" producer=\"producer2\"    | out=\"37\" producer=\"other\" | V1 at frame 91",
        "pushed on its track   | <blank length=\"12\"/>             | <blank length=\"9\"/>   | V2 at frame 59",
        "sound of the original | in=\"0\" out=\"74\" producer=\"producer1\" | in=\"0\" out=\"70\" producer=\"producer1\" | A1 at frame 0"
      })
  void a_paste_that_changes_a_neighbour_is_taken_back(
      String how, String was, String is, String where) throws Exception {
    UnaryOperator<String> besides = text -> changed(text, was, is);
    for (Delivery delivery : new Delivery[] {above(), Deliveries.sounding(above())}) {
      String before = Files.readString(film);
      PastingWindow window = new PastingWindow(film, false, besides, false);
      Placement placement = place(window, delivery);
      assertThat(placement.state()).isEqualTo(Placement.State.IN_BIN);
      assertThat(placement.verified()).isFalse();
      assertThat(placement.why())
          .isEqualTo(
              "it was not placed above: " + where + " changed with it, so it was taken off again");
      assertThat(film).as(how).hasContent(before);
      assertThat(window.acts()).containsOnlyOnce("edit_paste").containsOnlyOnce("edit_undo");
      assertThat(window.text()).contains("the editor's own");
    }
  }

  @Test
  @DisplayName("a step of the editor's own at that very moment is not undone")
  void theirs() throws Exception {
    PastingWindow window =
        new PastingWindow(
            film,
            false,
            text -> changed(text, "<blank length=\"6\"/>", "<blank length=\"9\"/>"),
            true);
    Placement placement = place(window, above());
    assertThat(placement.verified()).isFalse();
    assertThat(placement.why())
        .isEqualTo(
            "it was placed above, but V1 at frame 81 changed at the same time;"
                + " if that was not you, undo it in Kdenlive");
    assertThat(Files.readString(film)).contains("<blank length=\"9\"/>");
    assertThat(lies()).isEqualTo(1);
  }

  @Test
  @DisplayName("where the editor is at work nothing is undone, but it is told")
  void unsaved() throws Exception {
    Path autosave =
        Files.createDirectories(folder.resolve("stalefiles/kdenlive")).resolve("film_x");
    Files.copy(film, autosave);
    PastingWindow window =
        new PastingWindow(
            autosave,
            true,
            text -> changed(text, "in=\"20\" out=\"29\"", "in=\"20\" out=\"25\""),
            false);
    try (FileChannel held = FileChannel.open(autosave)) {
      Placement placement = place(window, above());
      assertThat(held.isOpen()).isTrue();
      assertThat(placement.verified()).isFalse();
      assertThat(placement.why())
          .contains("it was placed above, but V1 at frame 81 changed at the same time")
          .contains("unsaved changes");
    }
    assertThat(window.acts()).doesNotContain("edit_undo");
  }

  private static String changed(String text, String was, String is) {
    assertThat(text).contains(was);
    return text.replace(was, is);
  }

  private Placement place(Window window, Delivery delivery) throws Exception {
    return new KdenliveBin(() -> FakeWindow.desk(window)).place(delivery);
  }

  /** Frames 15 to 60 of A001 made, 20 to 50 of them marked. */
  private Delivery above() {
    return Deliveries.above(
        Deliveries.of(target(), clip, Films.A001, new FrameRange(15, 60), 5, 10), null, 20L);
  }

  private Target target() {
    return Deliveries.target("kdenlive", film, "Pickups");
  }

  /** How often the clip lies on V2. */
  private long lies() throws Exception {
    Project project = Project.read(film);
    String number = project.clip(clip).orElseThrow().id();
    return Timeline.of(project).orElseThrow().video().get(1).items().stream()
        .filter(item -> item.clip().equals(number))
        .count();
  }
}
