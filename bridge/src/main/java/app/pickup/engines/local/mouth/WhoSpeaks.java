package app.pickup.engines.local.mouth;

import app.pickup.engines.Said;
import app.pickup.engines.local.face.Face;
import app.pickup.engines.local.face.FaceTrack;
import app.pickup.engines.local.face.FaceTracks;
import app.pickup.media.Rate;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gives each line to the face that says it, and refuses what no face can say well. */
final class WhoSpeaks {
  /** From the mouth to the eyes, in pixels: a smaller face has no mouth to speak of. */
  private static final float SMALLEST = 13;

  /** A face so much larger than all others is the one that is meant. */
  private static final float FOREMOST = 1.7f;

  /** Of a line's frames, how many may show no mouth. */
  private static final float MOST_HIDDEN = .2f;

  private final FaceTracks faces;
  private final Rate rate;
  private final int first;
  private final int frames;
  private final int width;

  /**
   * @param first the frame of the tracks that the lines are counted from
   * @param frames of the range that was asked for
   * @param width of the picture
   */
  WhoSpeaks(FaceTracks faces, Rate rate, int first, int frames, int width) {
    this.faces = faces;
    this.rate = rate;
    this.first = first;
    this.frames = frames;
    this.width = width;
  }

  /**
   * The lines of each face.
   *
   * @throws Refused when there is no face, none that can speak, or several that might
   */
  Map<FaceTrack, List<Said>> of(List<Said> said) throws Refused {
    Map<FaceTrack, List<Said>> lines =
        new TreeMap<>((a, b) -> Integer.compare(a.number(), b.number()));
    for (Said line : said) {
      lines.computeIfAbsent(of(line), track -> new ArrayList<>()).add(line);
    }
    return lines;
  }

  private FaceTrack of(Said line) throws Refused {
    int from = frame(line.from());
    int until = Math.max(from + 1, frame(line.until() - 1) + 1);
    List<FaceTrack> seen =
        faces.tracks().stream().filter(track -> seen(track, from, until) > 0).toList();
    if (seen.isEmpty()) {
      throw new Refused(Code.FACE_NONE, "from", shown(from), "until", shown(until));
    }
    for (int cut : faces.cuts()) {
      if (cut > from && cut < until) {
        throw new Refused(Code.FACE_CUT, "frame", shown(cut));
      }
    }
    FaceTrack track = line.face() == null ? foremost(seen) : chosen(line.face());
    float eyes = mouthToEyes(track, from, until);
    if (eyes < SMALLEST) {
      throw new Refused(
          Code.FACE_SMALL,
          "pixels",
          String.format(Locale.ROOT, "%.0f", eyes),
          "least",
          String.format(Locale.ROOT, "%.0f", SMALLEST));
    }
    hidden(track, from, until);
    return track;
  }

  private FaceTrack chosen(int number) throws Refused {
    for (FaceTrack track : faces.tracks()) {
      if (track.number() == number) {
        return track;
      }
    }
    throw new Refused(
        Code.FACE_UNKNOWN, "face", Integer.toString(number), "faces", described(faces.tracks()));
  }

  private FaceTrack foremost(List<FaceTrack> seen) throws Refused {
    FaceTrack largest = seen.get(0);
    for (FaceTrack track : seen) {
      largest = track.meanSize() > largest.meanSize() ? track : largest;
    }
    for (FaceTrack other : seen) {
      boolean rival =
          other.number() != largest.number()
              && other.meanSize() * FOREMOST > largest.meanSize()
              && other.seen() > largest.seen() / 4;
      if (rival) {
        throw new Refused(Code.FACE_CHOOSE, "faces", described(seen));
      }
    }
    return largest;
  }

  private void hidden(FaceTrack track, int from, int until) throws Refused {
    int away = 0;
    int covered = 0;
    int at = -1;
    for (int frame = from; frame < until; frame++) {
      Face face = track.at(frame);
      boolean turned = face != null && Math.abs(face.yaw()) > 60;
      if (face == null || face.covered()) {
        away += turned ? 1 : 0;
        covered += turned ? 0 : 1;
        at = at < 0 ? frame : at;
      }
    }
    if (away + covered > MOST_HIDDEN * (until - from)) {
      throw new Refused(
          away > covered ? Code.FACE_AWAY : Code.FACE_COVERED,
          "frames",
          Integer.toString(away + covered),
          "of",
          Integer.toString(until - from),
          "first",
          shown(at));
    }
  }

  private static int seen(FaceTrack track, int from, int until) {
    int seen = 0;
    for (int frame = from; frame < until; frame++) {
      seen += track.at(frame) == null ? 0 : 1;
    }
    return seen;
  }

  private static float mouthToEyes(FaceTrack track, int from, int until) {
    float sum = 0;
    int count = 0;
    for (int frame = from; frame < until; frame++) {
      @Nullable Face face = track.at(frame);
      if (face != null) {
        sum += face.mouthToEyes();
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** {@code 1 at the left (180 px), 2 in the middle (150 px)}. */
  private String described(List<FaceTrack> tracks) {
    List<String> all = new ArrayList<>();
    for (FaceTrack track : tracks) {
      float place = track.meanX() / width;
      String where = place < .38 ? "at the left" : place > .62 ? "at the right" : "in the middle";
      all.add(
          String.format(Locale.ROOT, "%d %s (%.0f px)", track.number(), where, track.meanSize()));
    }
    return String.join(", ", all);
  }

  /** A sample's frame of the tracks. */
  private int frame(long sample) {
    long frame = rate.frameAt(sample, Said.RATE);
    return first + Math.toIntExact(Math.max(0, Math.min(frames - 1, frame)));
  }

  /** A frame as editors count it: from the range's first. */
  private String shown(int frame) {
    return Integer.toString(frame - first);
  }
}
