package app.pickup.engines.local.dialogue;

import app.pickup.shots.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line said as somebody else speaks: as high, as fast, as loud. The voice is tried and measured
 * with the same measures.
 */
final class Likeness {
  /** Nobody speaks naturally slower or faster, in words a minute. */
  private static final int SLOWEST = 110;

  private static final int FASTEST = 220;

  /** A change of pitch changes the pace a little, and the other way about. */
  private static final int TRIES = 2;

  /** The library's pitch doubles every 50. */
  private static final double OCTAVE = 50;

  /** Where women's voices begin, in Hz. */
  private static final double HIGH = 165;

  /** True peak, −1 dBTP (EBU R 128). */
  static final double CEILING = .891;

  /** Peaks are taken down by up to 8 dB to make a line as loud as it has to be. */
  private static final double LIMITED = 2.5;

  private Likeness() {}

  /** Null: nothing can be said. */
  static @Nullable Spoken of(Voices voices, Line line, PlateSpeech like) {
    Manner manner = manner(voices, line, like);
    Spoken spoken = voices.said(line, manner);
    return spoken == null ? null : loud(spoken, like.loudness());
  }

  /** The manner in which the line is said alike. */
  static Manner manner(Voices voices, Line line, PlateSpeech like) {
    Manner own = Manner.of(line);
    if (!like.spoken()) {
      return own;
    }
    boolean named = line.voice() != null;
    Manner now = named ? own : new Manner(sex(own.timbre(), like.hertz() > HIGH), own.pace());
    for (int i = 0; i < TRIES; i++) {
      Spoken tried = voices.said(line, now);
      PlateSpeech heard = tried == null ? null : PlateSpeech.of(tried.sound().samples());
      if (heard == null || !heard.spoken()) {
        return now;
      }
      now = nearer(now, heard, like, named);
    }
    return now;
  }

  private static Manner nearer(Manner now, PlateSpeech heard, PlateSpeech like, boolean named) {
    Timbre timbre = now.timbre();
    double octaves = named ? 0 : Math.log(like.hertz() / heard.hertz()) / Math.log(2);
    double faster = heard.pace() > 0 && like.pace() > 0 ? like.pace() / heard.pace() : 1;
    return new Manner(
        new Timbre(timbre.variant(), clamped(timbre.pitch() + OCTAVE * octaves, 0, 100)),
        clamped(now.pace() * faster, SLOWEST, FASTEST));
  }

  /** As loud as this, in LUFS; less where it would not fit. */
  static Spoken loud(Spoken spoken, double lufs) {
    double now = Lufs.of(spoken.sound().samples());
    if (now <= Lufs.SILENCE || lufs <= Lufs.SILENCE) {
      return spoken.as(spoken.sound().at(Voices.LOUDEST));
    }
    double gain = Math.pow(10, (lufs - now) / 20);
    double fits = CEILING / Math.max(1e-6, Lufs.peak(spoken.sound()));
    if (gain <= fits) {
      return spoken.as(spoken.sound().times((float) gain));
    }
    float[] louder = spoken.sound().times((float) Math.min(gain, fits * LIMITED)).samples();
    Sound limited = new Sound(Limiter.of(louder, (float) CEILING), Track.RATE);
    return spoken.as(limited.times((float) Math.min(1, CEILING / Lufs.peak(limited))));
  }

  /** The same of a voice of the other sex, if this is not of it. */
  private static Timbre sex(Timbre own, boolean female) {
    if (own.variant().startsWith("f") == female) {
      return own;
    }
    List<String> others = female ? Timbre.FEMALE : Timbre.MALE;
    return new Timbre(others.get(own.pitch() % others.size()), own.pitch());
  }

  private static int clamped(double value, int least, int most) {
    return (int) Math.max(least, Math.min(most, Math.round(value)));
  }
}
