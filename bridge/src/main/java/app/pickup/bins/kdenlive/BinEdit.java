package app.pickup.bins.kdenlive;

import app.pickup.bins.Delivery;
import app.pickup.media.MediaFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Puts folders and clips into the bin of a project's XML. */
final class BinEdit {

  private final Project project;
  private final Document document;

  BinEdit(Project project) {
    this.project = project;
    this.document = project.document();
  }

  /** The number of the folder with this path; what is missing of it is made. */
  String folder(List<String> names) {
    List<String> there = project.folders(names);
    String folder = there.isEmpty() ? Project.ROOT : there.get(there.size() - 1);
    for (String name : names.subList(there.size(), names.size())) {
      String number = Long.toString(project.freeNumber());
      Element property = document.createElement("property");
      property.setAttribute("name", "kdenlive:folder." + folder + "." + number);
      property.setTextContent(name);
      insert(project.bin(), property, firstEntry(), "\n  ");
      folder = number;
    }
    return folder;
  }

  /**
   * Adds a clip.
   *
   * @return its number
   */
  String add(Delivery delivery, String folder) {
    String number = Long.toString(project.freeNumber());
    MediaFile media = delivery.media();
    long frames =
        project
            .rate()
            .framesIn(
                media.video().frames() * media.video().rate().den(), media.video().rate().num());
    Element clip = document.createElement(project.sequences() ? "chain" : "producer");
    clip.setAttribute("id", "pickup" + number);
    clip.setAttribute("in", "0");
    clip.setAttribute("out", Long.toString(frames - 1));
    Mlt.put(clip, "length", Long.toString(frames));
    Mlt.put(clip, "eof", "pause");
    Mlt.put(clip, "resource", delivery.clip().toAbsolutePath().normalize().toString());
    Mlt.put(clip, "mlt_service", "avformat-novalidate");
    Mlt.put(clip, "kdenlive:clipname", delivery.name());
    Mlt.put(clip, "kdenlive:clip_type", media.audio().isEmpty() ? "2" : "0");
    Mlt.put(clip, "kdenlive:folderid", folder);
    Mlt.put(clip, "kdenlive:id", number);
    Mlt.put(clip, "kdenlive:description", delivery.description());
    Mlt.put(clip, "kdenlive:tags", Delivery.TAG);
    Mlt.put(clip, "kdenlive:pickup.job", delivery.jobId());
    if (project.sequences()) {
      // by which a timeline knows its bin clip, since 23.04
      byte[] path = delivery.clip().toString().getBytes(StandardCharsets.UTF_8);
      Mlt.put(clip, "kdenlive:control_uuid", "{" + UUID.nameUUIDFromBytes(path) + "}");
    }
    insert(project.mlt(), clip, project.bin(), "\n ");
    Element entry = document.createElement("entry");
    entry.setAttribute("producer", "pickup" + number);
    entry.setAttribute("in", "0");
    entry.setAttribute("out", Long.toString(frames - 1));
    insert(project.bin(), entry, null, "\n  ");
    return number;
  }

  private @Nullable Node firstEntry() {
    List<Element> entries = Mlt.children(project.bin(), "entry");
    return entries.isEmpty() ? null : entries.get(0);
  }

  /** A line of its own before the other child, or at the end. */
  static void insert(Element parent, Element child, @Nullable Node before, String indent) {
    Node at = before == null ? lastBlank(parent) : before;
    if (at == null || before == null) {
      parent.insertBefore(parent.getOwnerDocument().createTextNode(indent), at);
      parent.insertBefore(child, at);
    } else {
      parent.insertBefore(child, at);
      parent.insertBefore(parent.getOwnerDocument().createTextNode(indent), at);
    }
  }

  /** The line break before the parent's end. */
  private static @Nullable Node lastBlank(Element parent) {
    Node last = parent.getLastChild();
    return last != null && last.getNodeType() == Node.TEXT_NODE ? last : null;
  }
}
