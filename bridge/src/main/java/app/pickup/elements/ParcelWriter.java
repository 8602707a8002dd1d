package app.pickup.elements;

import app.pickup.files.Sha256;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs an element into one file: a zip of its clean files and what is to be known of it. */
final class ParcelWriter {
  static final String SCHEMA = "pickup.element/1";

  private ParcelWriter() {}

  static void write(Element element, Path zip) throws IOException, InterruptedException {
    Map<Slot, Path> files = new EnumMap<>(Slot.class);
    String content = Json.pretty(content(element, files)) + "\n";
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      entry(out, Slot.CONTENT, element);
      out.write(content.getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<Slot, Path> each : files.entrySet()) {
        entry(out, each.getKey(), element);
        Files.copy(each.getValue(), (OutputStream) out);
      }
    }
  }

  private static void entry(ZipOutputStream out, Slot slot, Element element) throws IOException {
    ZipEntry entry = new ZipEntry(slot.file());
    entry.setTime(element.updatedAt().toEpochMilli());
    out.putNextEntry(entry);
  }

  private static ObjectNode content(Element element, Map<Slot, Path> files)
      throws IOException, InterruptedException {
    Material material = element.material();
    ObjectNode json = Json.object().put("schema", SCHEMA);
    json.put("name", element.name()).put("kind", element.kind().id());
    List<Path> images = material.images();
    if (material.video() == null) {
      ArrayNode list = json.putArray("images");
      for (int i = 0; i < images.size(); i++) {
        list.add(part(Slot.image(i), images.get(i), files));
      }
    } else {
      json.set("video", part(Slot.VIDEO, material.video(), files));
    }
    if (material.voice() != null) {
      json.set("voice", part(Slot.VOICE, material.voice(), files));
    }
    if (element.consent() != null) {
      json.set("consent", Json.of(element.consent()));
    }
    ArrayNode tags = json.putArray("tags");
    element.tags().forEach(tags::add);
    return element.notes() == null ? json : json.put("notes", element.notes());
  }

  private static ObjectNode part(Slot slot, Path file, Map<Slot, Path> files)
      throws IOException, InterruptedException {
    files.put(slot, file);
    return Json.object().put("file", slot.file()).put("sha256", Sha256.of(file));
  }
}
