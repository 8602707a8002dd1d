package app.pickup.engines.local.mouth;

import app.pickup.engines.Engine;
import app.pickup.engines.LipReader;
import app.pickup.engines.Said;
import app.pickup.engines.local.face.Face;
import app.pickup.engines.local.face.FaceNetworks;
import app.pickup.engines.local.face.FaceTrack;
import app.pickup.engines.local.face.FaceTracker;
import app.pickup.engines.local.face.FaceTracks;
import app.pickup.media.FrameRange;
import app.pickup.media.FrameSource;
import app.pickup.media.Frames;
import app.pickup.media.MediaFile;
import app.pickup.media.PixelLayout;
import app.pickup.media.ReadAhead;
import app.pickup.problem.Refused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads lips by the same networks that follow faces. */
public final class ReadLips implements LipReader {
  /** Frames by which lips are tried earlier and later. */
  private static final int FARTHEST = 6;

  /** Lips that meet are no farther apart than this, by the face's height. */
  private static final float MET = .012f;

  /** Or than this part of how far they part elsewhere. */
  private static final float NEARLY = .22f;

  private static final double SAME = 100;

  private final Frames frames;
  private final FaceNetworks networks;

  public ReadLips(Frames frames, FaceNetworks networks) {
    this.frames = frames;
    this.networks = networks;
  }

  @Override
  public @Nullable Sync read(
      MediaFile clip, FrameRange range, List<Said> said, Engine.@Nullable Plate plate)
      throws Refused, InterruptedException {
    if (said.isEmpty() || networks.missing() != null) {
      return null;
    }
    Outside outside = new Outside(clip.video().layout().withAlpha(false));
    FaceTracks faces = track(clip, range, plate, outside);
    int length = Math.toIntExact(range.length());
    int width = clip.video().layout().width();
    Map<FaceTrack, List<Said>> lines;
    try {
      lines = new WhoSpeaks(faces, clip.video().rate(), 0, length, width).of(said);
    } catch (Refused e) {
      return null;
    }
    Sync whole = null;
    for (Map.Entry<FaceTrack, List<Said>> each : lines.entrySet()) {
      Mouthing mouthing = Mouthing.of(each.getValue(), clip.video().rate(), length);
      Sync one = of(each.getKey(), mouthing);
      // of several mouths the worst counts
      whole = whole == null ? one : worse(whole, one);
    }
    return whole == null || plate == null
        ? whole
        : whole.against(Math.min(SAME, outside.decibels(faces)));
  }

  private static Sync worse(Sync a, Sync b) {
    Sync worst = a.correlation() < b.correlation() ? a : b;
    return new Sync(
        worst.correlation(),
        Math.abs(a.lag()) > Math.abs(b.lag()) ? a.lag() : b.lag(),
        a.met() + b.met(),
        a.meetings() + b.meetings(),
        Math.max(a.jerk(), b.jerk()),
        null);
  }

  static Sync of(FaceTrack track, Mouthing asked) {
    float[] seen = new float[asked.frames()];
    float widest = 0;
    for (int frame = 0; frame < seen.length; frame++) {
      Face face = track.at(frame);
      seen[frame] = face == null ? Float.NaN : Math.max(0, face.opening());
      widest = asked.weight(frame) > .99f && seen[frame] > widest ? seen[frame] : widest;
    }
    double best = -2;
    int lag = 0;
    for (int late = -FARTHEST; late <= FARTHEST; late++) {
      double alike = alike(seen, asked, late);
      if (alike > best + (Math.abs(late) < Math.abs(lag) ? -1e-3 : 1e-3)) {
        best = alike;
        lag = late;
      }
    }
    int meetings = 0;
    int met = 0;
    for (int frame = 0; frame < seen.length; frame++) {
      if (asked.closed(frame)) {
        meetings++;
        float nearest = seen[frame];
        for (int near = Math.max(0, frame - 1);
            near <= Math.min(seen.length - 1, frame + 1);
            near++) {
          nearest = Float.isNaN(nearest) || seen[near] < nearest ? seen[near] : nearest;
        }
        met += nearest <= Math.max(MET, NEARLY * widest) ? 1 : 0;
      }
    }
    return new Sync(Math.max(-1, best), lag, met, meetings, track.jerk(), null);
  }

  /** Pearson's correlation of what is seen so many frames later with what was asked. */
  private static double alike(float[] seen, Mouthing asked, int late) {
    double n = 0;
    double a = 0;
    double b = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int frame = 0; frame < seen.length; frame++) {
      int at = frame + late;
      if (asked.weight(frame) < .99f || at < 0 || at >= seen.length || Float.isNaN(seen[at])) {
        continue;
      }
      double open = asked.shape(frame).open();
      n++;
      a += open;
      b += seen[at];
      aa += open * open;
      bb += (double) seen[at] * seen[at];
      ab += open * seen[at];
    }
    double spread = (n * aa - a * a) * (n * bb - b * b);
    return spread <= 0 ? 0 : (n * ab - a * b) / Math.sqrt(spread);
  }

  /** The faces of a clip. */
  FaceTracks follow(MediaFile clip, FrameRange range) throws Refused, InterruptedException {
    return track(clip, range, null, new Outside(clip.video().layout()));
  }

  /** Follows the faces of the clip, each frame of which is decoded once, and so the plate's. */
  private FaceTracks track(
      MediaFile clip, FrameRange range, Engine.@Nullable Plate plate, Outside outside)
      throws Refused, InterruptedException {
    PixelLayout layout = clip.video().layout().withAlpha(false);
    byte[] before = new byte[plate == null ? 0 : layout.frameBytes()];
    byte[] frame = new byte[layout.frameBytes()];
    try (FaceTracker tracker = networks.track(layout, clip.video().colour());
        FrameSource source = new ReadAhead(frames.plate(clip, range, layout));
        FrameSource was =
            plate == null
                ? null
                : new ReadAhead(frames.plate(plate.media(), plate.range(), layout))) {
      while (source.read(frame)) {
        if (was != null && was.read(before)) {
          outside.compare(before, frame);
        }
        tracker.see(frame);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      return tracker.finish();
    }
  }
}
