package app.pickup.engines.local.face;

import java.util.List;

/**
 * The faces of a clip.
 *
 * @param tracks one for each face, numbered from the left
 * @param cuts the frames, counted from 0, at which a new shot begins; never 0
 */
public record FaceTracks(List<FaceTrack> tracks, List<Integer> cuts) {
  public FaceTracks {
    tracks = List.copyOf(tracks);
    cuts = List.copyOf(cuts);
  }
}
