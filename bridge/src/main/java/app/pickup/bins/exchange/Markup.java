package app.pickup.bins.exchange;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** XML being written: the names are ours, the texts other people's. */
final class Markup {

  // text and not bytes: for bytes the JDK writes an emoji as a number, and Qt 5 reads that wrong
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;
  private int depth;
  private boolean begun;

  /**
   * @param doctype the name the document type has, or null for none; no DTD is ever named
   */
  Markup(@Nullable String doctype) {
    text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if (doctype != null) {
      text.write("<!DOCTYPE " + doctype + ">\n");
    }
    try {
      out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn; one whose value is empty is left out
   */
  Markup open(String name, String... attributes) {
    return write(
        () -> {
          indent();
          out.writeStartElement(name);
          attributes(attributes);
          depth++;
        });
  }

  /** Ends the element begun last. */
  Markup close() {
    return write(
        () -> {
          depth--;
          indent();
          out.writeEndElement();
        });
  }

  /** An element without content. */
  Markup leaf(String name, String... attributes) {
    return write(
        () -> {
          indent();
          out.writeEmptyElement(name);
          attributes(attributes);
        });
  }

  /** An element with a text. */
  Markup text(String name, String content, String... attributes) {
    return write(
        () -> {
          indent();
          out.writeStartElement(name);
          attributes(attributes);
          out.writeCharacters(Plain.line(content));
          out.writeEndElement();
        });
  }

  Markup text(String name, long number) {
    return text(name, Long.toString(number));
  }

  /** The whole, UTF-8. */
  byte[] content() {
    write(out::writeEndDocument);
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void indent() throws XMLStreamException {
    out.writeCharacters((begun ? "\n" : "") + " ".repeat(depth));
    begun = true;
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.writeAttribute(attributes[i], Plain.line(attributes[i + 1]));
      }
    }
  }

  private Markup write(Act act) {
    try {
      act.run();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML in memory can not be written", e);
    }
  }

  private interface Act {
    void run() throws XMLStreamException;
  }
}
