package app.pickup.engines;

import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import app.pickup.media.Rate;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where lines are spoken, or recorded ones made to fit: on this machine, whoever moves the mouths
 * afterwards. The same call gives the same sound.
 */
public interface Booth {

  /** Why nothing can be spoken here; null: it can. */
  @Nullable String missing();

  /**
   * Speaks the lines, or takes the recorded one, and lays them into the range.
   *
   * @throws Refused when a line is longer than its gap, by how much; when a recording is none, or
   *     holds no speech
   */
  Recording record(Call call) throws Refused, InterruptedException;

  /**
   * What is to be said, and where it has to fit.
   *
   * @param plate the footage; null: there is none
   * @param asked the frames of it that were asked for; null likewise
   * @param rate of the clip's frames
   */
  record Call(
      Shot.LipSync shot, @Nullable MediaFile plate, @Nullable FrameRange asked, Rate rate) {}

  /** What was recorded. */
  interface Recording {
    /** The lines in the order of their beginnings; none lies over another of the same face. */
    List<Said> said();

    /** The frames of the range whose sound is another than before, counted from its first. */
    FrameRange changed();

    /** The frames of the whole: the range's, or as many as the lines need. */
    long frames();

    /** What the editor should know of it. */
    List<Note> notes();

    /**
     * Writes the sound of the changed frames: the lines alone in mono, and as they are heard in the
     * clip, over the footage's own, with as many channels as that has.
     */
    void write(Path alone, Path mixed) throws Refused;

    /** Writes the lines of one face alone, as long as the changed frames. */
    void write(int face, Path alone) throws Refused;
  }
}
