package app.pickup.engines;

import app.pickup.engines.Engine.Given;
import app.pickup.engines.Engine.Plate;
import app.pickup.engines.Engine.Spoken;
import app.pickup.media.Rate;
import app.pickup.media.Turnover;
import app.pickup.shots.Note;
import app.pickup.shots.Shot.Retime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A plate and the line that is spoken in it, as every vendor is given them.
 *
 * @param line the line
 * @param frames frames of the plate, handles included
 * @param turnover the shape in which the plate is sent
 * @param retime how its frames are carried over: each up to 30 a second, by time above
 * @param sent frames as they are sent
 * @param notes what leaves and how it comes back
 */
public record Speaking(
    Spoken line, long frames, Turnover turnover, Retime retime, long sent, List<Note> notes) {
  public Speaking {
    notes = List.copyOf(notes);
  }

  /**
   * What does not fit is told to the limits.
   *
   * @param engine the vendor's name for people
   */
  public static Speaking of(
      String engine, Given given, String resolution, Footage takes, Limits limits) {
    Plate plate = Objects.requireNonNull(given.plate());
    Spoken line = Objects.requireNonNull(given.line());
    Rate rate = plate.media().video().rate();
    long frames = plate.range().length();
    Retime retime = Limits.retime(rate);
    Turnover turnover =
        limits.turnover(retime, plate.media(), frames, resolution, takes, takes.mostSeconds());
    long sent = turnover.frames(frames, rate);
    List<Note> notes = new ArrayList<>(Dues.notes(engine, turnover, sent, frames));
    notes.add(Dues.line(line.length()));
    return new Speaking(line, frames, turnover, retime, sent, notes);
  }
}
