package app.pickup.engines.local.dialogue;

import app.pickup.shots.Language;
import app.pickup.shots.Line;
import java.util.ArrayList;
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

  /** −6 dBFS. */
  static final float LOUDEST = .501f;

  private static @Nullable EspeakNg found;

  private final @Nullable EspeakNg espeak;

  private Voices(@Nullable EspeakNg espeak) {
    this.espeak = espeak;
  }

  /** Those of this machine; looked for again as long as there are none. */
  public static synchronized Voices installed() {
    if (found == null) {
      String path = System.getProperty("pickup.espeak", System.getenv(PATH));
      found = EspeakNg.load(path == null || path.isBlank() ? null : path);
    }
    return new Voices(found);
  }

  /** A machine without any. */
  public static Voices none() {
    return new Voices(null);
  }

  /** Why nothing can be spoken; null: it can. */
  public @Nullable String missing() {
    return espeak == null ? "The offline voices are not installed (libespeak-ng1)." : null;
  }

  /**
   * Speaks a line, each of its languages in that language, at {@link Track#RATE}.
   *
   * @return null: there is no voice, or nothing in it that can be said
   */
  public @Nullable Sound speak(Line line) {
    if (espeak == null) {
      return null;
    }
    Timbre timbre = Timbre.of(line);
    List<Sound> parts = new ArrayList<>();
    for (Line.Span span : line.spans()) {
      String text = span.language() == Language.JA ? Kana.of(span.text()) : span.text();
      Sound part =
          espeak
              .say(voice(span.language()) + "+" + timbre.variant(), timbre.pitch(), text)
              .trimmed();
      if (part.samples().length > 0) {
        parts.add(part);
      }
    }
    return parts.isEmpty() ? null : Resampling.at(Track.RATE, joined(parts)).at(LOUDEST);
  }

  private static String voice(Language language) {
    return switch (language) {
      case EN -> "en-us";
      // its other Mandarin voice reads the letters of pinyin as English ones
      case ZH -> "cmn-latn-pinyin";
      case JA -> "ja";
      case KO -> "ko";
      case ES -> "es";
    };
  }

  private static Sound joined(List<Sound> parts) {
    int rate = parts.get(0).rate();
    int pause = (int) (PAUSE * rate);
    int length = pause * (parts.size() - 1);
    for (Sound part : parts) {
      length += part.samples().length;
    }
    float[] all = new float[length];
    int at = 0;
    for (Sound part : parts) {
      System.arraycopy(part.samples(), 0, all, at, part.samples().length);
      at += part.samples().length + pause;
    }
    return new Sound(all, rate);
  }
}
