package app.pickup.engines.local.dialogue;

import app.pickup.engines.Booth;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import app.pickup.media.PlateSound;
import app.pickup.media.Rate;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Line;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The booth of this machine: its offline voices, and recordings that are made to fit. A line is
 * said the way somebody speaks in the plate, and laid on the plate's own room.
 */
public final class VoiceBooth implements Booth {
  private static final long PAUSE = Track.RATE / 4;

  /** A portrait draws breath before it speaks. */
  private static final long BREATH = Track.RATE * 3 / 10;

  /** Seconds around the range in which the plate's voice and room are listened to. */
  private static final int AROUND = 10;

  /** Of a recording, in seconds. */
  private static final int LONGEST = 120;

  private static final float FULL = .999f;

  /** Of a recording's samples at full scale. */
  private static final double MOST_CLIPPED = .004;

  private final PlateSound sounds;
  private final Path folder;

  /**
   * @param voices the folder into which the editor drops natural voices; it need not exist
   */
  public VoiceBooth(Ffmpeg ffmpeg, Path voices) {
    this.sounds = new PlateSound(ffmpeg);
    this.folder = voices;
  }

  @Override
  public @Nullable String missing() {
    return Voices.installed(folder).missing();
  }

  @Override
  public Recording record(Call call) throws Refused, InterruptedException {
    Voices voices = Voices.installed(folder);
    Bed bed = bed(call);
    List<Note> notes = new ArrayList<>();
    List<Cue> cues =
        call.shot().voice() == null
            ? spoken(call, voices, bed.speech(), notes)
            : List.of(recorded(call, voices, call.shot().voice(), notes));
    if (bed.speech() == null && call.plate() != null && unchosen(call.shot())) {
      notes.add(
          Note.of(
              "voice.usual",
              "Nobody is heard in the plate around the line, so it is said by the usual voice; choose another by voice, female or male."));
    }
    call.shot().lines().stream()
        .filter(line -> !voices.named(line))
        .map(Line::voice)
        .filter(voice -> voice != null && !Timbre.known(voice))
        .distinct()
        .forEach(voice -> notes.add(invented(voice)));
    notes.addAll(voices.notes());
    return new Session(call, cues, bed, notes);
  }

  private static Note invented(String voice) {
    return new Note(
        "voice.invented",
        Map.of("voice", voice),
        "No natural voice is called "
            + voice
            + "; an offline voice speaks, always the same one for this name.");
  }

  /** Whether a line is spoken by no voice of its own. */
  private static boolean unchosen(Shot.LipSync shot) {
    return shot.lines().stream().anyMatch(line -> line.voice() == null);
  }

  /** What the lines are laid on. */
  private Bed bed(Call call) throws Refused, InterruptedException {
    MediaFile plate = call.plate();
    FrameRange asked = call.asked();
    if (plate == null || asked == null) {
      return Bed.none();
    }
    int around = Math.toIntExact(call.rate().framesIn(AROUND, 1));
    FrameRange wide = asked.widened(around, plate.video().frames());
    float[][] sound = sounds.read(plate, wide);
    return sound.length == 0
        ? Bed.none()
        : Bed.of(sound, plate.audio().get(0).sampleRate(), wide, asked, call.rate());
  }

  private static List<Cue> spoken(
      Call call, Voices voices, @Nullable PlateSpeech like, List<Note> notes) throws Refused {
    String missing = voices.missing();
    if (missing != null) {
      throw new Refused(List.of(Problem.of(Code.VOICE_NONE, "why", missing).at("/lines")));
    }
    List<Line> lines = call.shot().lines();
    List<Cue> cues = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    long follows = call.asked() == null ? BREATH : 0;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      long from = line.at() == null ? follows : call.rate().samplesAt(line.at(), Track.RATE);
      Problem misplaced = misplaced(call, line, i, cues);
      if (misplaced != null) {
        problems.add(misplaced.at("/lines/" + i + "/at"));
        continue;
      }
      long gap = until(call, lines, i, from) - from;
      Fitted fitted = voices.fit(line, like, gap);
      String name = "Line " + (i + 1);
      if (fitted == null) {
        problems.add(
            Problem.of(
                    Code.LINE_UNSAYABLE,
                    "line",
                    name,
                    "why",
                    "the voice of its language has no sound for it")
                .at("/lines/" + i + "/text"));
      } else if (fitted instanceof Fitted.Fits fits) {
        cues.add(new Cue(line, line.face(), fits.spoken(), from));
        if (fits.perMille() < 1000) {
          notes.add(faster(name, fits.perMille()));
        }
        follows = from + fits.spoken().length() + PAUSE;
      } else {
        long over = ((Fitted.TooLong) fitted).over();
        problems.add(tooLong(name, gap, over).at("/lines/" + i));
        follows = from + gap + over + PAUSE;
      }
    }
    if (!problems.isEmpty()) {
      throw new Refused(problems);
    }
    return cues;
  }

  /** A line whose place lies behind the range, or in the middle of one of the same face. */
  private static @Nullable Problem misplaced(Call call, Line line, int i, List<Cue> before) {
    Long at = line.at();
    if (at == null) {
      return null;
    }
    FrameRange asked = call.asked();
    String name = "Line " + (i + 1);
    if (asked != null && at >= asked.length()) {
      return Problem.of(
          Code.LINE_LATE,
          "line",
          name,
          "at",
          Long.toString(at),
          "frames",
          Long.toString(asked.length()));
    }
    long from = call.rate().samplesAt(at, Track.RATE);
    for (Cue cue : before) {
      boolean same = Objects.equals(cue.face(), line.face());
      if (same && cue.from() <= from && from < cue.until()) {
        return Problem.of(
            Code.LINE_CLASH,
            "line",
            name,
            "at",
            Long.toString(at),
            "free",
            Long.toString(call.rate().framesIn(cue.until() + PAUSE, Track.RATE) + 1));
      }
    }
    return null;
  }

  /** Where the next line with a place of its own begins; else where the range ends. */
  private static long until(Call call, List<Line> lines, int i, long from) {
    FrameRange asked = call.asked();
    long room =
        asked == null
            ? (long) LONGEST * Track.RATE
            : call.rate().samplesAt(asked.length(), Track.RATE);
    for (Line later : lines.subList(i + 1, lines.size())) {
      boolean same = Objects.equals(later.face(), lines.get(i).face());
      // one that begins no later clashes with this line and gives it no end
      if (same && later.at() != null && call.rate().samplesAt(later.at(), Track.RATE) > from) {
        return Math.min(room, call.rate().samplesAt(later.at(), Track.RATE));
      }
    }
    return room;
  }

  private Cue recorded(Call call, Voices voices, Shot.Voice voice, List<Note> notes)
      throws Refused, InterruptedException {
    float[] mono;
    try {
      long from = call.rate().samplesAt(voice.in(), Track.RATE);
      mono = sounds.line(voice.media(), Track.RATE, from, LONGEST + 1);
    } catch (Refused e) {
      throw new Refused(e.problems().stream().map(p -> p.at("/audio/media")).toList());
    }
    mono = cut(mono, voice, call.rate());
    String name = String.valueOf(voice.media().getFileName());
    clipped(mono, name);
    Recorded recorded = Recorded.of(mono, voice.said(), voices);
    if (recorded == null) {
      throw new Refused(List.of(Problem.of(Code.VOICE_SILENT, "name", name).at("/audio/media")));
    }
    if (!recorded.byText()) {
      notes.add(
          Note.of(
              "voice.by-sound",
              "The recording's words are not known; mouths follow its sound. With text they follow it better."));
    }
    long at = call.rate().samplesAt(voice.at(), Track.RATE);
    if (call.asked() == null) {
      return new Cue(voice.said(), voice.face(), recorded.spoken(), Math.max(at, BREATH));
    }
    long end = call.rate().samplesAt(call.asked().length(), Track.RATE);
    // its first frame lies where it was asked for, unless only its silence has no room
    long from = at + recorded.before();
    if (from + recorded.spoken().length() > end) {
      from = at;
    }
    Fitted fitted = Fit.into(recorded.spoken(), end - from);
    if (fitted instanceof Fitted.TooLong tooLong) {
      throw new Refused(List.of(tooLong("The recording", end - from, tooLong.over()).at("/audio")));
    }
    Fitted.Fits fits = (Fitted.Fits) fitted;
    if (fits.perMille() < 1000) {
      notes.add(faster("The recording", fits.perMille()));
    }
    return new Cue(voice.said(), voice.face(), fits.spoken(), from);
  }

  /** What was asked for of what is there from {@code in} on. */
  private static float[] cut(float[] mono, Shot.Voice voice, Rate rate) throws Refused {
    if (mono.length == 0) {
      throw wrong("in", "lies behind the sound's end");
    }
    Long out = voice.out();
    long wanted =
        out == null
            ? mono.length
            : rate.samplesAt(out, Track.RATE) - rate.samplesAt(voice.in(), Track.RATE);
    if (wanted > (long) LONGEST * Track.RATE) {
      throw wrong("out", "must be given: no more than " + LONGEST + " s of a recording are said");
    }
    // coded sound may end some samples before its last frame does
    if (wanted > mono.length + rate.samplesAt(1, Track.RATE)) {
      throw wrong("out", "lies behind the sound's end");
    }
    return Arrays.copyOf(mono, Math.toIntExact(Math.min(mono.length, wanted)));
  }

  private static Refused wrong(String field, String why) {
    return new Refused(
        List.of(
            Problem.of(Code.REQUEST_FIELD, "field", "audio." + field, "why", why)
                .at("/audio/" + field)));
  }

  private static void clipped(float[] mono, String name) throws Refused {
    long full = 0;
    for (float sample : mono) {
      full += Math.abs(sample) >= FULL ? 1 : 0;
    }
    if (full > MOST_CLIPPED * mono.length) {
      String percent = String.format(Locale.ROOT, "%.1f", 100.0 * full / mono.length);
      throw new Refused(
          List.of(
              Problem.of(Code.VOICE_CLIPPED, "name", name, "percent", percent).at("/audio/media")));
    }
  }

  private static Note faster(String line, int perMille) {
    String percent = Integer.toString(Math.round((1000 - perMille) / 10f));
    return new Note(
        "line.faster",
        Map.of("line", line, "percent", percent),
        line + " is said " + percent + " % shorter to fit.");
  }

  private static Problem tooLong(String line, long gap, long over) {
    long room = Math.max(0, gap);
    return Problem.of(
        Code.LINE_TOO_LONG,
        "line",
        line,
        "needs",
        seconds(gap + over),
        "room",
        seconds(room),
        "over",
        seconds(over));
  }

  private static String seconds(long samples) {
    return String.format(Locale.ROOT, "%.2f", (double) samples / Track.RATE);
  }
}
