package app.pickup.shots;

import app.pickup.media.FrameRange;
import app.pickup.media.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a shot will be made: what {@code dryRun} answers and what a job starts from.
 *
 * @param engine the engine that will make it, never {@code auto}
 * @param model its model, or null where that is chosen later
 * @param asked the frames the editor marked, counted from the media's first
 * @param made the same with the handles that the media has
 * @param rate frames a second of the clip
 * @param notes what the editor should know beforehand, e.g. that the media is conformed first
 * @param estimate what it will cost
 */
public record Plan(
    String engine,
    @Nullable String model,
    FrameRange asked,
    FrameRange made,
    Rate rate,
    List<Note> notes,
    Money estimate) {

  public Plan {
    notes = List.copyOf(notes);
  }
}
