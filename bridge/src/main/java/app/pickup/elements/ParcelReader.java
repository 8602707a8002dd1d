package app.pickup.elements;

import app.pickup.files.Durable;
import app.pickup.files.Sha256;
import app.pickup.json.Json;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Fields;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a parcel says of its element into the request that would make it. What the name, the
 * consent and the rest may be is for whoever reads that request.
 */
final class ParcelReader {
  private final Unpacked parcel;
  private final Set<Slot> seen = EnumSet.of(Slot.CONTENT);

  private ParcelReader(Unpacked parcel) {
    this.parcel = parcel;
  }

  static ObjectNode read(Unpacked parcel) throws Refused, InterruptedException {
    return new ParcelReader(parcel).read();
  }

  private ObjectNode read() throws Refused, InterruptedException {
    List<Problem> problems = new ArrayList<>();
    Fields fields = Fields.of(content(), problems);
    ObjectNode request = Json.object();
    if (fields != null) {
      String schema = fields.needText("schema", 100);
      if (schema != null && !schema.equals(ParcelWriter.SCHEMA)) {
        throw parcel.bad(
            "it is of the schema "
                + Fields.shown(schema)
                + ", and this Pickup reads "
                + ParcelWriter.SCHEMA);
      }
      for (String each : List.of("name", "kind", "consent", "tags", "notes")) {
        JsonNode value = fields.node(each);
        if (value != null) {
          request.set(each, value);
        }
      }
      media(fields, request);
      fields.done();
    }
    if (!problems.isEmpty()) {
      throw parcel.bad(
          "its "
              + Slot.CONTENT.file()
              + " is wrong: "
              + problems.get(0).detail().replaceAll("\\.$", ""));
    }
    if (!seen.equals(parcel.files().keySet())) {
      throw parcel.bad("it holds other files than its " + Slot.CONTENT.file() + " tells");
    }
    return request;
  }

  private JsonNode content() throws Refused {
    Path file = Objects.requireNonNull(parcel.files().get(Slot.CONTENT));
    try {
      return Json.parse(Files.readString(file));
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw parcel.bad("its " + Slot.CONTENT.file() + " does not parse");
    } catch (IOException e) {
      throw Durable.failed(file, e);
    }
  }

  private void media(Fields fields, ObjectNode request) throws Refused, InterruptedException {
    List<Fields> images = fields.objects("images");
    if (images.size() > 4) {
      throw parcel.bad("it tells of more than 4 pictures");
    }
    if (fields.has("images")) {
      ArrayNode paths = request.putArray("images");
      for (int i = 0; i < images.size(); i++) {
        paths.add(file(images.get(i), Slot.image(i)));
      }
    }
    Fields video = fields.object("video");
    if (video != null) {
      request.put("video", file(video, Slot.VIDEO));
    }
    Fields voice = fields.object("voice");
    if (voice != null) {
      request.putObject("voice").put("media", file(voice, Slot.VOICE));
    }
  }

  /** Where it lies here, once it has proved to be what it is told to be. */
  private @Nullable String file(Fields told, Slot slot) throws Refused, InterruptedException {
    String name = told.needText("file", 100);
    String hash = told.needText("sha256", 100);
    told.done();
    if (name == null || hash == null) {
      return null; // told as a problem of its field
    }
    Path file = parcel.files().get(slot);
    if (!name.equals(slot.file()) || file == null) {
      throw parcel.bad("its " + slot.file() + " is missing");
    }
    try {
      if (!Sha256.of(file).equals(hash)) {
        throw parcel.bad("its " + slot.file() + " is not what was packed");
      }
    } catch (IOException e) {
      throw Durable.failed(file, e);
    }
    seen.add(slot);
    return file.toString();
  }
}
