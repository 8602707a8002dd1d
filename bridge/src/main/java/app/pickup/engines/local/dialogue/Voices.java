package app.pickup.engines.local.dialogue;

import app.pickup.shots.Line;
import app.pickup.shots.Note;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The offline voices: robotic, in five languages, a different one for each speaker. They are there
 * where eSpeak NG is installed; where it is not, lines are shown and not spoken.
 */
public final class Voices {
  /** An absolute path to the library, where it lies in no usual place. */
  private static final String PATH = "PICKUP_ESPEAK";

  /** Between two languages of one line, in seconds. */
  private static final double PAUSE = .12;

  /** Before a word of another script, in seconds. */
  private static final double BREATH = .03;

  /** −6 dBFS. */
  static final float LOUDEST = .501f;

  private static @Nullable EspeakNg found;

  private final @Nullable EspeakNg espeak;
  private final NaturalVoices natural;

  private Voices(@Nullable EspeakNg espeak, NaturalVoices natural) {
    this.espeak = espeak;
    this.natural = natural;
  }

  /** Those of this machine; looked for again as long as there are none. */
  public static Voices installed() {
    return installed(NaturalVoices.none());
  }

  /**
   * The same, and the natural voices in the Piper format that the editor has put into a folder:
   * {@code NAME.onnx} with {@code NAME.onnx.json} beside it. A line is said by one of them that it
   * names, or by the only one of its language.
   *
   * @param folder need not be there
   */
  public static Voices installed(Path folder) {
    return installed(NaturalVoices.in(folder));
  }

  private static synchronized Voices installed(NaturalVoices natural) {
    if (found == null) {
      String path = System.getProperty("pickup.espeak", System.getenv(PATH));
      found = EspeakNg.load(path == null || path.isBlank() ? null : path);
    }
    return new Voices(found, natural);
  }

  /** A machine without any. */
  public static Voices none() {
    return new Voices(null, NaturalVoices.none());
  }

  /** Why nothing can be spoken; null: it can. */
  public @Nullable String missing() {
    return espeak == null ? "The offline voices are not installed (libespeak-ng1)." : null;
  }

  /** What the editor should know: which of the natural voices can not be used, and why. */
  public List<Note> notes() {
    return natural.notes();
  }

  /** Whether a natural voice has the name that the line gives. */
  boolean named(Line line) {
    return line.voice() != null && natural.chosen(line, line.language()) != null;
  }

  /**
   * Speaks a line, each of its languages in that language.
   *
   * @return null: there is no voice, or nothing in it that can be said
   */
  public @Nullable Spoken speak(Line line) {
    Spoken spoken = said(line, Manner.of(line));
    return spoken == null ? null : spoken.as(spoken.sound().at(LOUDEST));
  }

  /**
   * Speaks a line as high, as fast and as loud as somebody speaks in a plate; where the line names
   * its voice, only as fast and as loud.
   *
   * @param like where nothing is spoken there, the line is said as it is
   * @return null: there is no voice, or nothing in it that can be said
   */
  public @Nullable Spoken speak(Line line, PlateSpeech like) {
    return Likeness.of(this, line, like);
  }

  /**
   * Speaks a line so that it fits into a gap, up to a quarter faster than it would be said.
   *
   * @param like whom it is said like; null: nobody
   * @param gap samples at {@link Track#RATE}
   * @return null: there is no voice, or nothing in it that can be said
   */
  public @Nullable Fitted fit(Line line, @Nullable PlateSpeech like, long gap) {
    return Fit.speak(this, line, like, gap);
  }

  /** The line in this manner, as loud as the voice gives it. */
  @Nullable Spoken said(Line line, Manner manner) {
    if (espeak == null) {
      return null;
    }
    Joined joined = new Joined();
    for (Line.Span span : line.spans()) {
      double pause = PAUSE;
      for (Passage passage : Reading.of(span)) {
        Spoken part = natural(line, passage, espeak, manner);
        if (part == null) {
          part = plain(span, passage, espeak, manner);
        }
        if (part != null) {
          joined.add(part, pause);
          pause = BREATH;
        }
      }
    }
    return joined.isEmpty() ? null : joined.spoken();
  }

  private @Nullable Spoken natural(Line line, Passage passage, EspeakNg with, Manner manner) {
    PiperVoice voice = natural.chosen(line, passage.language());
    return voice == null ? null : natural.say(voice, passage, with, manner.pace());
  }

  private static @Nullable Spoken plain(
      Line.Span span, Passage passage, EspeakNg with, Manner manner) {
    boolean own = passage.language() == span.language();
    String voice = Accents.voice(passage.language(), own ? span.accent() : null);
    Timbre timbre = manner.timbre();
    Part part =
        Part.of(
            passage,
            with.say(
                voice + "+" + timbre.variant(), timbre.pitch(), manner.pace(), passage.text()));
    return part == null ? null : Spoken.of(part);
  }
}
