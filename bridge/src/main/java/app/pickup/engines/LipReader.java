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
   * @return null: no mouth in it can be read
   */
  @Nullable Sync read(MediaFile clip, FrameRange range, List<Said> said)
      throws Refused, InterruptedException;

  /**
   * How much of the picture outside the faces is another than in the plate.
   *
   * @param range the clip's frames, as many as the plate's
   * @return peak signal to noise of luma in dB, 100 at most; null: there is no face to leave out
   */
  @Nullable Double outside(MediaFile clip, FrameRange range, MediaFile plate, FrameRange of)
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
   */
  record Sync(double correlation, int lag, int met, int meetings, double jerk) {
    /** Below, too little is said or seen to tell how late lips are. */
    private static final double TELLS = .5;

    /** Whether lips and sound lie within a frame of each other, as far as it can be told. */
    public boolean together() {
      return Math.abs(lag) <= 1 || correlation < TELLS;
    }
  }
}
