package app.pickup.engines.local.dialogue;

import app.pickup.engines.Booth;
import app.pickup.engines.Said;
import app.pickup.media.Ffmpeg;
import app.pickup.media.FrameRange;
import app.pickup.media.PlateSound;
import app.pickup.media.Rate;
import app.pickup.media.WaveFile;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Line;
import app.pickup.shots.Note;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The booth of this machine: its offline voices, and recordings that are made to fit. */
public final class VoiceBooth implements Booth {
  private static final long PAUSE = Track.RATE / 4;

  /** A portrait draws breath before it speaks, and holds still after it. */
  private static final long BEFORE = Track.RATE * 3 / 10;

  private static final long AFTER = Track.RATE / 2;

  private final PlateSound sounds;

  public VoiceBooth(Ffmpeg ffmpeg) {
    this.sounds = new PlateSound(ffmpeg);
  }

  @Override
  public @Nullable String missing() {
    return Voices.installed().missing();
  }

  @Override
  public Recording record(Call call) throws Refused, InterruptedException {
    Voices voices = Voices.installed();
    String missing = voices.missing();
    if (missing != null) {
      throw new Refused(
          List.of(Problem.of(Code.VOICE_NONE, "why", missing).at(call.shot().pointer())));
    }
    boolean portrait = call.asked() == null;
    long room =
        call.asked() == null
            ? Long.MAX_VALUE
            : call.rate().samplesAt(call.asked().length(), Track.RATE);
    List<Take> takes = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    long follows = portrait ? BEFORE : 0;
    List<Line> lines = call.shot().lines();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String at = "/lines/" + i;
      Spoken spoken = voices.speak(line);
      if (spoken == null) {
        problems.add(
            Problem.of(
                    Code.LINE_UNSAYABLE,
                    "line",
                    named(i),
                    "why",
                    "the voice of its language has no sound for it")
                .at(at + "/text"));
        continue;
      }
      long from = line.at() == null ? follows : call.rate().samplesAt(line.at(), Track.RATE);
      long until = until(lines, i, call.rate(), room);
      if (from + spoken.length() > until) {
        problems.add(tooLong(i, spoken.length(), until - from).at(at));
      }
      takes.add(new Take(line, spoken, from));
      follows = from + spoken.length() + PAUSE;
    }
    if (!problems.isEmpty()) {
      throw new Refused(problems);
    }
    return new Session(call, takes);
  }

  /** Where the next line that has a place of its own begins; else where the range ends. */
  private static long until(List<Line> lines, int i, Rate rate, long room) {
    for (Line later : lines.subList(i + 1, lines.size())) {
      if (later.at() != null) {
        return Math.min(room, rate.samplesAt(later.at(), Track.RATE));
      }
    }
    return room;
  }

  private static Problem tooLong(int line, long needs, long room) {
    return Problem.of(
        Code.LINE_TOO_LONG,
        "line",
        named(line),
        "needs",
        seconds(needs),
        "room",
        seconds(Math.max(0, room)),
        "over",
        seconds(needs - Math.max(0, room)));
  }

  private static String named(int line) {
    return "Line " + (line + 1);
  }

  private static String seconds(long samples) {
    return String.format(Locale.ROOT, "%.2f", (double) samples / Track.RATE);
  }

  /** A line and where it begins in the range. */
  private record Take(Line line, Spoken spoken, long from) {
    Said said() {
      List<Said.Phone> phones =
          spoken.phones().stream()
              .map(each -> new Said.Phone(each.ipa(), from + each.from(), from + each.until()))
              .toList();
      List<Said.Word> words =
          spoken.words().stream()
              .map(each -> new Said.Word(each.text(), from + each.from(), from + each.until()))
              .toList();
      return new Said(line, line.face(), from, from + spoken.length(), phones, words);
    }
  }

  private static final class Session implements Recording {
    private final Call call;
    private final List<Take> takes;

    Session(Call call, List<Take> takes) {
      this.call = call;
      this.takes = takes;
    }

    @Override
    public List<Said> said() {
      return takes.stream().map(Take::said).toList();
    }

    @Override
    public FrameRange changed() {
      if (call.asked() == null) {
        return new FrameRange(0, frames());
      }
      long from = Long.MAX_VALUE;
      long until = 0;
      for (Take take : takes) {
        from = Math.min(from, take.from);
        until = Math.max(until, take.from + take.spoken.length());
      }
      return new FrameRange(before(from), Math.min(frames(), before(until) + 1));
    }

    private long before(long sample) {
      long frame = call.rate().framesIn(sample, Track.RATE);
      return call.rate().samplesAt(frame, Track.RATE) > sample ? frame - 1 : frame;
    }

    @Override
    public long frames() {
      if (call.asked() != null) {
        return call.asked().length();
      }
      long end = 0;
      for (Take take : takes) {
        end = Math.max(end, take.from + take.spoken.length());
      }
      return before(end + AFTER) + 1;
    }

    @Override
    public List<Note> notes() {
      return List.of();
    }

    @Override
    public void write(Path alone, Path mixed) throws Refused {
      FrameRange changed = changed();
      long begin = call.rate().samplesAt(changed.in(), Track.RATE);
      long end = call.rate().samplesAt(changed.out(), Track.RATE);
      float[] samples = new float[Math.toIntExact(end - begin)];
      for (Take take : takes) {
        float[] line = take.spoken.sound().samples();
        for (int i = 0; i < line.length; i++) {
          samples[Math.toIntExact(take.from - begin) + i] += line[i];
        }
      }
      WaveFile.write(alone, new float[][] {samples}, Track.RATE);
      WaveFile.write(mixed, new float[][] {samples}, Track.RATE);
    }
  }
}
