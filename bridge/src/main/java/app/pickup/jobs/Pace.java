package app.pickup.jobs;

import app.pickup.shots.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How fast frames are made, and what is told of it: about four times a second, and at the last
 * frame. Not for more than one thread at a time.
 */
final class Pace {
  private static final Duration BETWEEN = Duration.ofMillis(250);

  private @Nullable Instant began;
  private long first;
  private @Nullable Instant told;

  /**
   * So many frames are made.
   *
   * @return what to tell, or null when something was told just now
   */
  @Nullable Note made(String state, long frames, long of, Instant now) {
    // a clock that was set back, or a machine that slept, begins the measure anew
    if (began == null || now.isBefore(began)) {
      began = now;
      first = frames;
    }
    if (told != null && frames < of && !now.isBefore(told) && now.isBefore(told.plus(BETWEEN))) {
      return null;
    }
    told = now;
    return note(state, frames, of, fps(frames, Duration.between(began, now)));
  }

  private double fps(long frames, Duration time) {
    double seconds = time.toMillis() / 1000.0;
    return seconds < .001 ? 0 : (frames - first) / seconds;
  }

  private static Note note(String state, long frames, long of, double fps) {
    Map<String, String> args = new TreeMap<>();
    args.put("frames", Long.toString(frames));
    args.put("of", Long.toString(of));
    String text =
        Character.toUpperCase(state.charAt(0))
            + state.substring(1)
            + " frame "
            + frames
            + " of "
            + of;
    if (fps > 0) {
      String rate = String.format(Locale.ROOT, "%.1f", fps);
      String left = Long.toString(Math.round((of - frames) / fps));
      args.put("fps", rate);
      args.put("secondsLeft", left);
      text += ", " + rate + " fps, " + left + " s left";
    }
    return new Note(state + ".frames", args, text + ".");
  }
}
