package app.pickup.engines.local.dialogue;

import app.pickup.shots.Line;
import org.jspecify.annotations.Nullable;

/** Puts lines into gaps: what is spoken here is spoken faster, what was recorded is stretched. */
public final class Fit {
  /** A recording is made no more than 15 % shorter or longer. */
  private static final int SHORTEST = 850;

  private static final int LONGEST = 1150;

  /** A voice speaks no more than 25 % faster. */
  private static final double FASTER = 1.25;

  private static final int TRIES = 3;

  private Fit() {}

  /**
   * A line of no more samples than the gap has; one that is shorter stays as it is.
   *
   * @param gap samples at {@link Track#RATE}
   */
  public static Fitted into(Spoken spoken, long gap) {
    return spoken.length() <= gap ? new Fitted.Fits(spoken, 1000) : exactly(spoken, gap);
  }

  /**
   * A line of exactly so many samples; one that would have to be more than 15 % longer is as long
   * as that.
   */
  public static Fitted exactly(Spoken spoken, long samples) {
    long shortest = (spoken.length() * SHORTEST + 999) / 1000;
    if (shortest > samples) {
      return new Fitted.TooLong(shortest - samples);
    }
    long length = Math.min(samples, spoken.length() * LONGEST / 1000);
    int to = Math.toIntExact(length);
    Sound sound = new Sound(Stretch.to(spoken.sound().samples(), to), Track.RATE);
    long perMille = spoken.length() == 0 ? 1000 : Math.round(1000.0 * to / spoken.length());
    return new Fitted.Fits(spoken.stretched(sound), Math.toIntExact(perMille));
  }

  /**
   * Speaks a line so that it fits.
   *
   * @param like whom it is said like, or null
   * @return null: nothing can be said
   */
  static @Nullable Fitted speak(Voices voices, Line line, @Nullable PlateSpeech like, long gap) {
    Manner manner = like == null ? Manner.of(line) : Likeness.manner(voices, line, like);
    Spoken first = voices.said(line, manner);
    if (first == null) {
      return null;
    }
    Spoken now = first;
    int most = (int) Math.floor(manner.pace() * FASTER);
    int pace = manner.pace();
    for (int i = 0; i < TRIES && now.length() > gap && pace < most; i++) {
      double needed = (double) now.length() / Math.max(1, gap);
      pace = i == TRIES - 1 ? most : Math.min(most, (int) Math.ceil(pace * needed) + 1);
      Spoken next = voices.said(line, manner.paced(pace));
      now = next == null ? now : next;
    }
    if (now.length() > gap) {
      return new Fitted.TooLong(now.length() - gap);
    }
    int perMille = Math.toIntExact(Math.round(1000.0 * now.length() / first.length()));
    double loudness = like == null ? Lufs.SILENCE : like.loudness();
    return new Fitted.Fits(Likeness.loud(now, loudness), perMille);
  }
}
