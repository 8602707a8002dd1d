package app.pickup.engines.local.previz;

import app.pickup.engines.Engine;
import app.pickup.engines.local.dialogue.Sound;
import app.pickup.engines.local.dialogue.Spoken;
import app.pickup.engines.local.dialogue.Track;
import app.pickup.engines.local.dialogue.Voices;
import app.pickup.files.Durable;
import app.pickup.media.Rate;
import app.pickup.media.SubRip;
import app.pickup.problem.Refused;
import app.pickup.shots.Line;
import app.pickup.shots.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said in a clip, each line in its place: at its own frame, else after the one before it. A
 * line may go on over a cut until the next shot's first one; there, and at the clip's end, it is
 * cut.
 */
final class Dialogue {
  private static final long FIRST = Track.RATE / 5;
  private static final long PAUSE = Track.RATE / 4;

  /** A line that nobody speaks is shown for at least a second. */
  private static final double LEAST = 1;

  private final List<Placed> lines;
  private final Rate rate;
  private final long end;

  /**
   * A line and where it lies, in samples of the clip.
   *
   * @param number of the line in the clip, counted from 1
   * @param end the sample after its last that is heard
   * @param needs the sample after its last, were it heard whole
   * @param sound null: nobody speaks it
   */
  record Placed(
      Line line, Setup setup, int number, long begin, long end, long needs, @Nullable Sound sound) {

    /**
     * As it is read.
     *
     * @param named whether it has to say who speaks
     */
    String shown(boolean named) {
      String speaker = line.speaker();
      if (!named || speaker == null) {
        return line.words();
      }
      return (speaker.startsWith("@") ? speaker.substring(1) : speaker) + ": " + line.words();
    }
  }

  private Dialogue(List<Placed> lines, Rate rate, long end) {
    this.lines = lines;
    this.rate = rate;
    this.end = end;
  }

  /**
   * The lines of all shots.
   *
   * @param voices null: nothing is to be heard
   */
  static Dialogue of(List<Setup> setups, Rate rate, @Nullable Voices voices) {
    Setup last = setups.get(setups.size() - 1);
    long clip = rate.samplesAt(last.first() + last.frames(), Track.RATE);
    List<Placed> placed = new ArrayList<>();
    int number = 0;
    for (int i = 0; i < setups.size(); i++) {
      Setup setup = setups.get(i);
      long until = next(setups.subList(i + 1, setups.size()), rate, clip);
      long follows = rate.samplesAt(setup.first(), Track.RATE) + FIRST;
      for (Line line : setup.lines()) {
        Spoken spoken = voices == null ? null : voices.speak(line);
        Sound sound = spoken == null ? null : spoken.sound();
        long begin = line.at() == null ? follows : own(line.at(), setup, rate);
        long length = sound == null ? Math.round(guess(line) * Track.RATE) : sound.samples().length;
        long needs = begin + length;
        placed.add(new Placed(line, setup, ++number, begin, Math.min(needs, until), needs, sound));
        follows = needs + PAUSE;
      }
    }
    return new Dialogue(placed, rate, clip);
  }

  /** Every line, in its order. */
  List<Placed> lines() {
    return lines;
  }

  /** Whether anything is heard. */
  boolean heard() {
    return lines.stream().anyMatch(one -> one.sound() != null && one.begin() < one.end());
  }

  /** Whether more than one person speaks. */
  boolean severalSpeakers() {
    return lines.stream()
            .map(one -> Objects.requireNonNullElse(one.line().speaker(), ""))
            .distinct()
            .count()
        > 1;
  }

  /** The line whose turn it is at a frame of the clip, the later of two; null: nobody's. */
  @Nullable Placed at(long frame) {
    long now = rate.samplesAt(frame, Track.RATE);
    long after = rate.samplesAt(frame + 1, Track.RATE);
    Placed found = null;
    for (Placed one : lines) {
      boolean on = one.begin() < after && one.end() > now;
      if (on && (found == null || one.begin() >= found.begin())) {
        found = one;
      }
    }
    return found;
  }

  /** Everything that is heard, as one WAV of exactly the clip's length. */
  void write(Path wav) throws Refused {
    Track track = new Track(end);
    for (Placed one : lines) {
      if (one.sound() != null) {
        track.lay(one.sound(), one.begin(), one.end());
      }
    }
    try {
      track.write(wav);
    } catch (IOException e) {
      throw Durable.failed(wav, e);
    }
  }

  /** Everything that is said, as captions; a line ends where the next one begins. */
  void caption(Path srt) throws Refused {
    boolean named = severalSpeakers();
    List<SubRip.Cue> cues = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Placed one = lines.get(i);
      long until = i + 1 < lines.size() ? Math.min(one.end(), lines.get(i + 1).begin()) : one.end();
      if (one.begin() < until) {
        cues.add(new SubRip.Cue(one.begin(), until, one.shown(named)));
      }
    }
    Durable.write(srt, SubRip.write(cues, Track.RATE));
  }

  /** Says which lines are longer than their shots. */
  void tell(Engine.Watch watch) {
    for (Placed one : lines) {
      Setup setup = one.setup();
      long shotEnds = rate.samplesAt(setup.first() + setup.frames(), Track.RATE);
      if (one.sound() == null || one.needs() <= shotEnds) {
        continue;
      }
      String over = seconds(one.needs() - shotEnds);
      watch.note(
          new Note(
              "previz.line-long",
              Map.of(
                  "line",
                  Integer.toString(one.number()),
                  "shot",
                  Integer.toString(setup.number()),
                  "words",
                  one.line().words(),
                  "over",
                  over),
              "Line "
                  + one.number()
                  + " (“"
                  + one.line().words()
                  + "”) ends "
                  + over
                  + " s after its shot"
                  + (one.end() < one.needs() ? " and is cut." : ".")));
    }
  }

  private static String seconds(long samples) {
    return String.format(Locale.ROOT, "%.1f", Math.max(.1, (double) samples / Track.RATE));
  }

  private static long own(long at, Setup setup, Rate rate) {
    return rate.samplesAt(setup.first() + at, Track.RATE);
  }

  /** Where the first line of these shots begins; else the clip's end. */
  private static long next(List<Setup> later, Rate rate, long clip) {
    for (Setup setup : later) {
      if (!setup.lines().isEmpty()) {
        long usual = rate.samplesAt(setup.first(), Track.RATE) + FIRST;
        Long at = setup.lines().get(0).at();
        return Math.min(clip, at == null ? usual : own(at, setup, rate));
      }
    }
    return clip;
  }

  /** How long a line takes to say, in seconds: a letter that is a word takes as long as three. */
  private static double guess(Line line) {
    long letters =
        line.words().codePoints().mapToLong(each -> Character.isIdeographic(each) ? 3 : 1).sum();
    return Math.max(LEAST, .3 + letters * .065);
  }
}
