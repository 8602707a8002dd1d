package app.pickup.bins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.Scratch;
import app.pickup.bins.Placement.State;
import app.pickup.media.Colour;
import app.pickup.media.FrameRange;
import app.pickup.media.FrameTimes;
import app.pickup.media.MediaFile;
import app.pickup.media.PixelLayout;
import app.pickup.media.Rate;
import app.pickup.problem.Refused;
import app.pickup.store.Database;
import app.pickup.store.Home;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboxStoreTest {

  @SuppressWarnings("NullAway.Init")
  private Database database;

  @SuppressWarnings("NullAway.Init")
  private OutboxStore outbox;

  @BeforeEach
  void open() throws Exception {
    Home home = Home.open(Scratch.folder("outbox"), Home.DiskType.REAL);
    database = Database.open(home, InstantSource.system());
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "insert into job (id, kind, engine, tier, request, state, step, progress, takes, notes, attempt,"
                        + " cancel_asked, created_at, updated_at, revision)"
                        + " values ('j', 'edit', 'local', 'draft', '{}', 'done', '{}', 1, '[]', '[]', 0, 0, '', '', 1)"));
    outbox = new OutboxStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Delivery delivery() {
    MediaFile.Video video =
        new MediaFile.Video(
            0,
            "h264",
            new PixelLayout(64, 64, 1, 1, 8, false),
            new Rate(25, 1),
            false,
            10,
            Colour.UNSAID,
            0,
            MediaFile.Aspect.SQUARE,
            MediaFile.Fields.PROGRESSIVE,
            new FrameTimes(1, 25, new long[] {0}, new long[] {0}, 10),
            false);
    MediaFile media =
        new MediaFile(Path.of("/plates/A001.mov"), "mov", video, List.of(), null, null);
    Target target =
        new Target(
            "blender",
            null,
            Path.of("/films/film.blend"),
            null,
            List.of("片", "B"),
            new Outbox.Place(true, null, 1, 24L));
    return new Delivery(
        "j",
        "1",
        Path.of("/films/Pickup/A001_v001.mov"),
        "A001_v001",
        "a swap",
        Sidecar.COMPOSITE_SOURCE,
        media,
        media,
        new FrameRange(0, 10),
        0,
        0,
        false,
        target);
  }

  private static Placement pending() {
    return new Placement(State.PENDING, "片/B", false, "waits");
  }

  @Test
  void a_clip_waits_for_its_host_and_project_until_its_receipt() throws Exception {
    outbox.add(delivery());
    outbox.add(delivery());
    assertThat(outbox.waiting("blender", "/films/film.blend")).hasSize(1);
    assertThat(outbox.waiting("premiere", null)).isEmpty();
    assertThat(outbox.waiting(null, "/films/other.blend")).isEmpty();
    Outbox.Item item = outbox.waiting(null, null).get(0);
    assertThat(item.place().frame()).isEqualTo(24);

    Outbox.Item failed =
        outbox.acknowledge(
            item.id(), new Outbox.Receipt(State.FAILED, null, "the project is locked"));
    assertThat(failed.placement().why()).isEqualTo("the project is locked");
    assertThat(outbox.waiting(null, null)).as("a failed one can be tried again").hasSize(1);

    Outbox.Item in =
        outbox.acknowledge(item.id(), new Outbox.Receipt(State.IN_BIN, "A001_v001", null));
    assertThat(in.placement().verified()).isTrue();
    assertThat(outbox.waiting(null, null)).isEmpty();
  }

  @Test
  @DisplayName("a receipt that comes before the bridge has said 'pending' is not lost")
  void quick_panel() throws Exception {
    outbox.add(delivery());
    Outbox.Item item = outbox.waiting(null, null).get(0);
    outbox.acknowledge(item.id(), new Outbox.Receipt(State.IN_BIN, "A001_v001", null));
    Placement stands = outbox.placed(delivery(), pending());
    assertThat(stands.state()).as("a job that is run again keeps it").isEqualTo(State.IN_BIN);
    outbox.add(delivery());
    assertThat(outbox.waiting(null, null)).isEmpty();
  }

  @Test
  void a_clip_that_was_read_back_stays_so() throws Exception {
    outbox.add(delivery());
    String id = outbox.waiting(null, null).get(0).id();
    outbox.acknowledge(id, new Outbox.Receipt(State.IN_BIN, "A001_v001", null));
    Outbox.Item again = outbox.acknowledge(id, new Outbox.Receipt(State.FAILED, null, "late"));
    assertThat(again.placement().state()).isEqualTo(State.IN_BIN);
  }

  @Test
  void an_item_that_is_not_there_is_told() {
    assertThatThrownBy(
            () -> outbox.acknowledge("nobody", new Outbox.Receipt(State.IN_BIN, null, null)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("not-found");
  }
}
