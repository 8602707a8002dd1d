package app.pickup.bins.kdenlive;

import java.nio.charset.StandardCharsets;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What Kdenlive puts on the clipboard when timeline clips are copied, and takes from it on paste
 * (Kdenlive, TimelineFunctions::copyClips and pasteClips). Tracks count from the bottom, audio
 * included; in and out are inclusive.
 *
 * <p>A paste lands at {@code playhead + position − offset}, and its tracks move by the distance
 * from {@code masterTrack} to the active track. So both are written as they stand in Kdenlive, and
 * with a {@code duration} of 0 the playhead stays where it is.
 */
final class Scene {

  private Scene() {}

  /** One clip of this project's bin, picture only: the original's sound goes on playing below. */
  static String of(Project project, Timeline timeline, Above.Spot spot, String clip) {
    Document document = XmlFile.empty();
    Element scene = document.createElement("kdenlive-scene");
    document.appendChild(scene);
    scene.setAttribute("documentid", project.property("documentid"));
    scene.setAttribute("fps", Integer.toString(project.rate().nominal()));
    scene.setAttribute("offset", Long.toString(timeline.playhead()));
    scene.setAttribute("duration", "0");
    scene.setAttribute("videoTracks", Integer.toString(timeline.video().size()));
    scene.setAttribute("audioTracks", Integer.toString(timeline.audio()));
    // an active audio track is taken for the lowest video track
    int master = timeline.audio() + Math.max(0, timeline.active());
    scene.setAttribute("masterTrack", Integer.toString(master));
    scene.setAttribute("masterAudioTrack", "-1");
    Element item = document.createElement("clip");
    scene.appendChild(item);
    item.setAttribute("id", "1");
    item.setAttribute("binid", clip);
    item.setAttribute("track", Integer.toString(timeline.audio() + spot.track()));
    item.setAttribute("position", Long.toString(spot.frame()));
    item.setAttribute("in", Long.toString(spot.in()));
    item.setAttribute("out", Long.toString(spot.in() + spot.length() - 1));
    item.setAttribute("speed", "1.000000");
    item.setAttribute("state", "1");
    item.setAttribute("audioStream", "-1");
    item.setAttribute("playlist", "0");
    Element effects = document.createElement("effects");
    effects.setAttribute("parentIn", "0");
    item.appendChild(effects);
    Element groups = document.createElement("groups");
    groups.setTextContent("[]");
    scene.appendChild(groups);
    return new String(XmlFile.write(document), StandardCharsets.UTF_8);
  }
}
