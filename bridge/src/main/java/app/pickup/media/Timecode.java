package app.pickup.media;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SMPTE ST 12-1 timecode: a count of frames since midnight and the way to write it. Drop-frame
 * leaves out the labels 00 and 01 (for 60: 00 to 03, and so on) of every minute but each tenth, so
 * that 30000/1001 keeps up with the clock; no frame is ever dropped.
 *
 * @param frames frames since 00:00:00:00, 0 or above, within one day
 * @param fps labels a second, {@link Rate#nominal()}
 * @param drop drop-frame labels; fps must then be a multiple of 30
 */
public record Timecode(long frames, int fps, boolean drop) {

  private static final Pattern FORM =
      Pattern.compile("(\\d{2}):(\\d{2}):(\\d{2})([:;.])(\\d{2,3})");

  public Timecode {
    if (fps <= 0 || (drop && fps % 30 != 0)) {
      throw new IllegalArgumentException("no timecode at " + fps + (drop ? " drop" : ""));
    }
    frames = Math.floorMod(frames, day(fps, drop));
  }

  /** Midnight, at this rate, without drop. */
  public static Timecode zero(Rate rate) {
    return new Timecode(0, rate.nominal(), false);
  }

  /**
   * Reads "01:00:00:00" or, with ";" or "." before the frames, drop-frame.
   *
   * @throws IllegalArgumentException with a plain reason when it is no timecode of this rate
   */
  public static Timecode parse(String text, Rate rate) {
    Matcher m = FORM.matcher(text.trim());
    if (!m.matches()) {
      throw new IllegalArgumentException("it does not read hh:mm:ss:ff");
    }
    int fps = rate.nominal();
    boolean drop = !m.group(4).equals(":");
    int h = Integer.parseInt(m.group(1));
    int min = Integer.parseInt(m.group(2));
    int s = Integer.parseInt(m.group(3));
    int f = Integer.parseInt(m.group(5));
    if (h > 23 || min > 59 || s > 59 || f >= fps) {
      throw new IllegalArgumentException(
          "a part is out of its bounds at " + fps + " frames a second");
    }
    if (drop && fps % 30 != 0) {
      throw new IllegalArgumentException("there is no drop-frame at " + fps);
    }
    int skip = fps / 15;
    if (drop && s == 0 && f < skip && min % 10 != 0) {
      throw new IllegalArgumentException("drop-frame leaves this label out");
    }
    long minutes = h * 60L + min;
    long count = (minutes * 60 + s) * fps + f;
    if (drop) {
      count -= skip * (minutes - minutes / 10);
    }
    return new Timecode(count, fps, drop);
  }

  /** The label so many frames later (or earlier, when negative); wraps at midnight. */
  public Timecode plus(long more) {
    return new Timecode(frames + more, fps, drop);
  }

  private static long day(int fps, boolean drop) {
    long minutes = 24 * 60;
    return minutes * 60 * fps - (drop ? fps / 15 * (minutes - minutes / 10) : 0);
  }

  @Override
  public String toString() {
    long label = frames;
    if (drop) {
      long skip = fps / 15;
      long ten = 600L * fps - 9 * skip;
      long tens = frames / ten;
      long rest = frames % ten;
      long minute = 60L * fps - skip;
      label += tens * 9 * skip;
      if (rest >= 60L * fps) {
        label += skip * (1 + (rest - 60L * fps) / minute);
      }
    }
    long s = label / fps;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%s%02d",
        s / 3600,
        s / 60 % 60,
        s % 60,
        drop ? ";" : ":",
        label % fps);
  }
}
