package app.pickup.bins.kdenlive;

import app.pickup.media.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The grammar of MLT XML, in which Kdenlive keeps its projects: named properties, and times as
 * frames or as a clock (https://www.mltframework.org/docs/mltxml/).
 */
final class Mlt {

  private static final Set<String> PRODUCERS = Set.of("producer", "chain");

  private Mlt() {}

  /** The children of these names, in their order. */
  static List<Element> children(Element parent, String... names) {
    Set<String> wanted = Set.of(names);
    List<Element> children = new ArrayList<>();
    for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at instanceof Element child && wanted.contains(child.getTagName())) {
        children.add(child);
      }
    }
    return children;
  }

  /** Whether this is a source of pictures; clips are chains since Kdenlive 23.04. */
  static boolean producer(Element element) {
    return PRODUCERS.contains(element.getTagName());
  }

  /** A property's text, or null when there is none of this name. */
  static @Nullable String property(Element element, String name) {
    for (Element property : children(element, "property")) {
      if (property.getAttribute("name").equals(name)) {
        return property.getTextContent();
      }
    }
    return null;
  }

  /** A property's whole number, or this when it is none. */
  static long number(Element element, String name, long otherwise) {
    String text = property(element, name);
    return text != null && text.strip().matches("\\d{1,15}")
        ? Long.parseLong(text.strip())
        : otherwise;
  }

  /** Adds a property at the end. */
  static void put(Element element, String name, String value) {
    Element property = element.getOwnerDocument().createElement("property");
    property.setAttribute("name", name);
    property.setTextContent(value);
    element.appendChild(property);
  }

  /**
   * Frames in a time: {@code 74}, or {@code 00:00:02.960}, with a comma in projects of some
   * countries.
   *
   * @return -1 when it is neither
   */
  static long frames(String time, Rate rate) {
    String text = time.strip();
    if (text.matches("\\d{1,15}")) {
      return Long.parseLong(text);
    }
    if (!text.matches("\\d+:\\d{1,2}:\\d{1,2}([.,]\\d{1,6})?")) {
      return -1;
    }
    String[] parts = text.split("[:.,]", -1);
    String fraction = parts.length > 3 ? parts[3] : "0";
    long scale = 1;
    for (int i = 0; i < fraction.length(); i++) {
      scale *= 10;
    }
    long seconds =
        Long.parseLong(parts[0]) * 3600 + Long.parseLong(parts[1]) * 60 + Long.parseLong(parts[2]);
    return rate.framesIn(seconds * scale + Long.parseLong(fraction), scale);
  }
}
