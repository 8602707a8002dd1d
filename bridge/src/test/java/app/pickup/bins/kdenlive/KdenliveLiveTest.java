package app.pickup.bins.kdenlive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import app.pickup.Scratch;
import app.pickup.bins.ClipboardTool;
import app.pickup.bins.Deliveries;
import app.pickup.bins.Delivery;
import app.pickup.bins.Host;
import app.pickup.bins.Outbox;
import app.pickup.bins.Placement;
import app.pickup.bins.Sidecar;
import app.pickup.bins.Target;
import app.pickup.media.Codec;
import app.pickup.media.Conform;
import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import app.pickup.media.Rate;
import app.pickup.media.Studio;
import app.pickup.media.Tags;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Kdenlive, asked what it shows by what it saves. */
@Tag("live")
class KdenliveLiveTest {

  /** Frames 15 to 60 of the plate, of which 20 to 50 were marked. */
  private static final FrameRange MADE = new FrameRange(15, 60);

  private static final int HEAD = 5;
  private static final int TAIL = 10;
  private static final String CLIP =
      "/mlt/producer[substring-after(property[@name='resource'],'A001_v00')='1.mov']";
  private static final String V2 = "/mlt/playlist[@id='playlist4']";

  private static Path made = Path.of("");
  private static @Nullable MediaFile plate;
  private static @Nullable MediaFile media;

  private final KdenliveBin bin = new KdenliveBin();
  private Path folder = Path.of("");
  private Path clip = Path.of("");

  @BeforeAll
  static void makeTheClip() throws Exception {
    Studio studio = Studio.open("kdenlive");
    plate = studio.probe.footage(Films.A001);
    Path take = studio.pass(plate, MADE, Codec.H264, "take");
    made = studio.folder.resolve("A001_v001.mov");
    new Conform(studio.ffmpeg)
        .clip(
            new Conform.Order(
                take,
                plate,
                MADE,
                true,
                Conform.timecode(plate, MADE),
                plate.reel(),
                new Tags(Map.of("title", "A001_v001", "description", "Background swap 背景"), "")),
            made);
    media = studio.probe.footage(made);
  }

  @BeforeEach
  void desk() throws Exception {
    folder = Scratch.folder("live");
    clip =
        Files.copy(
            made, Files.createDirectories(folder.resolve("Pickup")).resolve("A001_v001.mov"));
  }

  @Test
  void an_open_project_takes_the_clip_into_the_named_folder() throws Exception {
    Path film = Films.withFolders(folder, "Mein Film v1.2 [x] 漢字.kdenlive");
    try (LiveKdenlive kdenlive = LiveKdenlive.open(home(), film)) {
      Placement placement = bin.place(delivery(film, "AI", "背景"));
      assertThat(placement).isEqualTo(new Placement(Placement.State.IN_BIN, "AI/背景", true, null));
      assertThat(bin.place(delivery(film, "AI", "背景"))).isEqualTo(placement);
      assertThat(kdenlive.window().modified()).isFalse();
    }
    assertThat(Films.texts(film, CLIP + "/property[@name='kdenlive:folderid']"))
        .containsExactly("9");
    assertThat(Films.texts(film, CLIP + "/property[@name='meta.attr.description.markup']"))
        .containsExactly("Background swap 背景");
    assertThat(Films.texts(film, "/mlt/playlist[@id='main_bin']/entry")).hasSize(2);
  }

  @Test
  void a_clip_lies_exactly_above_its_original() throws Exception {
    Path film = Films.withFolders(folder, "film.kdenlive");
    try (LiveKdenlive kdenlive = LiveKdenlive.open(home(), film)) {
      ClipboardTool clipboard = new ClipboardTool(kdenlive.screen());
      clipboard.put("the editor's own 文");
      kdenlive.window().act("monitor_seek_forward-one-second");
      Delivery above = Deliveries.above(delivery(film, "Pickups"), 1, 20L);
      Placement placement = bin.place(above);
      assertThat(placement).isEqualTo(new Placement(Placement.State.IN_BIN, "Pickups", true, null));
      assertThat(bin.place(above)).isEqualTo(placement);
      assertThat(clipboard.text()).contains("the editor's own 文");
    }
    assertLiesAbove(film);
    assertThat(Films.texts(film, "//property[@name='kdenlive:docproperties.position']"))
        .containsExactly("25");
  }

  @Test
  @Tag("long")
  void fifty_placements_in_a_row_are_each_read_back() throws Exception {
    Studio studio = Studio.open("fifty");
    MediaFile footage = Objects.requireNonNull(plate);
    FrameRange three = new FrameRange(30, 33);
    Path take = studio.pass(footage, three, Codec.H264, "three");
    MediaFile short3 = studio.probe.footage(take);
    int placed = 0;
    Duration longest = Duration.ZERO;
    for (String name : List.of("one.kdenlive", "two.kdenlive")) {
      Path film = Films.withFolders(folder, name);
      try (LiveKdenlive kdenlive = LiveKdenlive.open(home(), film)) {
        List<Timeline.Item> laid = new ArrayList<>();
        kdenlive.window().act("file_save");
        Timeline before = Timeline.of(Project.read(film)).orElseThrow();
        for (int i = 0; i < 25; i++) {
          Path each = folder.resolve("Pickup").resolve(name.charAt(0) + "_%02d.mov".formatted(i));
          Files.copy(take, each);
          Delivery delivery =
              three(film, each, short3, footage, new FrameRange(3L * i, 3L * i + 3));
          long began = System.nanoTime();
          Placement placement = bin.place(delivery);
          Duration took = Duration.ofNanos(System.nanoTime() - began);
          longest = took.compareTo(longest) > 0 ? took : longest;
          assertThat(placement)
              .as("%s of %s", each.getFileName(), name)
              .isEqualTo(new Placement(Placement.State.IN_BIN, "Pickups", true, null));
          Project saved = Project.read(film);
          String number = saved.clip(each).orElseThrow().id();
          laid.add(new Timeline.Item(number, 3L * i, 0, 3, true, true));
          Timeline now = Timeline.of(saved).orElseThrow();
          assertThat(now.video().get(1).items()).isEqualTo(laid);
          assertThat(now.video().get(0).items()).isEqualTo(before.video().get(0).items());
          assertThat(now.audio().get(0).items()).isEqualTo(before.audio().get(0).items());
          placed++;
        }
      }
      assertThat(Films.texts(film, V2 + "/entry/@producer")).hasSize(25);
    }
    System.out.println("placed " + placed + " of 50, the longest in " + longest.toMillis() + " ms");
  }

  private static Delivery three(
      Path film, Path clip, MediaFile media, MediaFile plate, FrameRange range) {
    String name = String.valueOf(clip.getFileName()).replace(".mov", "");
    Target target =
        new Target(
            "kdenlive",
            null,
            film,
            null,
            List.of("Pickups"),
            new Outbox.Place(true, null, 1, range.in()));
    return new Delivery(
        name,
        "1",
        clip,
        name,
        "three frames",
        Sidecar.COMPOSITE_SOURCE,
        media,
        plate,
        range,
        0,
        0,
        false,
        target);
  }

  @Test
  void what_is_selected_is_read_and_the_clipboard_given_back() throws Exception {
    Path film = Films.withFolders(folder, "film.kdenlive");
    try (LiveKdenlive kdenlive = LiveKdenlive.open(home(), film)) {
      ClipboardTool clipboard = new ClipboardTool(kdenlive.screen());
      clipboard.put("the editor's own 文");
      KdenliveHost host = new KdenliveHost(InstantSource.system());
      assertThat(host.look().running()).isTrue();
      assertThat(host.look().projects().get(0).file()).isEqualTo(film);
      assertThatThrownBy(host::selection).hasMessageContaining("nothing is selected");
      kdenlive.window().act("raise_project_monitor");
      kdenlive.window().act("monitor_seek_forward-one-second");
      // on a busy machine the playhead comes after the word that moved it
      Host.Selection selection =
          await()
              .ignoreExceptionsMatching(Refused.class::isInstance)
              .until(
                  () -> {
                    kdenlive.window().act("select_timeline_clip");
                    return host.selection();
                  },
                  found -> !found.clips().isEmpty());
      assertThat(selection.project().file()).isEqualTo(film);
      assertThat(selection.rate()).isEqualTo(new Rate(25, 1));
      assertThat(selection.left()).isEmpty();
      assertThat(selection.clips()).hasSize(1);
      Host.Picked picked = selection.clips().get(0);
      System.out.println("Kdenlive's selection: " + picked);
      assertThat(picked.media()).isEqualTo(Films.A001.toRealPath());
      assertThat(picked.track()).isEqualTo(1);
      assertThat(picked.out()).isGreaterThan(picked.in());
      assertThat(clipboard.text()).contains("the editor's own 文");
    }
  }

  @ParameterizedTest(name = "sound track {0} of two")
  @ValueSource(ints = {0, 1})
  void it_lies_above_also_while_a_sound_track_is_active(int track) throws Exception {
    Path film = Films.withA2(Films.withFolders(folder, "film.kdenlive"));
    Files.writeString(
        film,
        Files.readString(film)
            .replace(
                "docproperties.activeTrack\">2<", "docproperties.activeTrack\">" + track + "<"));
    try (LiveKdenlive kdenlive = LiveKdenlive.open(home(), film)) {
      Delivery above = Deliveries.above(delivery(film, "Pickups"), 1, 20L);
      assertThat(bin.place(Deliveries.sounding(above)).why()).startsWith("its sound lies on A2");
      assertThat(kdenlive.window().modified()).isFalse();
    }
    assertLiesAbove(film);
    assertThat(Films.texts(film, "//property[@name='kdenlive:docproperties.activeTrack']"))
        .containsExactly(Integer.toString(track));
  }

  @Test
  @DisplayName(
      "a clip that is heard brings its sound, once, and beside the picture that lies there")
  void sound() throws Exception {
    Path film = Films.withA2(Films.withFolders(folder, "film.kdenlive"));
    try (LiveKdenlive kdenlive = LiveKdenlive.open(home(), film)) {
      kdenlive.window().act("monitor_seek_forward-one-second");
      Delivery above = Deliveries.above(delivery(film, "Pickups"), 1, 20L);
      Placement placement = bin.place(Deliveries.sounding(above));
      assertThat(placement.why())
          .startsWith("its sound lies on A2; the original's sound goes on below, on A1: mute it");
      assertThat(placement.verified()).isTrue();
      assertThat(bin.place(Deliveries.sounding(above))).isEqualTo(placement);
      assertLiesAbove(film);
      assertSounds(film);
      assertThat(Films.texts(film, "//property[@name='kdenlive:docproperties.groups']"))
          .asString()
          .contains("AVSplit");

      kdenlive.window().act("edit_undo");
      kdenlive.window().act("file_save");
      assertThat(bin.place(above).why()).isNull();
      assertLiesAbove(film);
      assertThat(heard(film)).isEmpty();
      assertThat(bin.place(Deliveries.sounding(above))).isEqualTo(placement);
      assertThat(kdenlive.window().modified()).isFalse();
    }
    assertLiesAbove(film);
    assertSounds(film);
  }

  @Test
  @DisplayName("the saved film, rendered, shows and sounds the clip at its frames and no other")
  void rendered() throws Exception {
    Studio studio = Studio.open("kdenlive");
    // upside down and with a tone, so that it can be told from its plate
    Path tone = Rendered.tone(folder.resolve("tone.pcm"), 2);
    studio.run(
        Stream.of(
                List.of("-y", "-i", made.toString(), "-f", "s16le", "-ar", "48000", "-ac", "1"),
                List.of("-i", tone.toString(), "-map", "0:v", "-map", "1:a", "-vf", "vflip"),
                List.of("-c:v", "libx264", "-qp", "10", "-c:a", "pcm_s16le", "-shortest"),
                List.of(clip.toString()))
            .flatMap(List::stream)
            .toList());
    Path film = Films.withA2(Films.withFolders(folder, "film.kdenlive"));
    Delivery above = Deliveries.above(delivery(film, "Pickups"), 1, 20L);
    try (LiveKdenlive kdenlive = LiveKdenlive.open(home(), film)) {
      assertThat(bin.place(Deliveries.sounding(above)).verified()).isTrue();
      assertThat(kdenlive.window().modified()).isFalse();
    }
    try (Rendered shown = Rendered.film(film, folder);
        Rendered clips = Rendered.of(studio, clip, folder.resolve("clip.yuv"));
        Rendered plates = Rendered.of(studio, Films.A001, folder.resolve("plate.yuv"))) {
      assertThat(shown.frames()).isEqualTo(75);
      for (int frame : new int[] {20, 35, 49}) {
        double clipped = shown.likeness(frame, clips, frame - (int) MADE.in());
        double plated = shown.likeness(frame, plates, frame);
        System.out.printf("rendered %d: %.1f dB clip, %.1f dB plate%n", frame, clipped, plated);
        assertThat(clipped).as("frame %d, the clip", frame).isGreaterThan(40);
        assertThat(plated).as("frame %d, the plate", frame).isLessThan(25);
      }
      for (int frame : new int[] {0, 19, 50, 74}) {
        double plated = shown.likeness(frame, plates, frame);
        System.out.printf("rendered %d: %.1f dB plate%n", frame, plated);
        assertThat(plated).as("frame %d, the plate", frame).isGreaterThan(40);
      }
    }
    double[] heard = Rendered.tones(film, folder);
    assertThat(heard).hasSize(75);
    for (int frame = 0; frame < 75; frame++) {
      if (20 <= frame && frame < 50) {
        assertThat(heard[frame]).as("frame %d", frame).isGreaterThan(Rendered.LOUD / 2);
      } else {
        assertThat(heard[frame]).as("frame %d", frame).isLessThan(Rendered.LOUD / 10);
      }
    }
  }

  @Test
  void a_closed_project_shows_it_when_it_is_opened() throws Exception {
    Path film = Films.one(folder);
    Placement placement = bin.place(Deliveries.above(delivery(film, "AI", "背景"), 1, 20L));
    assertThat(placement).isEqualTo(new Placement(Placement.State.IN_BIN, "AI/背景", true, null));
    try (LiveKdenlive kdenlive = LiveKdenlive.open(home(), film)) {
      kdenlive.window().act("file_save");
    }
    String number = Films.texts(film, CLIP + "/property[@name='kdenlive:folderid']").get(0);
    assertThat(Films.texts(film, "//property[starts-with(@name,'kdenlive:folder.')][.='背景']/@name"))
        .hasSize(1)
        .allMatch(name -> name.endsWith("." + number));
    assertThat(Films.texts(film, CLIP + "/property[@name='kdenlive:clipname']"))
        .contains("A001_v001");
    assertThat(Films.texts(film, CLIP + "/property[@name='kdenlive:description']"))
        .contains("Background swap of A001, by local draft");
    assertThat(Films.texts(film, CLIP + "/property[@name='kdenlive:tags']")).contains(Delivery.TAG);
    assertLiesAbove(film);
  }

  @Test
  void a_closed_project_is_heard_when_it_is_opened() throws Exception {
    Path film = Films.withA2(Films.one(folder));
    Delivery above = Deliveries.above(delivery(film, "Pickups"), 1, 20L);
    Placement placement = bin.place(Deliveries.sounding(above));
    assertThat(placement.verified()).isTrue();
    try (LiveKdenlive kdenlive = LiveKdenlive.open(home(), film)) {
      assertThat(bin.place(Deliveries.sounding(above))).isEqualTo(placement);
      kdenlive.window().act("file_save");
    }
    assertLiesAbove(film);
    assertSounds(film);
  }

  @Test
  void a_missing_folder_is_said_and_the_clip_lies_in_the_bin() throws Exception {
    Path film = Films.withFolders(folder, "film.kdenlive");
    try (LiveKdenlive kdenlive = LiveKdenlive.open(home(), film)) {
      Placement placement = bin.place(delivery(film, "AI", "Neu"));
      assertThat(placement.state()).isEqualTo(Placement.State.IN_BIN);
      assertThat(placement.verified()).isTrue();
      assertThat(placement.why()).contains("no folder AI/Neu").contains("lies in AI");
      assertThat(placement.bin()).isEqualTo("AI");
      assertThat(kdenlive.window().modified()).isFalse();
    }
    assertThat(Films.texts(film, CLIP + "/property[@name='kdenlive:folderid']"))
        .containsExactly("8");
  }

  @Test
  void unsaved_changes_stay_the_editors_own() throws Exception {
    Path film = Films.withFolders(folder, "film.kdenlive");
    try (LiveKdenlive kdenlive = LiveKdenlive.open(home(), film)) {
      Path other = Files.copy(made, folder.resolve("other.mov"));
      kdenlive.window().add(other, Project.ROOT);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> kdenlive.unsaved().flatMap(p -> p.clip(other)).isPresent());
      FileTime saved = Files.getLastModifiedTime(film);
      Placement placement = bin.place(Deliveries.above(delivery(film, "Pickups"), 1, 20L));
      assertThat(placement.state()).isEqualTo(Placement.State.IN_BIN);
      assertThat(placement.verified()).isFalse();
      assertThat(placement.why())
          .isEqualTo("the project has unsaved changes, so the clip was not read back");
      assertThat(Files.getLastModifiedTime(film)).isEqualTo(saved);
      kdenlive.window().act("file_save");
      assertThat(Films.texts(film, CLIP + "/property[@name='kdenlive:folderid']")).contains("7");
      assertLiesAbove(film);
    }
  }

  @Test
  void another_open_project_is_named() throws Exception {
    Path film = Films.one(folder);
    Path open = Films.one(folder, "another.kdenlive");
    try (LiveKdenlive kdenlive = LiveKdenlive.open(home(), open)) {
      Refused refused = refusal(film);
      assertThat(refused.problem().code()).isEqualTo(Code.PLACE_OTHER_PROJECT);
      assertThat(refused.problem().args()).containsEntry("open", "another");
      Path namesake = Films.one(Files.createDirectories(folder.resolve("b")), "another.kdenlive");
      assertThat(refusal(namesake).problem().code()).isEqualTo(Code.PLACE_OTHER_PROJECT);
      assertThat(kdenlive.window().modified()).isFalse();
    }
  }

  @Test
  void a_project_that_was_never_saved_is_told() throws Exception {
    try (LiveKdenlive kdenlive = LiveKdenlive.start(home(), null)) {
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> kdenlive.title().filter(t -> !t.isEmpty()).isPresent());
      // 24.12 titles it as if it had a file: its name is then told
      assertThat(refusal(Films.one(folder)).problem().code())
          .isIn(Code.PLACE_UNSAVED, Code.PLACE_OTHER_PROJECT);
    }
  }

  @Test
  void a_dialog_in_the_way_is_told() throws Exception {
    Path film = Films.one(folder);
    // a clip that has changed on disk: Kdenlive asks before it loads the project
    Files.writeString(
        film,
        Files.readString(film)
            .replace(
                "<property name=\"kdenlive:folderid\">",
                "<property name=\"kdenlive:file_size\">1</property>"
                    + "<property name=\"kdenlive:file_hash\">d41d8cd98f00b204e9800998ecf8427e</property>"
                    + "<property name=\"kdenlive:folderid\">"));
    try (LiveKdenlive kdenlive = LiveKdenlive.start(home(), film)) {
      await().atMost(Duration.ofSeconds(90)).until(() -> kdenlive.title().isPresent());
      assertThat(refusal(film).problem().code()).isEqualTo(Code.PLACE_DIALOG);
    }
  }

  private static void assertLiesAbove(Path film) throws Exception {
    Project project = Project.read(film);
    Timeline timeline = Timeline.of(project).orElseThrow();
    List<Timeline.Item> items = timeline.video().get(1).items();
    assertThat(items).hasSize(1);
    Timeline.Item item = items.get(0);
    assertThat(List.of(item.frame(), item.in(), item.length())).containsExactly(20L, 5L, 30L);
    assertThat(timeline.video().get(0).items()).hasSize(1);
    assertThat(Films.texts(film, V2 + "/entry")).hasSize(1);
  }

  private static void assertSounds(Path film) throws Exception {
    assertThat(heard(film)).hasSize(1);
    Timeline.Item item = heard(film).get(0);
    assertThat(List.of(item.frame(), item.in(), item.length())).containsExactly(20L, 5L, 30L);
    assertThat(item.silent()).isFalse();
    Timeline timeline = Timeline.of(Project.read(film)).orElseThrow();
    assertThat(timeline.audio().get(1).items()).hasSize(1);
  }

  /** What lies on A2. */
  private static List<Timeline.Item> heard(Path film) throws Exception {
    return Timeline.of(Project.read(film)).orElseThrow().audio().get(0).items();
  }

  private Refused refusal(Path film) {
    return Objects.requireNonNull(
        catchThrowableOfType(Refused.class, () -> bin.place(delivery(film, "Pickups"))));
  }

  private Path home() throws Exception {
    return Files.createDirectories(folder.resolve("home"));
  }

  private Delivery delivery(Path film, String... folders) {
    Target target = Deliveries.target("kdenlive", film, folders);
    return new Delivery(
        "job-1",
        "1",
        clip,
        "A001_v001",
        "Background swap of A001, by local draft",
        Sidecar.COMPOSITE_SOURCE,
        Objects.requireNonNull(media),
        Objects.requireNonNull(plate),
        MADE,
        HEAD,
        TAIL,
        false,
        target);
  }
}
