package app.pickup.engines.local.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pickup.Scratch;
import app.pickup.Shots;
import app.pickup.engines.Engine;
import app.pickup.engines.Said;
import app.pickup.engines.local.face.FaceTrack;
import app.pickup.engines.local.face.FaceTracker;
import app.pickup.engines.local.face.Openings;
import app.pickup.engines.local.face.PaintedFace;
import app.pickup.media.Codec;
import app.pickup.media.Colour;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameRange;
import app.pickup.media.FrameSink;
import app.pickup.media.FrameSource;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.Probe;
import app.pickup.media.Rate;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lines put into painted faces, from a plate to frames that are measured. */
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MouthJourneyTest {
  private static final int FRAMES = 60;
  private static final Rate RATE = Rate.parse("25");
  private static final Picture PICTURE =
      new Picture(
          Sitter.LAYOUT, RATE, Colour.BT709, MediaFile.Aspect.SQUARE, MediaFile.Fields.PROGRESSIVE);
  private static final PaintedFace LEFT = new PaintedFace(120, 170, 130, 0, 0);
  private static final PaintedFace RIGHT = new PaintedFace(350, 175, 140, 0, 0);
  private static final String LONG = Phones.LIVELY;

  private static final Engine.Watch WATCH =
      new Engine.Watch() {
        @Override
        public void made(long frames, long of) {}

        @Override
        public void note(Note note) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  private Path folder;
  private Frames frames;
  private Ffmpeg ffmpeg;
  private DialogueInsert insert;
  private final Map<String, MediaFile> plates = new HashMap<>();

  @BeforeAll
  void open() throws Exception {
    Sitter.networksAreThere();
    folder = Scratch.folder("mouths");
    ffmpeg = Ffmpeg.in(Path.of(System.getProperty("pickup.dist", "target/dist")));
    frames = new Frames(ffmpeg);
    insert = new DialogueInsert(frames, Sitter.NETWORKS);
  }

  /** A plate whose frames are painted once for each number that is asked for. */
  private MediaFile plate(String name, IntFunction<PaintedFace[]> faces) throws Exception {
    if (!plates.containsKey(name)) {
      Path file = folder.resolve(name + ".mov");
      Map<List<PaintedFace>, byte[]> painted = new HashMap<>();
      try (FrameSink sink = frames.sink(file, PICTURE, Codec.H264, true)) {
        for (int i = 0; i < FRAMES; i++) {
          PaintedFace[] seen = faces.apply(i);
          sink.write(
              painted.computeIfAbsent(
                  List.of(seen), each -> PaintedFace.frame(Sitter.LAYOUT, seen)));
        }
        sink.finish();
      }
      plates.put(name, new Probe(ffmpeg).footage(file));
    }
    return plates.get(name);
  }

  /** To and fro by two pixels. */
  private static double sway(int frame) {
    return Math.abs(frame % 8 - 4) / 2.0;
  }

  private MediaFile one() throws Exception {
    return plate("one", i -> new PaintedFace[] {Sitter.FACE.moved(sway(i), 0)});
  }

  private MediaFile two() throws Exception {
    return plate("two", i -> new PaintedFace[] {LEFT, RIGHT.moved(sway(i), 0)});
  }

  private Engine.Order.Dialogue order(
      ObjectNode request,
      @Nullable MediaFile plate,
      FrameRange range,
      FrameRange asked,
      Said... said)
      throws Exception {
    request.remove("edit");
    request.put("codec", "prores422hq").put("tier", "standard");
    request.putArray("lines").addObject().put("text", "No.").put("language", "en");
    Shot.LipSync shot =
        (Shot.LipSync)
            Objects.requireNonNull(
                new ShotReader(Set.of("local")).read("lip-sync", request).shot());
    Picture picture = plate == null ? PICTURE : Picture.of(plate.video());
    Path made = Files.createTempDirectory(folder, "made");
    return new Engine.Order.Dialogue(shot, plate, picture, range, asked, List.of(said), null, made);
  }

  private Path said(MediaFile plate, FrameRange range, FrameRange asked, Said... said)
      throws Exception {
    Engine.Take take = insert.make(order(Shots.edit(folder), plate, range, asked, said), WATCH);
    return Objects.requireNonNull(take.picture());
  }

  private void refused(String code, String words, MediaFile plate, Said... said) throws Exception {
    FrameRange all = new FrameRange(0, FRAMES);
    Engine.Order.Dialogue order = order(Shots.edit(folder), plate, all, all, said);
    assertThatThrownBy(() -> insert.make(order, WATCH))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.problem().code().id()).isEqualTo(code);
              assertThat(e.problem().detail()).contains(words);
              if (code.equals("face.choose")) {
                assertThat(e.problem().detail()).contains("2 at the right (");
              }
            });
    assertThat(order.folder()).as("nothing half-made").isEmptyDirectory();
  }

  /** What the codec makes of the plate when nobody says anything. */
  private List<byte[]> untouched(MediaFile plate, FrameRange range) throws Exception {
    Path file = Files.createTempDirectory(folder, "plain").resolve("plain.mov");
    Picture picture = Picture.of(plate.video());
    byte[] frame = new byte[picture.layout().frameBytes()];
    try (FrameSource source = frames.plate(plate, range, picture.layout());
        FrameSink sink = frames.sink(file, picture, Codec.PRORES422HQ, false)) {
      while (source.read(frame)) {
        sink.write(frame);
      }
      sink.finish();
    }
    return decoded(file);
  }

  private List<byte[]> decoded(Path file) throws Exception {
    MediaFile media = new Probe(ffmpeg).footage(file);
    List<byte[]> all = new ArrayList<>();
    byte[] frame = new byte[media.video().layout().frameBytes()];
    FrameRange range = new FrameRange(0, media.video().frames());
    try (FrameSource source = frames.plate(media, range, media.video().layout())) {
      while (source.read(frame)) {
        all.add(frame.clone());
      }
    }
    return all;
  }

  /** What the networks see in a clip. */
  private List<FaceTrack> seen(Path file) throws Exception {
    MediaFile media = new Probe(ffmpeg).footage(file);
    try (FaceTracker tracker =
        Sitter.NETWORKS.track(media.video().layout(), media.video().colour())) {
      for (byte[] frame : decoded(file)) {
        tracker.see(frame);
      }
      return tracker.finish().tracks();
    }
  }

  /** The measured opening follows the asked one, and lips meet where they have to. */
  private static void follows(FaceTrack track, Mouthing asked, double least) {
    int[] spoken = IntStream.range(0, asked.frames()).filter(i -> asked.weight(i) == 1).toArray();
    double[] wanted = Arrays.stream(spoken).mapToDouble(i -> asked.shape(i).open()).toArray();
    double[] measured = Arrays.stream(spoken).mapToDouble(i -> opening(track, i)).toArray();
    assertThat(Openings.correlation(wanted, measured))
        .as("correlation")
        .isGreaterThanOrEqualTo(least);
    double widest = Arrays.stream(measured).max().orElseThrow();
    assertThat(widest).as("widest").isGreaterThan(.035);
    int closures = 0;
    for (int frame : spoken) {
      if (asked.closed(frame)) {
        closures++;
        assertThat(opening(track, frame)).as("closure at %s", frame).isLessThan(.4 * widest);
      }
    }
    assertThat(closures).isEqualTo(3);
  }

  private static double opening(FaceTrack track, int frame) {
    return Objects.requireNonNull(track.at(frame)).opening();
  }

  @Test
  @DisplayName("the mouth follows the line; frames outside it are the plate's to the bit")
  void follows() throws Exception {
    FrameRange range = new FrameRange(2, 58);
    FrameRange asked = new FrameRange(5, 55);
    Said line = Phones.line(400, null, LONG);
    Path clip = said(one(), range, asked, line);
    List<byte[]> made = decoded(clip);
    List<byte[]> plain = untouched(one(), range);
    assertThat(made).hasSize(56);
    Mouthing mouthing = Mouthing.of(List.of(line), RATE, 50);
    int head = 3;
    int painted = 0;
    for (int i = 0; i < 56; i++) {
      boolean within = i >= head && i < head + 50 && mouthing.weight(i - head) > 0;
      if (within) {
        painted += Arrays.equals(made.get(i), plain.get(i)) ? 0 : 1;
      } else {
        assertThat(Arrays.equals(made.get(i), plain.get(i))).as("frame %s", i).isTrue();
      }
    }
    assertThat(painted).as("painted frames").isGreaterThan(35);
    List<FaceTrack> tracks = seen(clip);
    assertThat(tracks).hasSize(1);
    follows(new FaceTrack(1, tracks.get(0).faces().subList(head, head + 50)), mouthing, .75);
  }

  @Test
  @DisplayName("of two faces one is chosen, and nothing is painted beside it")
  void chosen() throws Exception {
    FrameRange all = new FrameRange(0, FRAMES);
    Said line = Phones.line(300, 2, LONG);
    Path clip = said(two(), all, all, line);
    List<byte[]> made = decoded(clip);
    List<byte[]> plain = untouched(two(), all);
    MediaFile media = new Probe(ffmpeg).footage(clip);
    int stride = media.video().layout().stride(0);
    int half = stride / 2;
    for (int i = 0; i < FRAMES; i++) {
      // ProRes spreads a change over a slice of the row
      for (int row = 0; row < 360; row += 12) {
        int from = row * stride;
        assertThat(Arrays.equals(made.get(i), from, from + half, plain.get(i), from, from + half))
            .as("left of frame %s, row %s", i, row)
            .isTrue();
      }
    }
    List<FaceTrack> tracks = seen(clip);
    assertThat(tracks).hasSize(2);
    follows(tracks.get(1), Mouthing.of(List.of(line), RATE, FRAMES), .75);
  }

  @Test
  @DisplayName("two faces say a line each")
  void both() throws Exception {
    FrameRange all = new FrameRange(0, FRAMES);
    Path clip =
        said(
            two(),
            all,
            all,
            Phones.line(200, 1, "a 200 m 80 a 300"),
            Phones.line(1100, 2, "a 200 p 90 a 300"));
    List<FaceTrack> tracks = seen(clip);
    assertThat(opening(tracks.get(0), 7)).isGreaterThan(.035);
    assertThat(opening(tracks.get(1), 7)).isLessThan(.02);
    assertThat(opening(tracks.get(0), 30)).isLessThan(.02);
    assertThat(opening(tracks.get(1), 30)).isGreaterThan(.035);
  }

  @Test
  @DisplayName("a wall says nothing")
  void none() throws Exception {
    refused(
        "face.none",
        "in frames 10 to",
        plate("none", i -> new PaintedFace[0]),
        Phones.line(400, null, "a 400"));
  }

  @Test
  @DisplayName("of two faces neither is guessed, and a third is not there")
  void choose() throws Exception {
    refused("face.choose", "1 at the left (", two(), Phones.line(400, null, LONG));
    refused("face.unknown", "no face 3", two(), Phones.line(400, 3, LONG));
  }

  @Test
  @DisplayName("a face that is too small is told with its size")
  void small() throws Exception {
    MediaFile plate = plate("small", i -> new PaintedFace[] {new PaintedFace(240, 170, 33, 0, 0)});
    refused("face.small", "13 are needed", plate, Phones.line(400, null, LONG));
  }

  @Test
  @DisplayName("a mouth behind a hand is told with its first frame")
  void covered() throws Exception {
    MediaFile plate =
        plate(
            "covered",
            i -> {
              PaintedFace face = Sitter.FACE.open(i < 8 ? .01 * (i % 8) : 0).moved(sway(i), 0);
              return new PaintedFace[] {i >= 20 && i < 40 ? face.behindAHand() : face};
            });
    refused("face.covered", "first in frame ", plate, Phones.line(400, null, LONG));
    // before the hand comes it can speak
    FrameRange all = new FrameRange(0, FRAMES);
    assertThat(said(plate, all, all, Phones.line(100, null, "a 300"))).exists();
  }

  @Test
  @DisplayName("a line over a cut is told with the cut's frame; on one side of it it is said")
  void cut() throws Exception {
    MediaFile plate =
        plate(
            "cut",
            i ->
                new PaintedFace[] {
                  i < 30
                      ? new PaintedFace(110, 150, 110, 0, 0)
                      : new PaintedFace(290, 190, 230, 0, 0)
                });
    refused("face.cut", "at frame 30 ", plate, Phones.line(600, null, LONG));
    FrameRange all = new FrameRange(0, FRAMES);
    assertThat(said(plate, all, all, Phones.line(1300, null, "a 300 m 90 a 300"))).exists();
  }

  @Test
  @DisplayName("a portrait speaks, blinks and sways")
  void portrait() throws Exception {
    Path still = folder.resolve("portrait.png");
    ImageIO.write(PaintedFace.picture(480, 360, Sitter.FACE), "png", still.toFile());
    ObjectNode request = Shots.edit(folder).put("portrait", still.toString());
    request.remove("plate");
    FrameRange all = new FrameRange(0, 75);
    Said line = Phones.line(400, null, LONG);
    Engine.Take take = insert.make(order(request, null, all, all, line), WATCH);
    List<FaceTrack> tracks = seen(Objects.requireNonNull(take.picture()));
    assertThat(tracks).hasSize(1);
    FaceTrack track = tracks.get(0);
    assertThat(track.seen()).isEqualTo(75);
    follows(track, Mouthing.of(List.of(line), RATE, 75), .85);
    double[] eyes =
        decoded(take.picture()).stream().mapToDouble(MouthJourneyTest::contrast).toArray();
    double[] sorted = eyes.clone();
    Arrays.sort(sorted);
    assertThat(sorted[0]).as("a blink").isLessThan(.85 * sorted[37]);
    double[] across = IntStream.range(0, 75).mapToDouble(i -> nose(track, i)).toArray();
    double sway =
        Arrays.stream(across).max().orElseThrow() - Arrays.stream(across).min().orElseThrow();
    assertThat(sway).as("sway in pixels").isBetween(.7, 12.);
  }

  /** Between white and pupil of the left eye: a lid has none. */
  private static double contrast(byte[] frame) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = 141; y < 158; y++) {
      for (int x = 194; x < 223; x++) {
        // ProRes gives samples of 10 bits, two bytes each
        int at = 2 * (y * 480 + x);
        int value = (frame[at] & 255) + ((frame[at + 1] & 255) << 8);
        sum += value;
        squares += (double) value * value;
        count++;
      }
    }
    return Math.sqrt(squares / count - sum / count * sum / count);
  }

  private static double nose(FaceTrack track, int frame) {
    return Objects.requireNonNull(track.at(frame)).x()[168];
  }
}
