package app.pickup.jobs;

import app.pickup.bins.Placement;
import app.pickup.problem.Problem;
import app.pickup.shots.Money;
import app.pickup.shots.Note;
import app.pickup.shots.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a job stands; every change is one new revision.
 *
 * @param priority how soon it is wanted now
 * @param paused whether it waits, queued, until it is resumed
 * @param step what is going on, for the editor
 * @param progress of the whole job, 0 to 1
 * @param model what makes it, when known
 * @param cost what it has cost, when known
 * @param problems why it failed; empty when it did not
 * @param failedIn the state in which it failed, where a retry goes on
 * @param attempt how many times the present step was run to its end
 * @param cancelAsked whether somebody wants it to stop
 */
public record Standing(
    JobState state,
    Priority priority,
    boolean paused,
    Note step,
    double progress,
    @Nullable String model,
    @Nullable Money cost,
    List<Take> takes,
    List<Note> notes,
    List<Problem> problems,
    @Nullable JobState failedIn,
    int attempt,
    boolean cancelAsked) {

  public Standing {
    takes = List.copyOf(takes);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  /** A new job. */
  static Standing queued(Priority priority, List<Note> notes) {
    return new Standing(
        JobState.QUEUED,
        priority,
        false,
        step(JobState.QUEUED),
        0,
        null,
        null,
        List.of(),
        notes,
        List.of(),
        null,
        0,
        false);
  }

  /** The state is entered: its step begins from nothing. */
  Standing entering(JobState next) {
    return new Standing(
        next,
        priority,
        false,
        step(next),
        next.progress(0),
        model,
        cost,
        takes,
        notes,
        List.of(),
        null,
        0,
        cancelAsked && !next.ended());
  }

  /** Stopped by a problem; a retry goes on from here. */
  Standing failed(List<Problem> why) {
    Note told = new Note("failed", Map.of("in", state.id()), "Failed while " + state.id() + ".");
    JobState ended = JobState.FAILED;
    JobState in = state;
    return new Standing(
        ended,
        priority,
        false,
        told,
        progress,
        model,
        cost,
        takes,
        notes,
        why,
        in,
        attempt,
        /* cancelAsked= */ false);
  }

  /** As it stands, and this is why. */
  Standing because(Problem why) {
    return new Standing(
        state,
        priority,
        paused,
        step,
        progress,
        model,
        cost,
        takes,
        notes,
        List.of(why),
        failedIn,
        attempt,
        cancelAsked);
  }

  /** Set back into this state by a retry. */
  Standing resumed(JobState at) {
    return entering(at);
  }

  /** Whether its clip was handed over: what is left to do, now or by a retry, is to place it. */
  boolean delivered() {
    boolean there =
        state == JobState.DELIVERING
            || state == JobState.DONE
            || (state == JobState.FAILED && failedIn == JobState.DELIVERING);
    return there && !takes.isEmpty();
  }

  /** Whether a clip of it was placed, and not all is as it was asked for. */
  boolean placedOtherwise() {
    return takes.stream()
        .map(Take::placement)
        .anyMatch(
            placed ->
                placed.state() == Placement.State.FAILED
                    || (placed.state() == Placement.State.IN_BIN && placed.why() != null));
  }

  /** Set back to the first step, with no take: one that an earlier attempt delivered is not its. */
  Standing again() {
    return taken(List.of()).entering(JobState.PREPARING);
  }

  Standing cancelling() {
    Note stopping = Note.of("cancelling", "Stopping.");
    return with(stopping, progress, model, takes, notes, attempt, true);
  }

  Standing doing(Note now, double share) {
    // never backwards: a step that is run again after a crash starts from nothing
    double whole = Math.max(progress, state.progress(share));
    return with(now, whole, model, takes, notes, attempt, cancelAsked);
  }

  Standing noted(Note note) {
    if (notes.contains(note)) {
      return this;
    }
    List<Note> more = new ArrayList<>(notes);
    more.add(note);
    return with(step, progress, model, takes, more, attempt, cancelAsked);
  }

  Standing taken(List<Take> now) {
    return with(step, progress, model, now, notes, attempt, cancelAsked);
  }

  Standing modelled(String now) {
    return with(step, progress, now, takes, notes, attempt, cancelAsked);
  }

  /** Wanted this soon from now on. */
  Standing wanted(Priority now) {
    return new Standing(
        state,
        now,
        paused,
        step,
        progress,
        model,
        cost,
        takes,
        notes,
        problems,
        failedIn,
        attempt,
        cancelAsked);
  }

  /** Held back from now on, or no longer. */
  Standing paused(boolean now) {
    return new Standing(
        state,
        priority,
        now,
        step,
        progress,
        model,
        cost,
        takes,
        notes,
        problems,
        failedIn,
        attempt,
        cancelAsked);
  }

  /** It has cost this much. */
  Standing costed(Money now) {
    return new Standing(
        state,
        priority,
        paused,
        step,
        progress,
        model,
        now,
        takes,
        notes,
        problems,
        failedIn,
        attempt,
        cancelAsked);
  }

  private Standing with(
      Note step,
      double progress,
      @Nullable String model,
      List<Take> takes,
      List<Note> notes,
      int attempt,
      boolean cancelAsked) {
    return new Standing(
        state,
        priority,
        paused,
        step,
        progress,
        model,
        cost,
        takes,
        notes,
        problems,
        failedIn,
        attempt,
        cancelAsked);
  }

  private static Note step(JobState state) {
    String name = state.id();
    return Note.of(name, Character.toUpperCase(name.charAt(0)) + name.substring(1) + ".");
  }
}
