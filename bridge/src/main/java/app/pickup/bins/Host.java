package app.pickup.bins;

import app.pickup.media.Rate;
import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running NLE as the place where plates come from: which projects it has open, what is selected
 * on its timeline. What goes back to it goes through its {@link Bin}.
 */
public interface Host {

  /** The NLE's name on the wire. */
  String nle();

  /** Whether it can be reached now, and what it has open. */
  Seen look() throws InterruptedException;

  /**
   * What is selected on the timeline.
   *
   * @throws Refused when it does not run, nothing is selected, or it can not be asked now
   */
  Selection selection() throws Refused, InterruptedException;

  /**
   * An NLE at a glance.
   *
   * @param running whether it can be reached
   * @param projects that are open, by what they are called
   */
  record Seen(boolean running, List<Open> projects) {
    public Seen {
      projects = List.copyOf(projects);
    }
  }

  /**
   * An open project.
   *
   * @param id the NLE's own, or null
   * @param file where it lies, or null where that is not known or it was never saved
   */
  record Open(String name, @Nullable String id, @Nullable Path file) {}

  /**
   * Clips of a timeline.
   *
   * @param rate of the timeline, in which frames of it and of its clips are counted
   * @param width of its pictures, or 0
   * @param left what is selected and can not be taken, and why
   * @param at when the NLE said so
   */
  record Selection(
      Open project,
      @Nullable Rate rate,
      int width,
      int height,
      List<Picked> clips,
      List<Left> left,
      Instant at) {
    public Selection {
      clips = List.copyOf(clips);
      left = List.copyOf(left);
    }
  }

  /**
   * One selected clip.
   *
   * @param in first frame of the media that is shown, counted at the timeline's rate
   * @param out the frame after the last
   * @param sequence the NLE's name of its sequence, or null
   * @param track the video track, V1 = 1; 0: not known
   * @param frame the timeline's frame at which it begins
   */
  record Picked(
      Path media,
      String name,
      long in,
      long out,
      @Nullable String sequence,
      int track,
      long frame) {}

  /** Something that can not be taken. */
  record Left(String name, String why) {}
}
