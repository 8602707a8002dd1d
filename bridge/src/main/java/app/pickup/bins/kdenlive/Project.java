package app.pickup.bins.kdenlive;

import app.pickup.media.Rate;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A Kdenlive project as it stands in its file: folders and clips of the bin. Both generations: one
 * timeline a project (document version 1.04 and before), and sequences (1.1, Kdenlive 23.04 and
 * later).
 */
final class Project {

  /** The bin itself, where no folder is. */
  static final String ROOT = "-1";

  private static final long LARGEST = 256L << 20;
  private static final Pattern FOLDER = Pattern.compile("kdenlive:folder\\.(-?\\d+)\\.(-?\\d+)");

  private final Path file;
  private final Element mlt;
  private final Element bin;

  private Project(Path file, Element mlt, Element bin) {
    this.file = file;
    this.mlt = mlt;
    this.bin = bin;
  }

  /**
   * A clip in the bin.
   *
   * @param id Kdenlive's number of it
   * @param folder the number of its folder
   * @param loaded whether Kdenlive has looked into the file
   */
  record Clip(String id, String folder, boolean loaded) {}

  /** Reads a project, or says why it is none. */
  static Project read(Path file) throws Refused {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new Refused(Code.PROJECT_MISSING, "name", name);
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw unreadable(name, "it is larger than " + (LARGEST >> 20) + " MB");
      }
      Element mlt = XmlFile.read(Files.readAllBytes(file)).getDocumentElement();
      return Mlt.children(mlt, "playlist").stream()
          .filter(p -> mlt.getTagName().equals("mlt") && p.getAttribute("id").equals("main_bin"))
          .findFirst()
          .map(p -> new Project(file, mlt, p))
          .orElseThrow(() -> unreadable(name, "it is no Kdenlive project"));
    } catch (SAXException e) {
      throw unreadable(name, "its XML is damaged or has a document type");
    } catch (IOException e) {
      throw unreadable(name, "the file can not be read");
    }
  }

  private static Refused unreadable(String name, String why) {
    return new Refused(Code.PROJECT_UNREADABLE, "name", name, "why", why);
  }

  Document document() {
    return mlt.getOwnerDocument();
  }

  Element mlt() {
    return mlt;
  }

  Element bin() {
    return bin;
  }

  /** A property of the document, e.g. {@code documentid}; empty when there is none. */
  String property(String name) {
    String value = Mlt.property(bin, "kdenlive:docproperties." + name);
    return value == null ? "" : value;
  }

  /** Whether it has sequences: document version 1.1 and later. */
  boolean sequences() {
    return !property("uuid").isEmpty() || !property("activetimeline").isEmpty();
  }

  /** Frames a second of the timeline. */
  Rate rate() {
    for (Element profile : Mlt.children(mlt, "profile")) {
      try {
        return Rate.parse(
            profile.getAttribute("frame_rate_num") + "/" + profile.getAttribute("frame_rate_den"));
      } catch (IllegalArgumentException e) {
        break;
      }
    }
    return new Rate(25, 1);
  }

  /**
   * Pixels of the timeline's pictures, by its profile: {@code width} or {@code height}; 0: unsaid.
   */
  int side(String which) {
    return Mlt.children(mlt, "profile").stream()
        .map(profile -> profile.getAttribute(which))
        .filter(pixels -> pixels.matches("\\d{1,5}"))
        .findFirst()
        .map(Integer::valueOf)
        .orElse(0);
  }

  /** Where the folders of this name are, as far as they are there: the number of each. */
  List<String> folders(List<String> names) {
    List<String> path = new ArrayList<>();
    String parent = ROOT;
    for (String name : names) {
      Optional<String> folder = folder(parent, name);
      if (folder.isEmpty()) {
        break;
      }
      parent = folder.get();
      path.add(parent);
    }
    return path;
  }

  private Optional<String> folder(String parent, String name) {
    for (Element property : Mlt.children(bin, "property")) {
      Matcher folder = FOLDER.matcher(property.getAttribute("name"));
      if (folder.matches()
          && folder.group(1).equals(parent)
          && property.getTextContent().equals(name)) {
        return Optional.of(folder.group(2));
      }
    }
    return Optional.empty();
  }

  /** The clip of this file in the bin; a proxy counts as its original. */
  Optional<Clip> clip(Path media) {
    Set<String> names = names(media);
    return clips().stream()
        .filter(clip -> names.contains(path(clip)))
        .map(
            clip ->
                new Clip(
                    text(clip, "kdenlive:id"),
                    Mlt.property(clip, "kdenlive:folderid") == null
                        ? ROOT
                        : text(clip, "kdenlive:folderid"),
                    Mlt.property(clip, "length") != null))
        .findFirst();
  }

  /** The numbers of all clips in the bin that are this media; it may be there twice. */
  Set<String> ids(Path media) {
    Set<String> names = names(media);
    return clips().stream()
        .filter(clip -> names.contains(path(clip)))
        .map(clip -> text(clip, "kdenlive:id"))
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The producers or chains that the bin lists. */
  private List<Element> clips() {
    Set<String> listed = new HashSet<>();
    Mlt.children(bin, "entry").forEach(entry -> listed.add(entry.getAttribute("producer")));
    return Mlt.children(mlt, "producer", "chain").stream()
        .filter(producer -> listed.contains(producer.getAttribute("id")))
        .toList();
  }

  /** A number that neither a clip nor a folder has. */
  long freeNumber() {
    long highest = 1;
    for (Element clip : Mlt.children(mlt, "producer", "chain", "tractor", "playlist")) {
      highest = Math.max(highest, Mlt.number(clip, "kdenlive:id", 0));
    }
    for (Element property : Mlt.children(bin, "property")) {
      Matcher folder = FOLDER.matcher(property.getAttribute("name"));
      if (folder.matches() && folder.group(2).length() < 16) {
        highest = Math.max(highest, Long.parseLong(folder.group(2)));
      }
    }
    return highest + 1;
  }

  /**
   * The file a clip names, as text: foreign names are compared and never opened, for a look at a
   * name can already reach a server.
   */
  private String path(Element clip) {
    String original = text(clip, "kdenlive:originalurl");
    String name = original.isEmpty() ? text(clip, "resource") : original;
    try {
      String root = mlt.getAttribute("root");
      Path folder = root.isEmpty() ? folder(file) : Path.of(root);
      return folder.resolve(name).normalize().toString();
    } catch (InvalidPathException e) {
      return name;
    }
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  /** Our own file by the names under which a project may know it. */
  private static Set<String> names(Path media) {
    Set<String> names = new HashSet<>();
    names.add(media.toAbsolutePath().normalize().toString());
    try {
      names.add(media.toRealPath().toString());
    } catch (IOException e) {
      // a file that is gone has its one name
    }
    return names;
  }

  private static String text(Element element, String property) {
    @Nullable String text = Mlt.property(element, property);
    return text == null ? "" : text;
  }
}
