package app.pickup.net;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the little that is wanted from an answer in XML. What is no XML holds nothing. */
final class XmlText {
  private XmlText() {}

  /** The texts of all elements of this name. */
  static List<String> all(String xml, String name) {
    return records(xml, name).stream().map(one -> one.getOrDefault("", "")).toList();
  }

  /**
   * The elements of this name, each as its children's texts by name; under no name stands its own
   * text.
   */
  static List<Map<String, String>> records(String xml, String name) {
    List<Map<String, String>> found = new ArrayList<>();
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // a stranger's document names no files and no other hosts
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new StringReader(xml));
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals(name)) {
          found.add(record(in));
        }
      }
    } catch (XMLStreamException e) {
      return List.of();
    }
    return found;
  }

  private static Map<String, String> record(XMLStreamReader in) throws XMLStreamException {
    Map<String, String> record = new HashMap<>();
    String child = "";
    for (int depth = 0; depth >= 0; ) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        child = in.getLocalName();
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        child = "";
      } else if (event == XMLStreamConstants.CHARACTERS) {
        record.merge(child, in.getText(), String::concat);
      }
    }
    return record;
  }
}
