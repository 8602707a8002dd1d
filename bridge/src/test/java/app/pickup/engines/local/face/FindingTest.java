package app.pickup.engines.local.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of the finder's answers, with answers made by hand. */
class FindingTest {

  @Test
  void anAnchorsBoxIsPlacedByItsCellAndTheCrop() {
    FloatBuffer scores = FloatBuffer.allocate(Anchors.COARSE.count());
    for (int i = 0; i < scores.capacity(); i++) {
      scores.put(i, -9);
    }
    FloatBuffer boxes = FloatBuffer.allocate(Anchors.COARSE.count() * Anchors.NUMBERS);
    int anchor = (3 * 8 + 5) * 6 + 2; // row 3, column 5
    scores.put(anchor, 2);
    float[] numbers = {4, -8, 64, 32, -10, 0, 10, 20};
    for (int i = 0; i < numbers.length; i++) {
      boxes.put(anchor * Anchors.NUMBERS + i, numbers[i]);
    }
    List<Found> found = new ArrayList<>();
    // a crop of 512 pixels: two for each of the network's
    Anchors.COARSE.decode(scores, boxes, new Crop(600, 400, 512, 0), .5f, found);
    assertThat(found).hasSize(1);
    Box box = found.get(0).box();
    assertThat(box.centreX()).isCloseTo(600 + 2 * (5.5f * 32 + 4 - 128), within(.01f));
    assertThat(box.centreY()).isCloseTo(400 + 2 * (3.5f * 32 - 8 - 128), within(.01f));
    assertThat(box.width()).isCloseTo(128, within(.01f));
    assertThat(box.height()).isCloseTo(64, within(.01f));
    assertThat(Math.toDegrees(found.get(0).roll())).isCloseTo(45, within(.01));
    assertThat(found.get(0).score()).isCloseTo(.8808f, within(1e-4f));
  }

  @Test
  void ofManySightsOfAFaceTheSurestStays() {
    Found sure = new Found(new Box(100, 100, 200, 200), 0, .9f);
    Found less = new Found(new Box(110, 95, 205, 190), 0, .8f);
    Found part = new Found(new Box(120, 120, 170, 190), 0, .7f);
    Found other = new Found(new Box(300, 100, 400, 200), 0, .6f);
    assertThat(BestOfEach.of(List.of(other, part, less, sure))).containsExactly(sure, other);
  }

  @Test
  void tilesCoverThePictureAndOverlap() {
    List<Crop> tiles = FaceFinder.tiles(1920, 1080);
    for (int x = 0; x <= 1920; x += 60) {
      for (int y = 0; y <= 1080; y += 60) {
        double px = x;
        double py = y;
        assertThat(tiles)
            .filteredOn(t -> t.side() < 600)
            .anyMatch(
                t -> Math.abs(t.x() - px) <= t.side() / 2 && Math.abs(t.y() - py) <= t.side() / 2);
      }
    }
    assertThat(tiles).allMatch(t -> t.x() - t.side() / 2 >= -.01 && t.y() + t.side() / 2 < 1080.01);
    assertThat(FaceFinder.tiles(200, 200)).isEmpty();
  }

  @Test
  void overlapIsTheShareInCommon() {
    Box box = new Box(0, 0, 10, 10);
    assertThat(box.overlap(new Box(5, 0, 15, 10))).isCloseTo(1 / 3f, within(1e-6f));
    assertThat(box.overlap(new Box(10, 0, 20, 10))).isZero();
    assertThat(box.overlap(box)).isEqualTo(1);
  }
}
