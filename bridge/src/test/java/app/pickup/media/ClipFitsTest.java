package app.pickup.media;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first promise: the clip that comes back fits, to the frame and to the sample. */
class ClipFitsTest {

  private static final List<String> H264 =
      List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "12", "-bf", "3", "-g", "17");

  private static Studio studio;

  @BeforeAll
  static void open() throws IOException {
    studio = Studio.open("clip fits");
  }

  @ParameterizedTest(name = "{0} frames a second, timecode {1}")
  @CsvSource({
    "24000/1001, 01:00:00:00",
    "24, 10:20:30:12",
    "25, 00:59:59:20",
    "30000/1001, 01:00:59;20",
    "30000/1001, 01:00:00:00",
    "30, 02:00:00:00",
    "48, 01:00:00:00",
    "50, 01:00:00:00",
    "60000/1001, 00:09:59;50",
    "60000/1001, 01:00:00:00",
    "60, 01:00:00:00",
    "120, 01:00:00:00",
  })
  void every_rate_comes_back_frame_for_frame_and_sample_for_sample(String rate, String timecode)
      throws Exception {
    Rate r = Rate.parse(rate);
    int samples = Math.toIntExact(r.samplesAt(80, 48000));
    Path file =
        studio.shoot(
            "rate.mov",
            80,
            rate,
            studio.sound(samples, 2, 48000),
            with(H264, "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le", "-timecode", timecode));
    MediaFile plate = studio.probe.footage(file);
    assertThat(plate.video().rate()).isEqualTo(r);
    assertThat(plate.video().frames()).isEqualTo(80);
    assertThat(plate.timecode()).hasToString(timecode);

    FrameRange range = new FrameRange(37, 61);
    Path clip = studio.pass(plate, range, Codec.PRORES422HQ, "rate-clip");

    fits(clip, plate, range, Codec.PRORES422HQ);
    assertThat(seen(clip)).isEqualTo(IntStream.range(37, 61).boxed().toList());
    assertThat(studio.probe.footage(clip).timecode())
        .hasToString(Timecode.parse(timecode, r).plus(37).toString());
    heard(clip, 0, r.samplesAt(37, 48000), Conform.samples(r, range, 48000), 2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"PRORES422HQ", "PRORES4444", "DNXHR_HQ", "DNXHR_HQX", "H264"})
  void every_codec_holds_the_frames(Codec codec) throws Exception {
    Path file =
        studio.shoot(
            "codec.mov",
            40,
            "25",
            studio.sound(76800, 2, 48000),
            with(
                H264,
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "pcm_s16le",
                "-vf",
                tagged("bt709", "bt709", "bt709", "tv")));
    MediaFile plate = studio.probe.footage(file);
    FrameRange range = new FrameRange(3, 31);
    Path clip = studio.pass(plate, range, codec, "codec-" + codec.id());
    fits(clip, plate, range, codec);
    assertThat(seen(clip)).isEqualTo(IntStream.range(3, 31).boxed().toList());
  }

  @Test
  void a_single_frame_and_the_whole_clip_are_ranges_too() throws Exception {
    Path file = studio.shoot("ends.mp4", 30, "25", List.of(), with(H264, "-pix_fmt", "yuv420p"));
    MediaFile plate = studio.probe.footage(file);
    for (FrameRange range :
        List.of(new FrameRange(0, 1), new FrameRange(29, 30), new FrameRange(0, 30))) {
      Path clip = studio.pass(plate, range, Codec.H264, "ends-clip");
      fits(clip, plate, range, Codec.H264);
      assertThat(seen(clip))
          .isEqualTo(IntStream.range((int) range.in(), (int) range.out()).boxed().toList());
    }
  }

  @Test
  @DisplayName("a first time stamp other than 0 moves nothing")
  void late_start() throws Exception {
    Path file =
        studio.shoot(
            "late.ts",
            40,
            "25",
            studio.sound(76800, 2, 48000),
            with(H264, "-pix_fmt", "yuv420p", "-c:a", "mp2", "-output_ts_offset", "7.3"));
    MediaFile plate = studio.probe.footage(file);
    assertThat(plate.video().times().at(0)).isGreaterThan(0);
    FrameRange range = new FrameRange(11, 33);
    Path clip = studio.pass(plate, range, Codec.PRORES422HQ, "late-clip");
    fits(clip, plate, range, Codec.PRORES422HQ);
    assertThat(seen(clip)).isEqualTo(IntStream.range(11, 33).boxed().toList());
  }

  @Test
  @DisplayName("an edit list hides frames; the rest count from the first one shown")
  void edit_list() throws Exception {
    Path whole =
        studio.shoot(
            "whole.mov",
            60,
            "25",
            studio.sound(115200, 2, 48000),
            with(H264, "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le"));
    Path edited = studio.folder.resolve("edited.mov");
    // copying from between key frames makes ffmpeg write an edit list that hides what comes before
    studio.run(
        List.of("-y", "-ss", "1.0", "-i", whole.toString(), "-c", "copy", edited.toString()));
    MediaFile plate = studio.probe.footage(edited);
    int first = seen(edited).get(0);
    assertThat(plate.video().frames()).isEqualTo(60 - first);
    assertThat(plate.video().times().keys().length).isLessThan(plate.video().times().count());
    FrameRange range = new FrameRange(4, 20);
    Path clip = studio.pass(plate, range, Codec.PRORES422HQ, "edited-clip");
    fits(clip, plate, range, Codec.PRORES422HQ);
    assertThat(seen(clip)).isEqualTo(IntStream.range(first + 4, first + 20).boxed().toList());
  }

  @Test
  @DisplayName(
      "open groups of pictures: frames before a key frame in display order come back whole")
  void open_gop() throws Exception {
    Path file =
        studio.shoot(
            "open.mov",
            90,
            "24000/1001",
            List.of(),
            with(
                H264,
                "-pix_fmt",
                "yuv420p",
                "-x264-params",
                "open-gop=1:keyint=12:min-keyint=12:bframes=3:b-adapt=0"));
    MediaFile plate = studio.probe.footage(file);
    for (int in = 40; in < 64; in++) {
      FrameRange range = new FrameRange(in, in + 5);
      try (FrameSource source = studio.frames.plate(plate, range, plate.video().layout())) {
        assertThat(Studio.numbers(source)).isEqualTo(IntStream.range(in, in + 5).boxed().toList());
      }
    }
  }

  @Test
  @DisplayName("variable frame rate is conformed in time, and said")
  void variable_rate() throws Exception {
    // every third frame dropped in the second half: a phone's way
    Path file =
        studio.shoot(
            "vfr.mkv",
            90,
            "30",
            studio.sound(144000, 1, 48000),
            with(
                H264,
                "-pix_fmt",
                "yuv420p",
                "-vf",
                "select='lt(n,45)+mod(n,3)'",
                "-fps_mode",
                "passthrough",
                "-c:a",
                "pcm_s16le"));
    MediaFile plate = studio.probe.footage(file);
    assertThat(plate.video().variable()).isTrue();
    Rate rate = plate.video().rate();
    FrameRange range = new FrameRange(0, plate.video().frames());
    Path clip = studio.pass(plate, range, Codec.PRORES422HQ, "vfr-clip");
    fits(clip, plate, range, Codec.PRORES422HQ);
    List<Integer> numbers = seen(clip);
    for (int i = 0; i < numbers.size(); i++) {
      double seconds = (double) i * rate.den() / rate.num();
      assertThat(Math.abs(numbers.get(i) - seconds * 30))
          .as("frame %d in time", i)
          .isLessThanOrEqualTo(1.6);
    }
  }

  @ParameterizedTest(name = "turned by {0} degrees")
  @CsvSource({"90, 180, 320", "180, 320, 180", "270, 180, 320"})
  void rotation_flags_are_obeyed_and_gone(int turn, int width, int height) throws Exception {
    Path flat = studio.shoot("flat.mp4", 12, "25", List.of(), with(H264, "-pix_fmt", "yuv420p"));
    Path file = studio.folder.resolve("turned.mp4");
    studio.run(
        List.of(
            "-y",
            "-display_rotation",
            Integer.toString(-turn),
            "-i",
            flat.toString(),
            "-c",
            "copy",
            file.toString()));
    MediaFile plate = studio.probe.footage(file);
    assertThat(plate.video().rotation()).isEqualTo(turn);
    assertThat(plate.video().layout().width()).isEqualTo(width);
    FrameRange range = new FrameRange(2, 9);
    Path clip = studio.pass(plate, range, Codec.PRORES422HQ, "turned-clip");
    fits(clip, plate, range, Codec.PRORES422HQ);
    assertThat(studio.probe.footage(clip).video().rotation()).isZero();
    assertThat(studio.probe.footage(clip).video().layout().height()).isEqualTo(height);
  }

  @Test
  @DisplayName("pixels that are all but square stay all but square")
  void nearly_square() throws Exception {
    Path file =
        studio.shoot(
            "nearly.mov",
            12,
            "25",
            List.of(),
            with(H264, "-pix_fmt", "yuv420p", "-vf", "setsar=sar=10375/10368:max=65535"));
    MediaFile plate = studio.probe.footage(file);
    assertThat(plate.video().pixelAspect()).isEqualTo(new MediaFile.Aspect(10375, 10368));
    for (Codec codec : Codec.values()) {
      FrameRange range = new FrameRange(1, 8);
      fits(studio.pass(plate, range, codec, "nearly-clip"), plate, range, codec);
    }
  }

  @Test
  void pixels_that_are_not_square_stay_so() throws Exception {
    Path file =
        studio.shoot(
            "pal.mov",
            12,
            "25",
            List.of(),
            with(H264, "-pix_fmt", "yuv420p", "-vf", "setsar=64/45"));
    MediaFile plate = studio.probe.footage(file);
    assertThat(plate.video().pixelAspect()).isEqualTo(new MediaFile.Aspect(64, 45));
    fits(
        studio.pass(plate, new FrameRange(1, 8), Codec.PRORES422HQ, "pal-clip"),
        plate,
        new FrameRange(1, 8),
        Codec.PRORES422HQ);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({"tff, PRORES422HQ", "bff, PRORES422HQ", "tff, H264", "bff, H264", "tff, PRORES4444"})
  void interlaced_stays_interlaced(String order, Codec codec) throws Exception {
    Path file =
        studio.shoot(
            "fields.mov",
            12,
            "25",
            List.of(),
            List.of(
                "-vf",
                "setfield=" + order,
                "-flags",
                "+ildct+ilme",
                "-c:v",
                "prores_ks",
                "-profile:v",
                "3"));
    MediaFile plate = studio.probe.footage(file);
    assertThat(plate.video().fields())
        .isEqualTo(
            order.equals("tff") ? MediaFile.Fields.TOP_FIRST : MediaFile.Fields.BOTTOM_FIRST);
    FrameRange range = new FrameRange(1, 8);
    fits(studio.pass(plate, range, codec, "fields-clip"), plate, range, codec);
  }

  @ParameterizedTest(name = "{0}x{1}")
  @CsvSource({"321, 181", "320, 181", "321, 180"})
  void odd_sizes_come_back_to_the_last_column(int width, int height) throws Exception {
    Path file = studio.shoot("odd.mkv", 8, "25", width, height, List.of(), List.of("-c:v", "ffv1"));
    MediaFile plate = studio.probe.footage(file);
    FrameRange range = new FrameRange(1, 6);
    assertThat(codecsFor(plate)).contains(Codec.PRORES4444).doesNotContain(Codec.H264);
    for (Codec codec : codecsFor(plate)) {
      Path clip = studio.pass(plate, range, codec, "odd-clip");
      fits(clip, plate, range, codec);
      assertThat(seen(clip)).isEqualTo(List.of(1, 2, 3, 4, 5));
      MediaFile got = studio.probe.footage(clip);
      byte[] frame = first(got);
      PixelLayout layout = got.video().layout();
      for (int plane = 1; plane <= 2; plane++) {
        int last = layout.planeWidth(plane) - 1;
        assertThat(sample(frame, layout, plane, last, 40))
            .as("%s: last column of plane %d", codec, plane)
            .isCloseTo(
                sample(frame, layout, plane, last - 8, 40), org.assertj.core.data.Offset.offset(3));
      }
    }
  }

  /** A sample in 8 bits. */
  private static int sample(byte[] frame, PixelLayout layout, int plane, int x, int y) {
    int at = layout.offset(plane) + y * layout.stride(plane) + x * layout.bytesPerSample();
    return layout.depth() == 8
        ? frame[at] & 255
        : (frame[at] & 255 | (frame[at + 1] & 255) << 8) >> (layout.depth() - 8);
  }

  @Test
  @DisplayName("full-range grey is read as it is")
  void full_range_grey() throws Exception {
    Path file =
        studio.shoot(
            "grey.mkv",
            4,
            "25",
            List.of(),
            List.of(
                "-vf", "setparams=range=full,format=gray", "-color_range", "pc", "-c:v", "ffv1"));
    MediaFile plate = studio.probe.footage(file);
    byte[] grey = first(plate);
    byte[] source = Studio.numbered(0, Studio.WIDTH, Studio.HEIGHT);
    for (int i = 0; i < Studio.WIDTH; i += 7) {
      int row = Studio.WIDTH * (Studio.HEIGHT - 10);
      assertThat(grey[row + i] & 255)
          .isCloseTo(source[row + i] & 255, org.assertj.core.data.Offset.offset(1));
    }
  }

  @ParameterizedTest(name = "{0} {1}/{2}/{3} {4}")
  @CsvSource({
    "yuv420p, bt709, bt709, bt709, tv",
    "yuvj420p, bt709, bt709, bt709, pc",
    "yuv422p, smpte170m, smpte170m, smpte170m, tv",
    "yuv444p, bt470bg, smpte170m, bt470bg, tv",
    "yuv420p10le, bt2020, smpte2084, bt2020nc, tv",
    "yuv420p10le, bt2020, arib-std-b67, bt2020nc, tv",
    "yuv422p10le, bt709, bt709, bt709, tv",
    "yuv444p10le, bt709, bt709, bt709, tv",
  })
  void colour_depth_and_sampling_are_carried(
      String format, String primaries, String transfer, String matrix, String range)
      throws Exception {
    Path file =
        studio.shoot(
            "colour.mov",
            12,
            "25",
            List.of(),
            List.of(
                "-pix_fmt",
                format,
                "-c:v",
                "libx264",
                "-crf",
                "10",
                "-vf",
                tagged(primaries, transfer, matrix, range)));
    MediaFile plate = studio.probe.footage(file);
    assertThat(plate.video().colour())
        .isEqualTo(new Colour(primaries, transfer, matrix, range.equals("pc")));
    assertThat(plate.video().layout().ffmpegName()).isEqualTo(format.replace("j", ""));
    FrameRange frames = new FrameRange(2, 9);
    for (Codec codec : codecsFor(plate)) {
      Path clip = studio.pass(plate, frames, codec, "colour-" + codec.id());
      fits(clip, plate, frames, codec);
      assertThat(seen(clip)).isEqualTo(List.of(2, 3, 4, 5, 6, 7, 8));
    }
    assertThat(Codec.DNXHR_HQ.cannotHold(Picture.of(plate.video())).isPresent())
        .isEqualTo(plate.video().layout().depth() > 8);
  }

  @Test
  @DisplayName("full range becomes limited in ProRes by its numbers, not by its name")
  void full_range_is_scaled() throws Exception {
    Path file =
        studio.shoot(
            "full.mov",
            4,
            "25",
            List.of(),
            with(H264, "-pix_fmt", "yuvj420p", "-vf", tagged("bt709", "bt709", "bt709", "pc")));
    MediaFile plate = studio.probe.footage(file);
    FrameRange range = new FrameRange(0, 4);
    Path clip = studio.pass(plate, range, Codec.PRORES422HQ, "full-clip");
    byte[] was = first(plate);
    MediaFile got = studio.probe.footage(clip);
    byte[] is = first(got);
    int before = was[10] & 255;
    int after = (is[20] & 255 | (is[21] & 255) << 8) >> 2;
    assertThat(after).isCloseTo(16 + before * 219 / 255, org.assertj.core.data.Offset.offset(2));
  }

  @Test
  void untagged_stays_untagged() throws Exception {
    Path file = studio.shoot("untagged.mkv", 8, "25", List.of(), List.of("-c:v", "ffv1"));
    MediaFile plate = studio.probe.footage(file);
    assertThat(plate.video().colour()).isEqualTo(Colour.UNSAID);
    FrameRange range = new FrameRange(0, 8);
    fits(
        studio.pass(plate, range, Codec.PRORES422HQ, "untagged-clip"),
        plate,
        range,
        Codec.PRORES422HQ);
  }

  @ParameterizedTest(name = "{0} channels of {1}")
  @CsvSource({"1, pcm_s16le", "2, pcm_s24le", "6, pcm_s16le", "2, pcm_f32le", "1, pcm_s16be"})
  void pcm_is_copied_to_the_bit(int channels, String codec) throws Exception {
    Path file =
        studio.shoot(
            "pcm.mov",
            50,
            "30000/1001",
            studio.sound(80080, channels, 48000),
            with(H264, "-pix_fmt", "yuv420p", "-c:a", codec));
    MediaFile plate = studio.probe.footage(file);
    FrameRange range = new FrameRange(7, 41);
    Path clip = studio.pass(plate, range, Codec.PRORES422HQ, "pcm-clip");
    fits(clip, plate, range, Codec.PRORES422HQ);
    assertThat(studio.probe.footage(clip).audio().get(0).codec()).isEqualTo(codec);
    Rate rate = new Rate(30000, 1001);
    heard(clip, 0, rate.samplesAt(7, 48000), Conform.samples(rate, range, 48000), channels);
  }

  @Test
  void several_tracks_of_different_rates_come_along() throws Exception {
    List<String> sound = new ArrayList<>(studio.sound(96000, 1, 48000));
    sound.addAll(studio.sound(88200, 2, 44100));
    Path file =
        studio.shoot(
            "tracks.mov",
            50,
            "25",
            sound,
            with(
                H264,
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "pcm_s16le",
                "-map",
                "0",
                "-map",
                "1",
                "-map",
                "2"));
    MediaFile plate = studio.probe.footage(file);
    FrameRange range = new FrameRange(10, 30);
    Path clip = studio.pass(plate, range, Codec.PRORES422HQ, "tracks-clip");
    fits(clip, plate, range, Codec.PRORES422HQ);
    heard(clip, 0, 19200, 38400, 1);
    heard(clip, 1, 17640, 35280, 2);
  }

  @Test
  @DisplayName(
      "sound shorter than the picture ends in silence; longer is cut; later begins in silence")
  void sound_of_another_length() throws Exception {
    Path shorter =
        studio.shoot(
            "short.mov",
            50,
            "25",
            studio.sound(48000, 2, 48000),
            with(H264, "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le"));
    MediaFile plate = studio.probe.footage(shorter);
    FrameRange range = new FrameRange(20, 45);
    Path clip = studio.pass(plate, range, Codec.PRORES422HQ, "short-clip");
    fits(clip, plate, range, Codec.PRORES422HQ);
    short[] got = studio.samples(clip, 0);
    assertThat(got).hasSize(48000 * 2);
    assertThat(got[2 * 9599]).isEqualTo(Studio.sample(47999, 0));
    assertThat(got[2 * 9600]).isZero();

    Path longer =
        studio.shoot(
            "long.mov",
            50,
            "25",
            studio.sound(150000, 2, 48000),
            with(H264, "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le"));
    plate = studio.probe.footage(longer);
    range = new FrameRange(25, 50);
    clip = studio.pass(plate, range, Codec.PRORES422HQ, "long-clip");
    fits(clip, plate, range, Codec.PRORES422HQ);
    heard(clip, 0, 48000, 48000, 2);

    List<String> late = new ArrayList<>(List.of("-itsoffset", "0.5"));
    late.addAll(studio.sound(72000, 2, 48000));
    Path later =
        studio.shoot(
            "later.mov", 50, "25", late, with(H264, "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le"));
    plate = studio.probe.footage(later);
    assertThat(plate.audio().get(0).start()).isEqualTo(24000);
    range = new FrameRange(5, 30);
    clip = studio.pass(plate, range, Codec.PRORES422HQ, "later-clip");
    fits(clip, plate, range, Codec.PRORES422HQ);
    got = studio.samples(clip, 0);
    // frame 5 is sample 9600, the sound begins at 24000: 14400 samples of silence
    assertThat(got[2 * 14399]).isZero();
    assertThat(got[2 * 14400 + 1]).isEqualTo(Studio.sample(0, 1));
    assertThat(got[2 * 20000]).isEqualTo(Studio.sample(5600, 0));
  }

  @Test
  @DisplayName("compressed sound has its exact length from wherever it is cut")
  void compressed_sound() throws Exception {
    Path odd =
        studio.shoot(
            "aac44.mp4",
            200,
            "30",
            studio.sound(294000, 2, 44100),
            with(H264, "-pix_fmt", "yuv420p", "-c:a", "aac"));
    MediaFile long44 = studio.probe.footage(odd);
    for (int in : new int[] {0, 1, 25, 26, 60}) {
      FrameRange cut = new FrameRange(in, in + 70);
      fits(studio.pass(long44, cut, Codec.H264, "aac44-clip"), long44, cut, Codec.H264);
    }

    Path file =
        studio.shoot(
            "aac.mp4",
            100,
            "30000/1001",
            studio.sound(160160, 2, 48000),
            with(H264, "-pix_fmt", "yuv420p", "-c:a", "aac"));
    MediaFile plate = studio.probe.footage(file);
    FrameRange range = new FrameRange(61, 90);
    Path clip = studio.pass(plate, range, Codec.PRORES422HQ, "aac-clip");
    fits(clip, plate, range, Codec.PRORES422HQ);
  }

  @ParameterizedTest(name = "{0} Hz at {1}")
  @CsvSource({
    "44100, 30",
    "44100, 30000/1001",
    "32000, 24000/1001",
    "96000, 25",
    "22050, 60000/1001",
    "44100, 2997/100"
  })
  @DisplayName("every sample rate ends on its own sample, whatever the file's clock")
  void sample_rates(int sampleRate, String rate) throws Exception {
    Rate r = Rate.parse(rate);
    Path file =
        studio.shoot(
            "hz.mov",
            80,
            rate,
            studio.sound(Math.toIntExact(r.samplesAt(80, sampleRate)), 2, sampleRate),
            with(H264, "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le"));
    MediaFile plate = studio.probe.footage(file);
    FrameRange range = new FrameRange(5, 76);
    Path clip = studio.pass(plate, range, Codec.PRORES422HQ, "hz-clip");
    fits(clip, plate, range, Codec.PRORES422HQ);
    heard(clip, 0, r.samplesAt(5, sampleRate), Conform.samples(r, range, sampleRate), 2);
  }

  @Test
  void the_proof_fails_when_the_clip_does_not_fit() throws Exception {
    Path file =
        studio.shoot(
            "truth.mov",
            40,
            "25",
            studio.sound(76800, 2, 48000),
            with(H264, "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le", "-timecode", "01:00:00:00"));
    MediaFile plate = studio.probe.footage(file);
    Path clip = studio.pass(plate, new FrameRange(5, 25), Codec.PRORES422HQ, "lie");
    Proof shifted = studio.prove(clip, plate, new FrameRange(6, 27), Codec.PRORES422HQ);
    assertThat(shifted.checks())
        .filteredOn(c -> !c.passed())
        .extracting(Proof.Check::name)
        .containsExactly("frames", "timecode", "audio", "last-frame");
    Proof other = studio.prove(clip, plate, new FrameRange(5, 25), Codec.DNXHR_HQ);
    assertThat(other.checks())
        .filteredOn(c -> !c.passed())
        .extracting(Proof.Check::name)
        .containsExactly("colour", "depth");
  }

  private static List<Codec> codecsFor(MediaFile plate) {
    return java.util.Arrays.stream(Codec.values())
        .filter(c -> c.cannotHold(Picture.of(plate.video())).isEmpty())
        .toList();
  }

  /** Says what raw frames mean, on the frames. */
  private static String tagged(String primaries, String transfer, String matrix, String range) {
    return "setparams=range="
        + range
        + ":color_primaries="
        + primaries
        + ":color_trc="
        + transfer
        + ":colorspace="
        + matrix;
  }

  private static List<String> with(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }

  private static void fits(Path clip, MediaFile plate, FrameRange range, Codec codec)
      throws Refused, InterruptedException {
    Proof proof = studio.prove(clip, plate, range, codec);
    assertThat(proof.checks())
        .allSatisfy(c -> assertThat(c.actual()).as(c.name()).isEqualTo(c.expected()));
  }

  private static List<Integer> seen(Path clip) throws Refused, InterruptedException {
    MediaFile got = studio.probe.footage(clip);
    try (FrameSource source =
        studio.frames.plate(got, new FrameRange(0, got.video().frames()), got.video().layout())) {
      return Studio.numbers(source);
    }
  }

  private static byte[] first(MediaFile media) throws Refused {
    byte[] frame = new byte[media.video().layout().frameBytes()];
    try (FrameSource source =
        studio.frames.plate(media, new FrameRange(0, 1), media.video().layout())) {
      source.read(frame);
    }
    return frame;
  }

  private static void heard(Path clip, int track, long from, long count, int channels)
      throws Refused, InterruptedException, IOException {
    short[] got = studio.samples(clip, track);
    assertThat(got).hasSize(Math.toIntExact(count * channels));
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < channels; c++) {
        if (got[i * channels + c] != Studio.sample(from + i, c % 2)) {
          throw new AssertionError(
              "sample " + i + " of channel " + c + " is not the plate's " + (from + i));
        }
      }
    }
  }
}
