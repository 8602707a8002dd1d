package app.pickup.engines.local.dialogue;

import app.pickup.engines.Booth;
import app.pickup.engines.Said;
import app.pickup.media.FrameRange;
import app.pickup.media.Rate;
import app.pickup.media.WaveFile;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lines that were recorded, and the mix of them; the mix is made when it is asked for. */
final class Session implements Booth.Recording {
  /** A portrait holds still after it has spoken. */
  private static final long AFTER = Track.RATE / 2;

  private final Booth.Call call;
  private final List<Cue> cues;
  private final Bed bed;
  private final List<Note> notes;
  private float @Nullable [][] mixed;

  Session(Booth.Call call, List<Cue> cues, Bed bed, List<Note> notes) {
    this.call = call;
    this.cues = cues.stream().sorted(Comparator.comparingLong(Cue::from)).toList();
    this.bed = bed;
    this.notes = List.copyOf(notes);
  }

  @Override
  public List<Said> said() {
    return cues.stream().map(Cue::said).toList();
  }

  @Override
  public long frames() {
    if (call.asked() != null) {
      return call.asked().length();
    }
    return call.rate()
            .frameAt(cues.stream().mapToLong(Cue::until).max().orElse(0) + AFTER, Track.RATE)
        + 1;
  }

  @Override
  public FrameRange changed() {
    if (call.asked() == null) {
      return new FrameRange(0, frames());
    }
    long from = cues.stream().mapToLong(Cue::from).min().orElse(0);
    long until = cues.stream().mapToLong(Cue::until).max().orElse(1);
    long first = call.rate().frameAt(from, Track.RATE);
    long last = call.rate().frameAt(until, Track.RATE);
    if (!bed.silent()) {
      // the room takes over a little before the line, and gives back after it
      long[] other = differing();
      first = Math.min(first, call.rate().frameAt(Math.max(0, other[0] - bed.head()), bed.rate()));
      last = Math.max(last, call.rate().frameAt(Math.max(0, other[1] - bed.head()), bed.rate()));
    }
    return new FrameRange(first, Math.min(frames(), last + 1));
  }

  /** The first sample of the mix that is another than the plate's, and the last. */
  private long[] differing() {
    float[][] mix = mixed();
    long first = Long.MAX_VALUE;
    long last = 0;
    for (int channel = 0; channel < mix.length; channel++) {
      int at = Arrays.mismatch(mix[channel], bed.sound()[channel]);
      if (at >= 0) {
        first = Math.min(first, at);
        int end = mix[channel].length - 1;
        while (mix[channel][end] == bed.sound()[channel][end]) {
          end--;
        }
        last = Math.max(last, end);
      }
    }
    return new long[] {first == Long.MAX_VALUE ? bed.head() : first, last};
  }

  @Override
  public List<Note> notes() {
    return notes;
  }

  @Override
  public void write(Path alone, Path mix) throws Refused {
    WaveFile.write(alone, alone(cues), Track.RATE);
    WaveFile.write(mix, part(mixed(), changed()), bed.rate());
  }

  @Override
  public void write(int face, Path alone) throws Refused {
    List<Cue> own = cues.stream().filter(cue -> Objects.equals(cue.face(), face)).toList();
    WaveFile.write(alone, alone(own), Track.RATE);
  }

  /** These lines in the changed frames, in mono. */
  private float[][] alone(List<Cue> which) {
    FrameRange changed = changed();
    Rate rate = call.rate();
    long begin = rate.samplesAt(changed.in(), Track.RATE);
    float[] lines = new float[Math.toIntExact(rate.samplesAt(changed.out(), Track.RATE) - begin)];
    for (Cue cue : which) {
      float[] line = cue.spoken().sound().samples();
      for (int i = 0; i < line.length && cue.from() - begin + i < lines.length; i++) {
        lines[Math.toIntExact(cue.from() - begin) + i] += line[i];
      }
    }
    return new float[][] {lines};
  }

  /** The changed frames' samples, as many as the clip has of them. */
  private float[][] part(float[][] mix, FrameRange changed) {
    long zero = call.asked() == null ? 0 : call.asked().in();
    Rate rate = call.rate();
    long origin = rate.samplesAt(zero, bed.rate());
    long from = bed.head() + rate.samplesAt(zero + changed.in(), bed.rate()) - origin;
    long to = bed.head() + rate.samplesAt(zero + changed.out(), bed.rate()) - origin;
    float[][] part = new float[mix.length][];
    for (int channel = 0; channel < mix.length; channel++) {
      part[channel] = Arrays.copyOfRange(mix[channel], Math.toIntExact(from), Math.toIntExact(to));
    }
    return part;
  }

  private float[][] mixed() {
    if (mixed == null) {
      long head = Math.round((double) bed.head() * Track.RATE / bed.rate());
      List<Laid> laid =
          cues.stream().map(cue -> new Laid(cue.spoken(), head + cue.from())).toList();
      mixed = Mix.of(bed.silent() ? silence() : bed.sound(), bed.rate(), laid);
    }
    return mixed;
  }

  private float[][] silence() {
    return new float[1][Math.toIntExact(call.rate().samplesAt(frames(), Track.RATE)) + 1];
  }
}
