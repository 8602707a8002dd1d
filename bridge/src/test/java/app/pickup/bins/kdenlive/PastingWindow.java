package app.pickup.bins.kdenlive;

import app.pickup.bins.Clipboard;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A Kdenlive with a project open that takes what is pasted, and with it changes something else;
 * each change is in its file, or in its autosave, at once.
 */
final class PastingWindow implements Window, Clipboard {

  private final Path written;
  private final boolean modified;
  private final UnaryOperator<String> besides;
  private final boolean byEditor;
  private final Deque<String> undo = new ArrayDeque<>();
  private final Deque<String> redo = new ArrayDeque<>();
  private final List<String> acts = new ArrayList<>();
  private String copied = "the editor's own";

  /**
   * @param written the file of the project, or its autosave
   * @param modified whether the editor has changes of their own that are not saved
   * @param besides what else is changed at a paste
   * @param byEditor whether that is a step of its own, the editor's
   */
  PastingWindow(Path written, boolean modified, UnaryOperator<String> besides, boolean byEditor) {
    this.written = written;
    this.modified = modified;
    this.besides = besides;
    this.byEditor = byEditor;
  }

  /** What it was told to do. */
  List<String> acts() {
    return acts;
  }

  /** Autosaves are looked for among the files of the process. */
  @Override
  public long pid() {
    return ProcessHandle.current().pid();
  }

  @Override
  public String title() {
    return "film [*]/ HD 720p 25 fps";
  }

  @Override
  public boolean modified() {
    return modified;
  }

  @Override
  public void add(Path clip, String folder) {
    throw new IllegalStateException("it is in the bin already");
  }

  @Override
  public Clipboard clipboard() {
    return this;
  }

  @Override
  public Optional<String> text() {
    return Optional.of(copied);
  }

  @Override
  public boolean put(String text) {
    copied = text;
    return true;
  }

  @Override
  public boolean act(String action) throws Refused {
    acts.add(action);
    try {
      switch (action) {
        case "edit_paste" -> paste();
        case "edit_undo" -> step(undo, redo);
        case "edit_redo" -> step(redo, undo);
        default -> {}
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
    return true;
  }

  private void paste() throws IOException, SAXException, Refused {
    undo.push(Files.readString(written));
    Element scene = XmlFile.read(copied.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
    Project project = Project.read(written);
    Timeline timeline = Timeline.of(project).orElseThrow();
    int audio = timeline.audio().size();
    for (Element item : Mlt.children(scene, "clip")) {
      int track = number(item, "track");
      Above.Spot spot =
          new Above.Spot(
              track < audio ? track : track - audio,
              number(item, "position"),
              number(item, "in"),
              number(item, "out") - number(item, "in") + 1);
      String clip = item.getAttribute("binid");
      if (track < audio) {
        new TimelineEdit(project).sound(timeline.audio().get(spot.track()), spot, clip, 1);
      } else {
        new TimelineEdit(project).picture(timeline.video().get(spot.track()), spot, clip);
      }
    }
    String pasted = new String(XmlFile.write(project.document()), StandardCharsets.UTF_8);
    if (byEditor) {
      undo.push(pasted);
    }
    Files.writeString(written, besides.apply(pasted));
  }

  private void step(Deque<String> from, Deque<String> to) throws IOException {
    to.push(Files.readString(written));
    Files.writeString(written, from.pop());
  }

  private static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }
}
