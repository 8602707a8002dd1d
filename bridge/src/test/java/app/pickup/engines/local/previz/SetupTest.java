package app.pickup.engines.local.previz;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.engines.Engine;
import app.pickup.json.Json;
import app.pickup.media.Colour;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Rate;
import app.pickup.shots.Camera;
import app.pickup.shots.Framing;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SetupTest {
  private static List<Setup> setups(String body, String rate) {
    Shot.Generate shot =
        (Shot.Generate)
            Objects.requireNonNull(
                new ShotReader(Set.of("local")).read("generate", Json.own(body)).shot());
    Picture picture =
        new Picture(
            new PixelLayout(640, 360, 1, 1, 8, false),
            Rate.parse(rate),
            Colour.BT709,
            MediaFile.Aspect.SQUARE,
            MediaFile.Fields.PROGRESSIVE);
    return Setup.of(
        new Engine.Order.Fresh(
            shot, picture, shot.frames(picture.rate()), List.of(), Path.of("work")));
  }

  private static String request(String more) {
    return "{\"project\":{\"nle\":\"folder\",\"file\":\"/p\"}," + more + "}";
  }

  @Test
  @DisplayName("shots together have the clip's frames, each to the nearest")
  void frames() {
    List<Setup> setups =
        setups(
            request(
                "\"shots\":[{\"prompt\":\"a\",\"seconds\":1.1},{\"prompt\":\"b\",\"seconds\":1.1},"
                    + "{\"prompt\":\"c\",\"seconds\":1.1}]"),
            "30000/1001");
    assertThat(setups).extracting(Setup::frames).containsExactly(33L, 33L, 33L);
    assertThat(setups).extracting(Setup::first).containsExactly(0L, 33L, 66L);
  }

  @Test
  @DisplayName("a move and a size that the words name are taken, unless a field says another")
  void words() {
    Setup said = setups(request("\"prompt\":\"Close-up of a man, dolly zoom\""), "25").get(0);
    assertThat(said.camera()).isEqualTo(Camera.DOLLY_ZOOM);
    assertThat(said.framing()).isEqualTo(Framing.CLOSE);
    Setup field =
        setups(request("\"prompt\":\"a man, dolly zoom\",\"camera\":\"static\""), "25").get(0);
    assertThat(field.camera()).isEqualTo(Camera.STATIC);
    assertThat(setups(request("\"prompt\":\"a man waits\""), "25").get(0).camera()).isNull();
  }
}
