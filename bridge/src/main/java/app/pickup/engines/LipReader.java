package app.pickup.engines;

import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import app.pickup.problem.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lips in a finished clip: whether they say what is heard. */
public interface LipReader {

  /**
   * Measures a clip. Assumes nothing of who made it.
   *
   * @param range the frames that the lines are counted from
   * @param plate what it was made from, with as many frames; null: there is no footage
   * @return null: no mouth in it can be read
   */
  @Nullable Sync read(
      MediaFile clip, FrameRange range, List<Said> said, Engine.@Nullable Plate plate)
      throws Refused, InterruptedException;

  /**
   * How lips and sound lie to each other.
   *
   * @param correlation of the opening that is seen with the one the sounds want, −1 to 1, where the
   *     two lie best
   * @param lag frames that the lips are late; below 0: early
   * @param met sounds for which lips have to meet, and do
   * @param meetings all of these sounds
   * @param jerk of the lips' points: the mean third difference in time over the face's size
   * @param outside peak signal to noise of luma against the plate, away from all faces, in dB, 100
   *     at most; null: there is no plate
   */
  record Sync(
      double correlation, int lag, int met, int meetings, double jerk, @Nullable Double outside) {
    /** Below, lips say something else, or hardly move. */
    private static final double TELLS = .5;

    /** The same, with what it has changed outside of faces. */
    public Sync against(double decibels) {
      return new Sync(correlation, lag, met, meetings, jerk, decibels);
    }

    /**
     * Whether lips follow the line at all: where they do not, nobody can tell how late they are.
     */
    public boolean follows() {
      return correlation >= TELLS;
    }
  }
}
