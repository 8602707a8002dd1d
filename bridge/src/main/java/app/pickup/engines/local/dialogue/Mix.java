package app.pickup.engines.local.dialogue;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines laid on a plate's sound. Under a line what is said in the plate gives way to the room tone
 * of the plate; what is no speech there stays, lower where it is loud. A line is as loud as what is
 * said in the plate, else the programme is at −23 LUFS (EBU R 128), and never above −1 dBTP.
 * Outside the lines every sample is what it was.
 */
public final class Mix {
  /** EBU R 128. */
  private static final double TARGET = -23;

  /** A line begins and ends in so many seconds. */
  private static final double FADE = .005;

  /** Of more channels than two the third is the middle one (ITU-R BS.2051, 0+5+0). */
  private static final int MIDDLE = 2;

  private Mix() {}

  /**
   * Lays lines on a plate.
   *
   * @param plate a row a channel, all of one length, −1 to 1; stays as it is
   * @param rate of the plate
   * @param lines in any order; they may overlap
   * @return as many channels and samples as the plate
   */
  public static float[][] of(float[][] plate, int rate, List<Laid> lines) {
    float[][] mixed = new float[plate.length][];
    for (int c = 0; c < plate.length; c++) {
      mixed[c] = plate[c].clone();
    }
    if (lines.isEmpty() || plate.length == 0 || plate[0].length == 0) {
      return mixed;
    }
    Sound own = new Sound(mono(plate), rate);
    float[] mono = Resampling.at(Track.RATE, own).samples();
    PlateSpeech speech = PlateSpeech.of(mono);
    double loudness =
        speech.spoken() ? speech.loudness() : TARGET - 10 * Math.log10(spread(plate.length));
    List<long[]> ranges = new ArrayList<>();
    for (Laid line : lines) {
      ranges.add(new long[] {at(line.start(), rate), at(line.end(), rate)});
    }
    Under under = Under.of(plate[0].length, rate, ranges, speech, loudness, mono);
    bed(mixed, under, RoomTone.of(plate, rate, speech, PlateSpeech.levels(mono)));
    for (Laid line : lines) {
      lay(mixed, rate, line, loudness);
    }
    return mixed;
  }

  private static void bed(float[][] mixed, Under under, RoomTone room) {
    int length = mixed[0].length;
    for (int from = 0, until; from < length; from = until) {
      until = from;
      while (until < length && under.touched()[until] == under.touched()[from]) {
        until++;
      }
      if (!under.touched()[from]) {
        continue;
      }
      float[][] tone = room.take(until - from);
      for (int c = 0; c < mixed.length; c++) {
        for (int i = from; i < until; i++) {
          mixed[c][i] = mixed[c][i] * under.plate()[i] + tone[c][i - from] * under.room()[i];
        }
      }
    }
  }

  private static void lay(float[][] mixed, int rate, Laid line, double loudness) {
    Spoken loud = Likeness.loud(line.spoken(), loudness);
    float[] voice = Resampling.at(rate, loud.sound()).samples();
    int length = mixed[0].length;
    long start = at(line.start(), rate);
    int from = (int) Math.max(0, start);
    int until = (int) Math.min(length, at(line.end(), rate));
    until = (int) Math.min(until, start + voice.length);
    if (from >= until) {
      return;
    }
    float[] part = new float[until - from];
    int fade = Math.max(1, Math.min(part.length / 2, (int) (FADE * rate)));
    for (int i = 0; i < part.length; i++) {
      float edge = Math.min(1, Math.min(i + 1f, part.length - i) / fade);
      part[i] = voice[(int) (from + i - start)] * edge;
    }
    for (int c = 0; c < mixed.length; c++) {
      if (mixed.length <= MIDDLE || c == MIDDLE) {
        add(mixed[c], from, part, rate);
      }
    }
  }

  /** As loud as fits over what is there already. */
  private static void add(float[] channel, int from, float[] part, int rate) {
    float[] both = part.clone();
    float bed = 0;
    for (int i = 0; i < part.length; i++) {
      both[i] += channel[from + i];
      bed = Math.max(bed, Math.abs(channel[from + i]));
    }
    double peak = Lufs.peak(new Sound(both, rate));
    double own = Lufs.peak(new Sound(part, rate));
    double gain = 1;
    if (peak > Likeness.CEILING && own > 0) {
      gain = Math.max(0, Math.min(1, (Likeness.CEILING - bed) / own));
    }
    for (int i = 0; i < part.length; i++) {
      channel[from + i] += (float) (part[i] * gain);
    }
  }

  private static long at(long sample, int rate) {
    return Math.floorDiv(sample * rate, (long) Track.RATE);
  }

  private static int spread(int channels) {
    return channels <= MIDDLE ? channels : 1;
  }

  private static float[] mono(float[][] plate) {
    if (plate.length > MIDDLE) {
      return plate[MIDDLE];
    }
    float[] mono = new float[plate[0].length];
    for (float[] channel : plate) {
      for (int i = 0; i < mono.length; i++) {
        mono[i] += channel[i] / plate.length;
      }
    }
    return mono;
  }
}
