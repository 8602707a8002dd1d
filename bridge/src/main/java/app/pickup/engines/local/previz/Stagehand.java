package app.pickup.engines.local.previz;

import app.pickup.media.PixelLayout;
import app.pickup.problem.Refused;
import app.pickup.shots.Camera;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets the stage of a shot: a still taken apart, or, where there is none, a board as an artist
 * would draw it.
 *
 * @param layout of the clip's frames
 * @param settings of the clip's shots, in order
 */
record Stagehand(Easel easel, PixelLayout layout, List<Setting> settings) {

  Stage set(Setup setup) throws Refused {
    if (setup.still() == null) {
      return drawn(setup, settings.get(setup.number() - 1));
    }
    Raster picture = easel.still(setup.still(), setup.framing());
    Raster people = easel.people(picture);
    Raster far = people == null ? picture : Fill.behind(picture, people);
    for (Grade grade : Grade.of(setup.traits())) {
      grade.apply(far);
      if (people != null) {
        grade.apply(people);
      }
    }
    return staged(setup, far, people, null);
  }

  /** Light is drawn and not graded: a drawn night is a night. */
  private Stage drawn(Setup setup, Setting setting) {
    Raster far = Scenery.draw(easel.width(), easel.height(), setting, setup.number());
    Raster people =
        Mannequin.draw(
            easel.width(), easel.height(), setup.framing(), setup.people(), setting.dark());
    Raster words = Band.board(layout.width(), layout.height(), setup, setup.seconds());
    return staged(setup, far, people, Layer.cutout(words));
  }

  private static Stage staged(
      Setup setup, Raster far, @Nullable Raster people, @Nullable Layer words) {
    return new Stage(
        Layer.backdrop(far),
        people == null ? null : Layer.cutout(people),
        setup.camera() == Camera.RACK_FOCUS ? new Focus(far, people) : null,
        words);
  }
}
