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
  void lay(Timeline.Track track, Above.Spot spot, String clip) {
    Element playlist = track.playlists().get(0);
    String producer = producer(playlist, clip);
    Element entry = document.createElement("entry");
    entry.setAttribute("producer", producer);
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

  /** A copy of the bin's clip that gives picture only, as Kdenlive makes one for each track. */
  private String producer(Element playlist, String clip) {
    List<Element> producers = Mlt.children(project.mlt(), "producer");
    Element original =
        producers.stream()
            .filter(p -> clip.equals(Mlt.property(p, "kdenlive:id")))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no clip " + clip));
    Element copy = (Element) original.cloneNode(true);
    String id = original.getAttribute("id") + "_" + playlist.getAttribute("id");
    copy.setAttribute("id", id);
    Mlt.put(copy, "set.test_audio", "1");
    Mlt.put(copy, "set.test_image", "0");
    BinEdit.insert(project.mlt(), copy, playlist, "\n ");
    return id;
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
