package app.pickup.bins.kdenlive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Lays clips on tracks in a project's XML. */
final class TimelineEdit {

  private final Project project;
  private final Document document;

  TimelineEdit(Project project) {
    this.project = project;
    this.document = project.document();
  }

  /** Lays the picture of a clip into free room on this track. */
  void picture(Timeline.Track track, Above.Spot spot, String clip) {
    Element playlist = track.playlists().get(0);
    lay(track, spot, clip, copy(playlist, clip, false));
  }

  /**
   * Lays the sound of a clip into free room on this track.
   *
   * @param stream the number of its sound in the file, where Kdenlive has not chosen one yet
   */
  void sound(Timeline.Track track, Above.Spot spot, String clip, int stream) {
    Element playlist = track.playlists().get(0);
    Element copy = copy(playlist, clip, true);
    if (Mlt.property(copy, "audio_index") == null) {
      Mlt.put(copy, "audio_index", Integer.toString(stream));
    }
    lay(track, spot, clip, copy);
  }

  private void lay(Timeline.Track track, Above.Spot spot, String clip, Element producer) {
    Element playlist = track.playlists().get(0);
    Element entry = document.createElement("entry");
    entry.setAttribute("producer", producer.getAttribute("id"));
    entry.setAttribute("in", Long.toString(spot.in()));
    entry.setAttribute("out", Long.toString(spot.in() + spot.length() - 1));
    Mlt.put(entry, "kdenlive:id", clip);
    long at = 0;
    for (Element part : Mlt.children(playlist, "blank", "entry")) {
      long length = length(part);
      if (part.getTagName().equals("blank")
          && at <= spot.frame()
          && spot.frame() + spot.length() <= at + length) {
        blank(playlist, spot.frame() - at, part);
        BinEdit.insert(playlist, entry, part, "\n  ");
        blank(playlist, at + length - spot.frame() - spot.length(), part);
        playlist.removeChild(part);
        return;
      }
      at += length;
    }
    blank(playlist, spot.frame() - at, null);
    BinEdit.insert(playlist, entry, null, "\n  ");
    Element tractor = track.tractor();
    long end = spot.frame() + spot.length() - 1;
    if (Mlt.frames(tractor.getAttribute("out"), project.rate()) < end) {
      tractor.setAttribute("out", Long.toString(end));
    }
  }

  /** A copy of the bin's clip that gives one of the two, as Kdenlive makes one for each track. */
  private Element copy(Element playlist, String clip, boolean sound) {
    List<Element> producers = Mlt.children(project.mlt(), "producer");
    Element original =
        producers.stream()
            .filter(p -> clip.equals(Mlt.property(p, "kdenlive:id")))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no clip " + clip));
    Element copy = (Element) original.cloneNode(true);
    String id = original.getAttribute("id") + "_" + playlist.getAttribute("id");
    copy.setAttribute("id", id);
    Mlt.put(copy, "set.test_audio", sound ? "0" : "1");
    Mlt.put(copy, "set.test_image", sound ? "1" : "0");
    BinEdit.insert(project.mlt(), copy, playlist, "\n ");
    return copy;
  }

  private long length(Element part) {
    return part.getTagName().equals("blank")
        ? Mlt.frames(part.getAttribute("length"), project.rate())
        : Mlt.frames(part.getAttribute("out"), project.rate())
            - Mlt.frames(part.getAttribute("in"), project.rate())
            + 1;
  }

  private void blank(Element playlist, long length, @Nullable Element before) {
    if (length > 0) {
      Element blank = document.createElement("blank");
      blank.setAttribute("length", Long.toString(length));
      BinEdit.insert(playlist, blank, before, "\n  ");
    }
  }
}
