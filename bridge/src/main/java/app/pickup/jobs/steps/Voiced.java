package app.pickup.jobs.steps;

import app.pickup.engines.Booth;
import app.pickup.engines.Engine;
import app.pickup.engines.Said;
import app.pickup.files.Durable;
import app.pickup.jobs.Work;
import app.pickup.media.Conform;
import app.pickup.media.FrameRange;
import app.pickup.media.Rate;
import app.pickup.media.Stills;
import app.pickup.media.SubRip;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was spoken for a job, kept with it: the lines, and where their sound lies.
 *
 * @param said the lines, in their order
 * @param changed the frames of the asked range whose sound they change
 * @param frames of the whole
 * @param portrait how large the picture that speaks is; null: footage does
 */
record Voiced(List<Said> said, FrameRange changed, long frames, Stills.@Nullable Size portrait) {

  /** The lines alone, in the work folder. */
  static final String ALONE = "lines.wav";

  /** The same over the plate's own sound. */
  static final String MIXED = "mixed.wav";

  static final String CAPTIONS = "captions.srt";
  private static final String KEPT = "voiced";

  Voiced {
    said = List.copyOf(said);
  }

  /**
   * Whether lines are recorded here before mouths are moved: spoken ones always, a recorded voice
   * only where the engine of this machine moves the mouths. A vendor gets that as it is.
   */
  static boolean needs(Shot shot, boolean away) {
    return shot instanceof Shot.LipSync lipSync && (lipSync.voice() == null || !away);
  }

  static Voiced of(Booth.Recording recording, Stills.@Nullable Size portrait) {
    return new Voiced(recording.said(), recording.changed(), recording.frames(), portrait);
  }

  static Booth.Call call(Shot.LipSync shot, Fitting fitting) {
    Cut cut = fitting.cut();
    return new Booth.Call(
        shot,
        cut == null ? null : cut.media(),
        cut == null ? null : cut.asked(),
        fitting.picture().rate());
  }

  void keep(Work work) {
    work.keep(KEPT, this);
  }

  static Optional<Voiced> kept(Work work) {
    return work.kept(KEPT, Voiced.class);
  }

  /** Where the mixed sound lies in the clip. */
  Conform.Line line(Path folder, Fitting fitting) {
    return new Conform.Line(
        folder.resolve(MIXED),
        new FrameRange(0, changed.length()),
        fitting.head() + changed.in(),
        true);
  }

  /** The lines of one face alone, in the work folder. */
  static String alone(int face) {
    return "lines-" + face + ".wav";
  }

  /** Where it lies in the range that is turned over, handles counted. */
  Engine.Spoken spoken(Fitting fitting) {
    List<OfFace> faces = faces(fitting);
    long at = fitting.head() + changed.in();
    long last = faces.isEmpty() ? at : fitting.head() + faces.get(faces.size() - 1).frames().in();
    return new Engine.Spoken(at, changed.length(), last);
  }

  /**
   * The frames of the asked range in which each face speaks, by their beginning; one face: none.
   */
  List<OfFace> faces(Fitting fitting) {
    Rate rate = fitting.picture().rate();
    Map<Integer, FrameRange> spans = new LinkedHashMap<>();
    for (Said line : said) {
      if (line.face() != null) {
        FrameRange frames =
            new FrameRange(
                Math.max(changed.in(), rate.frameAt(line.from(), Said.RATE)),
                Math.min(changed.out(), rate.frameAt(line.until(), Said.RATE) + 1));
        spans.merge(line.face(), frames, FrameRange::spanning);
      }
    }
    return spans.size() < 2
        ? List.of()
        : spans.entrySet().stream().map(e -> new OfFace(e.getKey(), e.getValue())).toList();
  }

  /** When one of several faces speaks, in frames of the asked range. */
  record OfFace(int face, FrameRange frames) {
    /** The same, in frames of what is written of it. */
    FrameRange within(FrameRange changed) {
      return new FrameRange(frames.in() - changed.in(), frames.out() - changed.in());
    }
  }

  /** Words with their times in milliseconds of the clip. */
  List<Timed> words(Fitting fitting) {
    long head = head(fitting);
    List<Timed> words = new ArrayList<>();
    for (Said line : said) {
      for (Said.Word word : line.words()) {
        words.add(new Timed(word.text(), millis(head + word.from()), millis(head + word.until())));
      }
    }
    return words;
  }

  /**
   * A word in a clip.
   *
   * @param from in milliseconds from the clip's first frame
   */
  record Timed(String text, long from, long until) {}

  /** Writes the words as captions; false: nobody knows them. */
  boolean caption(Fitting fitting, Path srt) throws Refused {
    long head = head(fitting);
    List<SubRip.Cue> cues = new ArrayList<>();
    for (Said line : said) {
      if (line.line() != null) {
        cues.add(new SubRip.Cue(head + line.from(), head + line.until(), line.line().words()));
      }
    }
    if (!cues.isEmpty()) {
      Durable.write(srt, SubRip.write(cues, Said.RATE));
    }
    return !cues.isEmpty();
  }

  /** Samples of the handle before the range. */
  private static long head(Fitting fitting) {
    Rate rate = fitting.picture().rate();
    return rate.samplesAt(fitting.head(), Said.RATE);
  }

  private static long millis(long samples) {
    return samples * 1000 / Said.RATE;
  }
}
