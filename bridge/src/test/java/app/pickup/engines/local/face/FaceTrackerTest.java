package app.pickup.engines.local.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.pickup.media.Colour;
import app.pickup.media.PixelLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real networks on painted faces, where the build has made the networks. */
class FaceTrackerTest {
  private static final FaceNetworks NETWORKS =
      new FaceNetworks(Path.of(System.getProperty("pickup.dist", ""), "models"));
  private static final PixelLayout LAYOUT = new PixelLayout(640, 480, 1, 1, 8, false);
  private static final PaintedFace FACE = new PaintedFace(320, 230, 220, 0, .02);

  @BeforeEach
  void networksAreThere() {
    assumeThat(NETWORKS.missing()).isNull();
  }

  /** Frames of the same layout, each given by the faces in it. */
  private static FaceTracks track(PixelLayout layout, PaintedFace[]... frames) {
    try (FaceTracker tracker = NETWORKS.track(layout, Colour.BT709)) {
      for (PaintedFace[] faces : frames) {
        tracker.see(PaintedFace.frame(layout, faces));
      }
      return tracker.finish();
    }
  }

  private static PaintedFace[] these(PaintedFace... faces) {
    return faces;
  }

  private static PaintedFace[][] still(int frames, PaintedFace... faces) {
    PaintedFace[][] all = new PaintedFace[frames][];
    Arrays.fill(all, faces);
    return all;
  }

  @Test
  void theOpeningFollowsTheMouth() {
    double[] painted = new double[40];
    PaintedFace[][] frames = new PaintedFace[painted.length][];
    for (int i = 0; i < painted.length; i++) {
      painted[i] = .055 - .055 * Math.cos(i * 2 * Math.PI / 13);
      frames[i] = these(FACE.open(painted[i]).moved(.4 * i, .2 * i));
    }
    FaceTracks tracks = track(LAYOUT, frames);
    assertThat(tracks.cuts()).isEmpty();
    assertThat(tracks.tracks()).hasSize(1);
    FaceTrack track = tracks.tracks().get(0);
    assertThat(track.seen()).isEqualTo(painted.length);
    double[] measured = new double[painted.length];
    for (int i = 0; i < measured.length; i++) {
      measured[i] = Objects.requireNonNull(track.at(i)).opening();
    }
    assertThat(Openings.correlation(painted, measured)).isGreaterThan(.9);
  }

  @ParameterizedTest
  @CsvSource({"0,0,8", "1,1,8", "1,0,8", "0,0,10", "1,0,10", "1,1,12", "1,1,16"})
  void everyLayoutShowsTheSameFace(int chromaX, int chromaY, int depth) {
    PixelLayout layout = new PixelLayout(640, 480, chromaX, chromaY, depth, false);
    FaceTracks tracks = track(layout, these(FACE));
    assertThat(tracks.tracks()).hasSize(1);
    Face face = Objects.requireNonNull(tracks.tracks().get(0).at(0));
    assertThat(face.presence()).isGreaterThan(.9f);
    assertThat(face.box().centreX()).isCloseTo(320, within(12f));
    assertThat(face.box().centreY()).isCloseTo(235, within(20f));
    assertThat(face.size()).isCloseTo(210, within(25f));
    assertThat(face.yaw()).isCloseTo(0, within(8f));
  }

  @Test
  void aTiltedHeadIsMeasuredAsTilted() {
    FaceTracks tracks = track(LAYOUT, these(new PaintedFace(320, 240, 200, 25, .05)));
    assertThat(tracks.tracks()).hasSize(1);
    assertThat(Objects.requireNonNull(tracks.tracks().get(0).at(0)).roll())
        .isCloseTo(25, within(5f));
  }

  @Test
  void facesAreNumberedFromTheLeft() {
    PaintedFace left = new PaintedFace(160, 240, 150, 0, .02);
    PaintedFace right = new PaintedFace(470, 230, 190, 0, .02);
    FaceTracks tracks = track(LAYOUT, still(6, right, left));
    assertThat(tracks.tracks()).extracting(FaceTrack::number).containsExactly(1, 2);
    assertThat(tracks.tracks().get(0).meanX()).isCloseTo(160, within(15f));
    assertThat(tracks.tracks().get(1).meanX()).isCloseTo(470, within(15f));
  }

  @Test
  void aFaceThatComesLaterIsSeenFromThenOn() {
    PaintedFace late = new PaintedFace(500, 240, 150, 0, .02);
    PaintedFace[][] frames = new PaintedFace[40][];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = i < 10 ? these(FACE.moved(-150, 0)) : these(FACE.moved(-150, 0), late);
    }
    FaceTracks tracks = track(LAYOUT, frames);
    assertThat(tracks.tracks()).hasSize(2);
    assertThat(tracks.tracks().get(0).seen()).isEqualTo(40);
    assertThat(tracks.tracks().get(1).at(9)).isNull();
    assertThat(tracks.tracks().get(1).at(20)).isNotNull();
  }

  @Test
  void aSmallFaceInALargePictureIsFound() {
    PixelLayout large = new PixelLayout(1920, 1080, 1, 1, 8, false);
    FaceTracks tracks = track(large, these(new PaintedFace(1400, 420, 70, 0, .02)));
    assertThat(tracks.tracks()).hasSize(1);
    Face face = Objects.requireNonNull(tracks.tracks().get(0).at(0));
    assertThat(face.size()).isBetween(50f, 90f);
    assertThat(face.mouthToEyes()).isLessThan(40);
  }

  @Test
  void aWallHasNoFace() {
    assertThat(track(LAYOUT, still(3)).tracks()).isEmpty();
  }

  @Test
  void aHandBeforeTheMouthIsSeen() {
    PaintedFace[][] frames = new PaintedFace[40][];
    for (int i = 0; i < frames.length; i++) {
      PaintedFace face = FACE.open(.055 - .055 * Math.cos(i * 2 * Math.PI / 13)).moved(.4 * i, 0);
      frames[i] = these(i >= 20 && i < 28 ? face.behindAHand() : face);
    }
    FaceTrack track = track(LAYOUT, frames).tracks().get(0);
    for (int i = 0; i < frames.length; i++) {
      assertThat(Objects.requireNonNull(track.at(i)).covered()).isEqualTo(i >= 20 && i < 28);
    }
  }

  @Test
  void afterACutTheFacesAreOthers() {
    PaintedFace[][] frames = new PaintedFace[30][];
    for (int i = 0; i < frames.length; i++) {
      frames[i] =
          i < 15
              ? these(new PaintedFace(150, 200, 130, 0, .02))
              : these(new PaintedFace(380, 260, 330, 0, .02));
    }
    FaceTracks tracks = track(LAYOUT, frames);
    assertThat(tracks.cuts()).containsExactly(15);
    assertThat(tracks.tracks()).hasSize(2);
    assertThat(tracks.tracks()).allMatch(t -> t.seen() == 15);
  }
}
