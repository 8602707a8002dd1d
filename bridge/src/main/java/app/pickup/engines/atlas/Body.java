package app.pickup.engines.atlas;

import app.pickup.engines.Engine.Sending;
import app.pickup.json.Json;
import app.pickup.shots.Shot;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** An order in Atlas' words: flat, {@code model} beside the model's own fields. */
final class Body {
  private Body() {}

  static ObjectNode of(Sending sending, Model model, String id) throws IOException {
    Shot.Change change = ((Shot.Edit) sending.shot()).change();
    Fields fields = model.fields();
    ObjectNode body = Json.object();
    body.put("model", id);
    String words = AtlasEngine.WORDING.of(change);
    if (!words.isEmpty() && fields.has("prompt")) {
      body.put("prompt", words);
    }
    body.put("video", String.valueOf(sending.footage()));
    if (change instanceof Shot.Motion motion) {
      body.put("image", picture(sending.pictures().get(0)));
      body.put("character_orientation", bearing(motion));
    } else if (fields.has("images")) {
      ArrayNode images = body.putArray("images");
      for (Path picture : sending.pictures()) {
        images.add(picture(picture));
      }
    }
    if (fields.has("keep_original_sound")) {
      // the plate's own sound comes back by our own hands, to the sample
      body.put("keep_original_sound", false);
    }
    return body;
  }

  /** Inputs may be URLs or base64; a picture needs no place on the web that way. */
  private static String picture(Path file) throws IOException {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
  }

  /** Whose bearing a moved character keeps, in Atlas' words. */
  static String bearing(Shot.Motion motion) {
    return motion.orientation() == Shot.Orientation.IMAGE ? "image" : "video";
  }
}
