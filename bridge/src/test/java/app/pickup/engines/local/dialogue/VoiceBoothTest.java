package app.pickup.engines.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.pickup.Shots;
import app.pickup.engines.Booth;
import app.pickup.engines.Said;
import app.pickup.json.Json;
import app.pickup.media.Codec;
import app.pickup.media.Colour;
import app.pickup.media.Conform;
import app.pickup.media.FrameRange;
import app.pickup.media.FrameSink;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Probe;
import app.pickup.media.Rate;
import app.pickup.media.Somebody;
import app.pickup.media.Studio;
import app.pickup.media.Tags;
import app.pickup.media.Timecode;
import app.pickup.media.WaveFile;
import app.pickup.media.Waveform;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines laid on the sound of a plate, up to the clip. */
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoiceBoothTest {
  private static final int SR = 48_000;

  private Studio studio;
  private Path folder;
  private VoiceBooth booth;

  @BeforeAll
  void open() throws Exception {
    studio = Studio.open("booth");
    folder = studio.folder;
    booth = new VoiceBooth(studio.ffmpeg, folder.resolve("voices"));
  }

  /** Five seconds of a room in mono, at this rate of frames. */
  private MediaFile plate(String rate) throws Exception {
    Path file = folder.resolve("room-" + rate.replace('/', '_') + ".mov");
    if (!Files.exists(file)) {
      Random random = new Random(4);
      float[] room = new float[5 * SR];
      for (int i = 0; i < room.length; i++) {
        room[i] = (float) (.004 * random.nextGaussian());
      }
      Path wav = folder.resolve("room.wav");
      WaveFile.write(wav, new float[][] {room}, SR);
      Rate exact = Rate.parse(rate);
      Picture picture =
          new Picture(
              new PixelLayout(64, 64, 1, 1, 8, false),
              exact,
              Colour.BT709,
              MediaFile.Aspect.SQUARE,
              MediaFile.Fields.PROGRESSIVE);
      byte[] grey = new byte[picture.layout().frameBytes()];
      Arrays.fill(grey, (byte) 128);
      try (FrameSink sink = studio.frames.sink(file, picture, Codec.H264, true, wav)) {
        for (long i = exact.framesIn(5, 1); i > 0; i--) {
          sink.write(grey);
        }
        sink.finish();
      }
    }
    return new Probe(studio.ffmpeg).footage(file);
  }

  /** Two seconds of a tone of this height, cut off at full scale. */
  private Path tone(String name, double height) throws Exception {
    float[] samples = new float[2 * SR];
    for (int i = 0; i < samples.length; i++) {
      double value = height * Math.sin(i * 2 * Math.PI * 200 / SR);
      samples[i] = (float) Math.max(-1, Math.min(1, value));
    }
    Path wav = folder.resolve(name + ".wav");
    WaveFile.write(wav, new float[][] {samples}, SR);
    return wav;
  }

  private Shot.LipSync shot(Consumer<ObjectNode> change) {
    ObjectNode request = Shots.edit(folder);
    request.remove("edit");
    change.accept(request);
    ShotReader.Reading reading = new ShotReader(Set.of("local")).read("lip-sync", request);
    assertThat(reading.problems()).isEmpty();
    return (Shot.LipSync) Objects.requireNonNull(reading.shot());
  }

  private Shot.LipSync says(String text, long at) {
    return shot(
        r -> r.putArray("lines").addObject().put("text", text).put("language", "en").put("at", at));
  }

  private Shot.LipSync recorded(Path voice, Consumer<ObjectNode> change) {
    return shot(
        r -> change.accept(r.putObject("audio").put("media", voice.toAbsolutePath().toString())));
  }

  private Booth.Recording record(
      Shot.LipSync shot, @Nullable MediaFile plate, @Nullable FrameRange asked) throws Exception {
    Rate rate = plate == null ? Rate.parse("25") : plate.video().rate();
    return booth.record(new Booth.Call(shot, plate, asked, rate));
  }

  private void refused(Shot.LipSync shot, FrameRange asked, String code, String at, String words)
      throws Exception {
    MediaFile plate = plate("25");
    assertThatThrownBy(() -> record(shot, plate, asked))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              Problem problem = e.problems().get(0);
              assertThat(problem.code().id()).isEqualTo(code);
              assertThat(problem.pointer()).isEqualTo(at);
              assertThat(problem.detail()).contains(words);
            });
  }

  private static void voicesAreThere() {
    String missing = Voices.installed().missing();
    assumeTrue(missing == null, () -> "not tried: " + missing);
  }

  @ParameterizedTest(name = "{0} frames a second, {1} to {2}, line at {3}")
  @CsvSource({"25,10,110,20", "30000/1001,7,131,33", "24000/1001,0,115,10", "25,20,105,0"})
  @DisplayName("outside the changed frames the clip's sound is the plate's to the bit")
  void laid(String rate, long in, long out, long at) throws Exception {
    voicesAreThere();
    MediaFile plate = plate(rate);
    Rate exact = plate.video().rate();
    FrameRange asked = new FrameRange(in, out);
    Booth.Recording recording = record(says("Hold the door, please.", at), plate, asked);
    FrameRange changed = recording.changed();
    assertThat(recording.frames()).isEqualTo(out - in);
    assertThat(changed.in()).isBetween(Math.max(0, at - 15), at);
    assertThat(changed.out()).isLessThan(out - in);
    Path alone = folder.resolve("alone.wav");
    Path mixed = folder.resolve("mixed.wav");
    recording.write(alone, mixed);

    short[] own = clip(plate, asked, null);
    short[] heard =
        clip(
            plate,
            asked,
            new Conform.Line(mixed, new FrameRange(0, changed.length()), changed.in(), true));
    assertThat(heard).hasSize((int) Conform.samples(exact, asked, SR)).hasSameSizeAs(own);
    long zero = exact.samplesAt(in, SR);
    int from = (int) (exact.samplesAt(in + changed.in(), SR) - zero);
    int until = (int) (exact.samplesAt(in + changed.out(), SR) - zero);
    assertThat(Arrays.mismatch(heard, 0, from, own, 0, from)).as("before").isEqualTo(-1);
    assertThat(Arrays.mismatch(heard, until, own.length, own, until, own.length))
        .as("behind")
        .isEqualTo(-1);
    assertThat(loud(heard, from, until)).as("the line").isGreaterThan(5 * loud(own, from, until));
    // the lines alone are as long as the frames they change, to the sample
    assertThat(Waveform.mono(studio.ffmpeg, alone, SR))
        .hasSize((int) (exact.samplesAt(changed.out(), SR) - exact.samplesAt(changed.in(), SR)));
    Said said = recording.said().get(0);
    assertThat(said.from()).isEqualTo(exact.samplesAt(at, SR));
    assertThat(said.words()).extracting(Said.Word::text).contains("Hold", "door,", "please.");
    assertThat(said.phones().get(0).from()).isGreaterThanOrEqualTo(said.from());
    assertThat(said.phones().get(said.phones().size() - 1).until())
        .isLessThanOrEqualTo(said.until());
  }

  private short[] clip(MediaFile plate, FrameRange range, Conform.@Nullable Line line)
      throws Exception {
    Path clip = folder.resolve("clip.mov");
    new Conform(studio.ffmpeg)
        .clip(
            new Conform.Order(
                plate.path(),
                plate,
                range,
                true,
                line,
                Timecode.zero(plate.video().rate()),
                null,
                Tags.NONE),
            clip);
    return Waveform.mono(studio.ffmpeg, clip, SR);
  }

  private static double loud(short[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  @Test
  @DisplayName("a line longer than its gap says by how much, each line of several")
  void tooLong() throws Exception {
    voicesAreThere();
    String text = "This is far more than anybody can say before the door of the train has closed.";
    refused(
        says(text, 10), new FrameRange(0, 35), "line.too-long", "/lines/0", "has room for 1.00 s");
    Shot.LipSync two =
        shot(
            r -> {
              ArrayNode lines = r.putArray("lines");
              lines.add(Json.object().put("text", "No.").put("language", "en"));
              lines.add(Json.object().put("text", text).put("language", "en").put("at", 50));
            });
    refused(two, new FrameRange(0, 75), "line.too-long", "/lines/1", "Line 2 lasts");
    Shot.LipSync clashing =
        shot(
            r -> {
              ArrayNode lines = r.putArray("lines");
              lines.add(Json.object().put("text", "Not yet, please.").put("language", "en"));
              lines.add(Json.object().put("text", "No.").put("language", "en").put("at", 0));
            });
    refused(clashing, new FrameRange(0, 75), "line.clash", "/lines/1/at", "still speaks");
    // behind the range's end
    refused(says("No.", 90), new FrameRange(0, 75), "line.late", "/lines/0/at", "has 75 frames");
  }

  @Test
  @DisplayName("a line that has to be said a little faster is, and the note says so")
  void faster() throws Exception {
    voicesAreThere();
    MediaFile plate = plate("25");
    String text = "I have told you that I am late again.";
    long whole = record(says(text, 0), plate, new FrameRange(0, 120)).said().get(0).until();
    long frames = plate.video().rate().framesIn(whole, SR) * 9 / 10;
    Booth.Recording recording = record(says(text, 0), plate, new FrameRange(0, frames));
    assertThat(recording.said().get(0).until())
        .isLessThanOrEqualTo(plate.video().rate().samplesAt(frames, SR));
    assertThat(recording.notes()).anyMatch(note -> note.code().equals("line.faster"));
  }

  @Test
  @DisplayName("a voice that nobody has is told of, one of the usual words is not")
  void invented() throws Exception {
    voicesAreThere();
    for (String voice : List.of("low", "Georg")) {
      Shot.LipSync shot =
          shot(
              body ->
                  body.putArray("lines")
                      .addObject()
                      .put("text", "Wait.")
                      .put("language", "en")
                      .put("voice", voice));
      assertThat(record(shot, plate("25"), new FrameRange(0, 100)).notes())
          .filteredOn(note -> note.code().equals("voice.invented"))
          .hasSize(voice.equals("Georg") ? 1 : 0);
    }
  }

  @Test
  @DisplayName("silence is no recording, and neither is one whose peaks are cut")
  void unfit() throws Exception {
    FrameRange asked = new FrameRange(0, 100);
    Path silent = tone("silent", 0);
    refused(recorded(silent, a -> {}), asked, "voice.silent", "/audio/media", "silent.wav");
    Path clipped = tone("clipped", 3);
    refused(recorded(clipped, a -> {}), asked, "voice.clipped", "/audio/media", "clipped.wav");
    Path words = Files.writeString(folder.resolve("words.wav"), "not a sound");
    assertThatThrownBy(() -> record(recorded(words, a -> {}), plate("25"), asked))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> assertThat(e.problems().get(0).pointer()).isEqualTo("/audio/media"));
  }

  @Test
  @DisplayName("a minute of voice does not fit into three seconds: by how much is told")
  void minute() throws Exception {
    Path voice = Somebody.write(folder.resolve("minute.wav"), 60, 120);
    FrameRange asked = new FrameRange(0, 75);
    refused(recorded(voice, a -> {}), asked, "line.too-long", "/audio", "room for 3.00 s");
    // two seconds of it do, wherever they lie
    Booth.Recording part =
        record(recorded(voice, a -> a.put("in", 1400).put("out", 1440)), plate("25"), asked);
    assertThat(part.said()).hasSize(1);
    refused(recorded(voice, a -> a.put("in", 1600)), asked, "request.field", "/audio/in", "behind");
    refused(
        recorded(voice, a -> a.put("in", 1480).put("out", 1520)),
        asked,
        "request.field",
        "/audio/out",
        "behind the sound's end");
  }

  @Test
  @DisplayName("more of a recording than is said is told, and not cut off in silence")
  void tooMuch() throws Exception {
    Path voice = Somebody.write(folder.resolve("long.wav"), 123, 120);
    Shot.LipSync shot = recorded(voice, a -> {});
    refused(shot, new FrameRange(0, 75), "request.field", "/audio/out", "120 s");
  }

  @Test
  @DisplayName("a recording's first frame lies where it was asked, its silence counted")
  void place() throws Exception {
    short[] speech = Somebody.speak(1.2, 120);
    short[] late = new short[Somebody.RATE / 2 + speech.length];
    System.arraycopy(speech, 0, late, Somebody.RATE / 2, speech.length);
    Path voice = Somebody.write(folder.resolve("late.wav"), late);
    MediaFile plate = plate("25");
    Booth.Recording recording =
        record(recorded(voice, a -> a.put("at", 10)), plate, new FrameRange(0, 100));
    Said said = recording.said().get(0);
    assertThat((double) said.from() / SR).isCloseTo(.4 + .5, within(.06));
    assertThat(said.line()).isNull();
    assertThat(said.words()).isEmpty();
    assertThat(recording.notes()).anyMatch(note -> note.code().equals("voice.by-sound"));
    // where only its silence has no room it begins a little earlier
    Booth.Recording tight =
        record(recorded(voice, a -> a.put("at", 10)), plate, new FrameRange(0, 43));
    assertThat(tight.said().get(0).from()).isEqualTo(10 * SR / 25);
  }

  @Test
  @DisplayName("a portrait draws breath, speaks and holds still for a moment")
  void portrait() throws Exception {
    voicesAreThere();
    Shot.LipSync shot =
        shot(
            r -> {
              r.remove("plate");
              r.put("portrait", folder.toAbsolutePath().resolve("a.png").toString());
              r.putArray("lines").addObject().put("text", "Good evening.").put("language", "en-GB");
            });
    Booth.Recording recording = record(shot, null, null);
    Said said = recording.said().get(0);
    assertThat((double) said.from() / SR).isCloseTo(.3, within(.01));
    assertThat(recording.changed()).isEqualTo(new FrameRange(0, recording.frames()));
    double seconds = recording.frames() / 25.;
    assertThat(seconds - (double) said.until() / SR).isBetween(.4, .7);
    Path alone = folder.resolve("portrait-alone.wav");
    Path mixed = folder.resolve("portrait-mixed.wav");
    recording.write(alone, mixed);
    assertThat(Waveform.mono(studio.ffmpeg, mixed, SR))
        .hasSize((int) (recording.frames() * SR / 25));
  }
}
