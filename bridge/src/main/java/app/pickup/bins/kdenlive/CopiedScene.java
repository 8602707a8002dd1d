package app.pickup.bins.kdenlive;

import app.pickup.bins.Host.Left;
import app.pickup.bins.Host.Picked;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What Kdenlive put on the clipboard when timeline clips were copied; see {@link Scene}. In and out
 * are inclusive there and half open here.
 *
 * @param fps the timeline's rate, rounded
 * @param document the project's own number
 */
record CopiedScene(int fps, String document, List<Picked> clips, List<Left> left) {

  CopiedScene {
    clips = List.copyOf(clips);
    left = List.copyOf(left);
  }

  /** Empty when the text is no scene. */
  static Optional<CopiedScene> read(String text) {
    try {
      Element scene = XmlFile.read(text.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
      return scene.getTagName().equals("kdenlive-scene")
          ? Optional.of(of(scene))
          : Optional.empty();
    } catch (SAXException | IOException e) {
      return Optional.empty();
    }
  }

  private static CopiedScene of(Element scene) {
    Map<String, Element> bin = new HashMap<>();
    for (Element place : Mlt.children(scene, "bin")) {
      for (Element producer : Mlt.children(place, "producer", "chain")) {
        String id = Mlt.property(producer, "kdenlive:id");
        bin.put(id == null ? "" : id, producer);
      }
    }
    int audio = number(scene, "audioTracks");
    List<Picked> clips = new ArrayList<>();
    List<Left> left = new ArrayList<>();
    for (Element item : Mlt.children(scene, "clip")) {
      if (item.getAttribute("audioTrack").equals("1") || item.getAttribute("state").equals("2")) {
        continue; // a clip's sound lies beside its picture
      }
      take(item, bin.get(item.getAttribute("binid")), audio, clips, left);
    }
    return new CopiedScene(number(scene, "fps"), scene.getAttribute("documentid"), clips, left);
  }

  private static void take(
      Element item, @Nullable Element producer, int audio, List<Picked> clips, List<Left> left) {
    @Nullable Path media = media(producer);
    String name = name(producer, media);
    if (!item.getAttribute("speed").matches("(1(\\.0*)?)?")) {
      left.add(new Left(name, "it plays at another speed; render the speed change first"));
    } else if (media == null) {
      left.add(new Left(name, "it is no file of footage"));
    } else {
      int in = number(item, "in");
      int track = number(item, "track") - audio + 1;
      int frame = number(item, "position");
      clips.add(
          new Picked(media, name, in, number(item, "out") + 1L, null, Math.max(track, 0), frame));
    }
  }

  /** The file, of a proxy its original; titles, colours and sequences have none of their own. */
  private static @Nullable Path media(@Nullable Element producer) {
    @Nullable String original =
        producer == null ? null : Mlt.property(producer, "kdenlive:originalurl");
    @Nullable String resource =
        producer == null || (original != null && original.startsWith("/"))
            ? original
            : Mlt.property(producer, "resource");
    if (resource == null || !resource.startsWith("/")) {
      return null;
    }
    try {
      return Path.of(resource);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static String name(@Nullable Element producer, @Nullable Path media) {
    @Nullable String given = producer == null ? null : Mlt.property(producer, "kdenlive:clipname");
    if (given != null && !given.isBlank()) {
      return given;
    }
    return media == null ? "a clip" : String.valueOf(media.getFileName());
  }

  private static int number(Element element, String attribute) {
    try {
      return new BigDecimal(element.getAttribute(attribute))
          .setScale(0, RoundingMode.HALF_UP)
          .intValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      return 0;
    }
  }
}
