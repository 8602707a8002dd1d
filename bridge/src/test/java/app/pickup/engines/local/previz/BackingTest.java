package app.pickup.engines.local.previz;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.elements.Element;
import app.pickup.elements.Material;
import app.pickup.elements.Snapshot;
import app.pickup.engines.Engine;
import app.pickup.json.Json;
import app.pickup.media.Colour;
import app.pickup.media.MediaFile;
import app.pickup.media.Picture;
import app.pickup.media.PixelLayout;
import app.pickup.media.Rate;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which picture a shot of a sketch is drawn over. */
class BackingTest {
  private static final Element ANNA = element("Anna", List.of(Path.of("/anna.png")), null);
  private static final Element BERTA =
      element("Berta", List.of(), new Snapshot(Path.of("/berta.png"), Path.of("/b.jpg")));

  private static Element element(String name, List<Path> images, @Nullable Snapshot snapshot) {
    Path video = images.isEmpty() ? Path.of("/video.mp4") : null;
    Material material = new Material(images, video, null, "h", null, null, snapshot);
    return new Element(
        name,
        name,
        Element.Kind.CHARACTER,
        material,
        null,
        List.of(),
        null,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static List<@Nullable Path> stills(String images, Element... cast) {
    return stills(images, "@berta waits", cast);
  }

  private static List<@Nullable Path> stills(String images, String second, Element... cast) {
    String body =
        "{\"project\":{\"nle\":\"folder\",\"file\":\"/p\"},\"shots\":["
            + "{\"prompt\":\"a street\",\"seconds\":1},"
            + "{\"prompt\":\""
            + second
            + "\",\"seconds\":1},"
            + "{\"prompt\":\"a street\",\"seconds\":1}],\"images\":"
            + images
            + "}";
    Shot.Generate shot =
        (Shot.Generate)
            Objects.requireNonNull(
                new ShotReader(Set.of("local")).read("generate", Json.own(body)).shot());
    PixelLayout layout = new PixelLayout(640, 360, 1, 1, 8, false);
    Picture picture =
        new Picture(
            layout,
            Rate.parse("25"),
            Colour.BT709,
            MediaFile.Aspect.SQUARE,
            MediaFile.Fields.PROGRESSIVE);
    return Setup.of(
            new Engine.Order.Fresh(
                shot, picture, shot.frames(picture.rate()), List.of(cast), Path.of("work")))
        .stream()
        .map(Setup::still)
        .toList();
  }

  private static List<Path> paths(String... names) {
    return List.of(names).stream().map(Path::of).toList();
  }

  @Test
  @DisplayName("one from footage is seen as a frame of it, one from pictures as its first")
  void cast() {
    assertThat(stills("{}", "a dog runs", ANNA))
        .isEqualTo(paths("/anna.png", "/anna.png", "/anna.png"));
    assertThat(stills("{}", "a dog runs", BERTA))
        .isEqualTo(paths("/berta.png", "/berta.png", "/berta.png"));
    assertThat(stills("{}", "a dog runs", element("Old", List.of(), null), BERTA))
        .as("one without a picture is passed over")
        .isEqualTo(paths("/berta.png", "/berta.png", "/berta.png"));
  }

  @Test
  @DisplayName("where one shot names somebody, those that name nobody are without the cast")
  void named() {
    assertThat(stills("{}", ANNA, BERTA)).containsExactly(null, Path.of("/berta.png"), null);
  }

  @Test
  @DisplayName("beside a first frame the words bind the subject in the shots that follow")
  void bound() {
    assertThat(stills("{\"first\":\"/first.png\"}", ANNA, BERTA))
        .isEqualTo(paths("/first.png", "/berta.png", "/first.png"));
    assertThat(stills("{\"first\":\"/first.png\"}"))
        .isEqualTo(paths("/first.png", "/first.png", "/first.png"));
  }

  @Test
  @DisplayName("references go before the cast")
  void references() {
    assertThat(stills("{\"first\":\"/first.png\",\"references\":[\"/1\",\"/2\"]}", BERTA))
        .isEqualTo(paths("/first.png", "/2", "/2"));
  }
}
