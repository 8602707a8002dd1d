package app.pickup;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/** Requests for tests. */
public final class Shots {
  private Shots() {}

  /** The smallest good request; its clip goes into this folder. */
  public static ObjectNode edit(Path folder) {
    ObjectNode request = Json.object();
    request
        .putObject("project")
        .put("nle", "folder")
        .put("file", folder.toString())
        .put("bin", "AI/背景");
    request
        .putObject("plate")
        .put("media", folder.resolve("A001 プレート.mov").toString())
        .put("in", 12)
        .put("out", 60);
    request.putObject("edit").put("kind", "background").putObject("with").put("colour", "#1a2b3c");
    return request;
  }
}
