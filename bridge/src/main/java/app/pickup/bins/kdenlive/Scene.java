package app.pickup.bins.kdenlive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What Kdenlive puts on the clipboard when timeline clips are copied, and takes from it on paste
 * (Kdenlive, TimelineFunctions::copyClips and pasteClips). Tracks count from the bottom, audio
 * included; in and out are inclusive.
 *
 * <p>A paste lands at {@code playhead + position − offset}, and its tracks move by the distance
 * from {@code masterTrack} to the active track; of sound alone, from {@code masterAudioTrack}. So
 * both are written as they stand in Kdenlive, and with a {@code duration} of 0 the playhead stays
 * where it is.
 */
record Scene(
    Project project,
    Timeline timeline,
    String clip,
    Above.@Nullable Spot picture,
    @Nullable Sound sound) {

  /** An empty scene for one clip of this project's bin. */
  Scene(Project project, Timeline timeline, String clip) {
    this(project, timeline, clip, null, null);
  }

  /** The clip's picture besides. */
  Scene with(Above.Spot shown) {
    return new Scene(project, timeline, clip, shown, sound);
  }

  /** The clip's sound besides, or alone. */
  Scene with(Sound heard) {
    return new Scene(project, timeline, clip, picture, heard);
  }

  /** As it goes on the clipboard. */
  String text() {
    Document document = XmlFile.empty();
    Element scene = document.createElement("kdenlive-scene");
    document.appendChild(scene);
    int audio = timeline.audio().size();
    scene.setAttribute("documentid", project.property("documentid"));
    scene.setAttribute("fps", Integer.toString(project.rate().nominal()));
    scene.setAttribute("offset", Long.toString(timeline.playhead()));
    scene.setAttribute("duration", "0");
    scene.setAttribute("videoTracks", Integer.toString(timeline.video().size()));
    scene.setAttribute("audioTracks", Integer.toString(audio));
    // while an audio track is active the lowest video track is made so for the paste
    scene.setAttribute("masterTrack", Integer.toString(Math.max(audio, timeline.active())));
    scene.setAttribute("masterAudioTrack", "-1");
    List<String> leaves = new ArrayList<>();
    if (picture != null) {
      Element item = item(scene, 1, audio + picture.track(), picture);
      item.setAttribute("state", "1");
      item.setAttribute("audioStream", "-1");
      leaves.add(leaf(audio + picture.track(), picture));
    }
    if (sound != null && sound.spot() != null) {
      Element item = item(scene, 2, sound.track(), sound.spot());
      item.setAttribute("state", "2");
      item.setAttribute("audioStream", Integer.toString(sound.stream()));
      item.setAttribute("audioTrack", "1");
      // with a partner it would go to the track that mirrors the picture's
      item.setAttribute("mirrorTrack", "-1");
      scene.setAttribute("masterAudioTrack", Integer.toString(sound.track()));
      leaves.add(leaf(sound.track(), sound.spot()));
    }
    Element groups = document.createElement("groups");
    // picture and sound hang together as a clip's own do
    groups.setTextContent(
        leaves.size() < 2
            ? "[]"
            : "[{\"type\":\"AVSplit\",\"children\":[" + String.join(",", leaves) + "]}]");
    scene.appendChild(groups);
    return new String(XmlFile.write(document), StandardCharsets.UTF_8);
  }

  private Element item(Element scene, int id, int track, Above.Spot spot) {
    Document document = scene.getOwnerDocument();
    Element item = document.createElement("clip");
    scene.appendChild(item);
    item.setAttribute("id", Integer.toString(id));
    item.setAttribute("binid", clip);
    item.setAttribute("track", Integer.toString(track));
    item.setAttribute("position", Long.toString(spot.frame()));
    item.setAttribute("in", Long.toString(spot.in()));
    item.setAttribute("out", Long.toString(spot.in() + spot.length() - 1));
    item.setAttribute("speed", "1.000000");
    item.setAttribute("playlist", "0");
    Element effects = document.createElement("effects");
    effects.setAttribute("parentIn", "0");
    item.appendChild(effects);
    return item;
  }

  private static String leaf(int track, Above.Spot spot) {
    return "{\"type\":\"Leaf\",\"leaf\":\"clip\",\"data\":\"%d:%d:-1\"}"
        .formatted(track, spot.frame());
  }
}
