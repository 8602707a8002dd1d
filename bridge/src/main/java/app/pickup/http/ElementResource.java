package app.pickup.http;

import app.pickup.elements.Cast;
import app.pickup.elements.Element;
import app.pickup.elements.Material;
import app.pickup.elements.Parcels;
import app.pickup.elements.Snapshot;
import app.pickup.elements.voice.Heard;
import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.files.Durable;
import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Fields;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cast: characters, props and looks that an editor keeps. */
final class ElementResource implements Resource {
  private final Cast cast;
  private final Parcels parcels;
  private final Catalogue engines;

  ElementResource(Cast cast, Catalogue engines) {
    this.cast = cast;
    this.parcels = new Parcels(cast);
    this.engines = engines;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/elements", this::list);
    routes.post("/v1/elements", this::add);
    routes.post("/v1/elements/import", this::take);
    routes.get("/v1/elements/{id}/export", this::pack);
    routes.get("/v1/elements/{id}/thumbnail", this::thumbnail);
    routes.get("/v1/elements/{id}", http -> one(http, 200, cast.get(http.pathParam("id"))));
    routes.put("/v1/elements/{id}", this::change);
    routes.delete("/v1/elements/{id}", this::remove);
  }

  private void list(Context http) {
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("items");
    cast.all().forEach(each -> items.add(view(each)));
    body.putNull("next");
    Answer.json(http, 200, body);
  }

  private void add(Context http) throws Refused, InterruptedException {
    Element element = cast.add(Body.json(http));
    http.header("Location", "/v1/elements/" + element.id());
    one(http, 201, element);
  }

  private void take(Context http) throws Refused, InterruptedException {
    List<Problem> problems = new ArrayList<>();
    Fields fields = Fields.of(Body.json(http), problems);
    Path file = fields == null ? null : fields.needPath("file");
    if (fields != null) {
      fields.done();
    }
    if (file == null || !problems.isEmpty()) {
      throw new Refused(problems);
    }
    Element element = parcels.take(file, Asked.text(http, "as"));
    http.header("Location", "/v1/elements/" + element.id());
    one(http, 201, element);
  }

  private void pack(Context http) throws Refused, InterruptedException {
    Element element = cast.get(http.pathParam("id"));
    String name = URLEncoder.encode(element.handle(), StandardCharsets.UTF_8);
    http.contentType("application/zip")
        .header("Content-Disposition", "attachment; filename*=UTF-8''" + name + ".pickup-element")
        .result(parcels.open(element));
  }

  private void thumbnail(Context http) throws Refused {
    Snapshot snapshot = cast.get(http.pathParam("id")).material().snapshot();
    if (snapshot == null) {
      throw new Refused(Code.NOT_FOUND, "what", "thumbnail");
    }
    Path file = snapshot.thumbnail();
    try {
      http.contentType("image/jpeg").result(Files.readAllBytes(file));
    } catch (IOException e) {
      throw Durable.failed(file, e);
    }
  }

  private void change(Context http) throws Refused, InterruptedException {
    one(http, 200, cast.change(http.pathParam("id"), Body.json(http)));
  }

  /** From here, and from vendors as far as they can be reached; what stays there is told. */
  private void remove(Context http) throws Refused {
    String id = http.pathParam("id");
    cast.remove(id);
    ObjectNode body = Json.object().put("id", id);
    ArrayNode left = body.putArray("left");
    for (Engine engine : engines.engines()) {
      Optional<Problem> why =
          engine instanceof Engine.Vendor vendor ? vendor.dismiss(id) : Optional.empty();
      why.ifPresent(
          problem ->
              left.addObject()
                  .put("engine", engine.capability().id())
                  .put("why", problem.detail()));
    }
    Answer.json(http, 200, body);
  }

  private static void one(Context http, int status, Element element) {
    Answer.json(http, status, view(element));
  }

  private static ObjectNode voice(Path file, @Nullable Heard heard) {
    ObjectNode json = Json.object().put("media", file.toString());
    if (heard != null) {
      json.put("seconds", heard.seconds()).put("level", heard.level());
      json.set("notes", Json.of(heard.notes()));
    }
    return json;
  }

  private static ObjectNode view(Element element) {
    Material material = element.material();
    ObjectNode json = Json.object();
    json.put("id", element.id());
    json.put("name", element.name());
    json.put("handle", "@" + element.handle());
    json.put("kind", element.kind().id());
    if (material.video() == null) {
      ArrayNode images = json.putArray("images");
      material.images().forEach(each -> images.add(each.toString()));
    } else {
      json.put("video", material.video().toString());
    }
    if (material.snapshot() != null) {
      json.put("thumbnail", "/v1/elements/" + element.id() + "/thumbnail");
    }
    if (material.voice() != null) {
      json.set("voice", voice(material.voice(), material.heard()));
    }
    if (element.consent() != null) {
      json.set("consent", Json.of(element.consent()));
    }
    ArrayNode tags = json.putArray("tags");
    element.tags().forEach(tags::add);
    if (element.notes() != null) {
      json.put("notes", element.notes());
    }
    json.put("sha256", material.hash());
    json.put("createdAt", element.createdAt().toString());
    json.put("updatedAt", element.updatedAt().toString());
    return json;
  }
}
