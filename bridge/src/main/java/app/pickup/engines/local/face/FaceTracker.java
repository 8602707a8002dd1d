package app.pickup.engines.local.face;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows every face of a clip: {@link #see} each frame in display order, then {@link #finish}.
 * Faces are looked for at the beginning, after a cut, when one is lost, and now and then for
 * newcomers; in between each is followed by its own mesh. Not for more than one thread.
 */
public final class FaceTracker implements Closeable {
  private static final float PRESENT = .5f;
  private static final float SAME = .35f;
  private static final int NEWCOMERS = 15;
  private static final int SMALL_NEWCOMERS = 150;

  /** Seen in fewer frames, it was no face. */
  private static final int FEWEST = 10;

  private final FaceFinder finder;
  private final FaceMesh mesh;
  private final Cuts cuts;
  private final MouthPatch mouths;
  private final List<Following> all = new ArrayList<>();
  private final List<Integer> cutFrames = new ArrayList<>();
  private int frames;
  private int shotBegan;

  FaceTracker(FaceFinder finder, FaceMesh mesh, Cuts cuts, MouthPatch mouths) {
    this.finder = finder;
    this.mesh = mesh;
    this.cuts = cuts;
    this.mouths = mouths;
  }

  /**
   * Looks at the next frame, {@link app.pickup.media.PixelLayout#frameBytes()} long, which is not
   * kept.
   */
  public void see(byte[] frame) {
    boolean cut = cuts.cut(frame);
    if (cut) {
      shotBegan = frames;
      if (frames > 0) {
        cutFrames.add(frames);
      }
      all.forEach(Following::cut);
    }
    List<Face> here = new ArrayList<>();
    Set<Following> told = new HashSet<>();
    for (Following each : all) {
      if (each.ended()) {
        continue;
      }
      Face last = each.last();
      if (last == null || each.lost()) {
        continue;
      }
      Face face = mesh.lay(frame, Crop.around(last));
      if (face.presence() >= PRESENT
          && face.box().overlap(last.box()) > SAME
          && !known(face, here)) {
        here.add(face);
        each.see(face, mouths.read(frame, face));
        told.add(each);
        if ((frames - shotBegan) % NEWCOMERS == NEWCOMERS / 2) {
          each.confirm(finder.confirms(frame, face.box()));
        }
      }
    }
    boolean justLost =
        all.stream().anyMatch(f -> f.justLost() || !f.ended() && !f.lost() && !told.contains(f));
    for (Found found : look(frame, cut, justLost)) {
      if (here.stream().noneMatch(f -> f.box().overlap(found.box()) > .2f)) {
        Face face = mesh.lay(frame, Crop.around(found));
        if (face.presence() >= PRESENT
            && !known(face, here)
            && finder.confirms(frame, found.box())) {
          here.add(face);
          float[] mouth = mouths.read(frame, face);
          Following whose = whose(face, mouth, told);
          whose.see(face, mouth);
          told.add(whose);
        }
      }
    }
    for (Following each : all) {
      if (!told.contains(each)) {
        each.miss();
      }
    }
    frames++;
  }

  private List<Found> look(byte[] frame, boolean cut, boolean justLost) {
    int age = frames - shotBegan;
    boolean nobody = all.stream().allMatch(f -> f.ended() || f.lost());
    // where nobody comes, small faces are looked for ever more seldom: it takes half a second
    boolean again = age % NEWCOMERS == 0 && Integer.bitCount(age / NEWCOMERS) == 1;
    if (cut || age % SMALL_NEWCOMERS == 0 || nobody && again) {
      return finder.search(frame);
    }
    return justLost || age % NEWCOMERS == 0 ? finder.glance(frame) : List.of();
  }

  private static boolean known(Face face, List<Face> here) {
    return here.stream().anyMatch(f -> f.box().overlap(face.box()) > SAME);
  }

  /** The face lost about there, or a new one. */
  private Following whose(Face face, float[] mouth, Set<Following> told) {
    Following best = null;
    float most = 0;
    for (Following each : all) {
      Face last = each.last();
      if (last != null && !told.contains(each) && each.may(face, mouth)) {
        float overlap = last.box().overlap(face.box());
        if (overlap > most) {
          most = overlap;
          best = each;
        }
      }
    }
    if (best == null) {
      best = new Following(frames);
      all.add(best);
    }
    return best;
  }

  /** What was seen, smoothed in time without lag. */
  public FaceTracks finish() {
    Steadying steadying = new Steadying(Parts.all());
    List<List<@Nullable Face>> kept = new ArrayList<>();
    for (Following each : all) {
      if (each.trusted() && each.seen() >= Math.min(FEWEST, frames)) {
        kept.add(Clarity.judge(steadying.smooth(each.faces, cutFrames), each.patches));
      }
    }
    List<FaceTrack> unordered = kept.stream().map(f -> new FaceTrack(1, f)).toList();
    List<FaceTrack> sorted =
        unordered.stream().sorted(Comparator.comparingDouble(FaceTrack::meanX)).toList();
    List<FaceTrack> numbered = new ArrayList<>();
    for (FaceTrack track : sorted) {
      numbered.add(new FaceTrack(numbered.size() + 1, track.faces()));
    }
    return new FaceTracks(numbered, cutFrames);
  }

  @Override
  public void close() {
    finder.close();
    mesh.close();
  }
}
