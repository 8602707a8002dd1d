package app.pickup.engines;

import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Somebody who can make a shot. */
public interface Engine {

  /** What this engine can do, as data. */
  Capability capability();

  /** An engine that works on this machine: it is called, works, and hands the take back. */
  interface Maker extends Engine {

    /**
     * Makes the shot. Deterministic: the same order gives the same frames. May be called again
     * after a crash; it then begins anew and replaces what it left.
     *
     * @throws Refused when it can not be made, for a reason an editor can understand
     * @throws InterruptedException when the job was cancelled; nothing is left running
     */
    Take make(Order order, Watch watch) throws Refused, InterruptedException;
  }

  /**
   * One order for a maker.
   *
   * @param shot what is wanted
   * @param plate the probed footage
   * @param range the frames to make, handles included
   * @param folder an empty folder for the take's files
   */
  record Order(Shot.Edit shot, MediaFile plate, FrameRange range, Path folder) {}

  /** The eyes of whoever waits. */
  interface Watch {
    /** So many of so many frames are made. Called about as often as frames are; cheap. */
    void made(long frames, long of);

    /** Something the editor should know about this take, e.g. that there is a cut at frame 41. */
    void note(Note note);

    /** Whether to stop at once. */
    boolean cancelled();
  }

  /**
   * What the engine made: pictures only, exactly as many frames as ordered, at the plate's rate, in
   * the codec asked.
   *
   * @param picture the composite, or null where only plate and matte were asked
   * @param matte the matte clip, or null where it was not asked
   * @param model name and version of what made it
   */
  record Take(@Nullable Path picture, @Nullable Path matte, String model, boolean seedHonoured) {}
}
