package app.pickup.http;

import app.pickup.json.Json;
import app.pickup.media.MediaFile;
import app.pickup.media.Screening;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Fields;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A look at footage before a shot is made of it: what it is, and its frames. */
final class PlateResource implements Resource {
  private static final int USUAL = 640;
  private static final int WIDEST = 1920;

  private final Screening screening;

  PlateResource(Screening screening) {
    this.screening = screening;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/plates", this::look);
    routes.get("/v1/plates/frame", this::frame);
  }

  private void look(Context http) throws Refused, InterruptedException {
    MediaFile media = screening.look(asked(http));
    MediaFile.Video video = media.video();
    ObjectNode json = Json.object();
    json.put("media", media.path().toString());
    json.put("name", String.valueOf(media.path().getFileName()));
    json.put("frames", video.frames());
    json.put("rate", video.rate().toString());
    json.put("variable", video.variable());
    boolean turned = video.rotation() % 180 != 0;
    json.put("width", video.layout().width());
    json.put("height", video.layout().height());
    json.put("turned", turned);
    json.put("codec", video.codec());
    json.put("timecode", media.timecode() == null ? null : media.timecode().toString());
    json.put("reel", media.reel());
    json.put("sound", !media.audio().isEmpty());
    Answer.json(http, 200, json);
  }

  private void frame(Context http) throws Refused, InterruptedException, IOException {
    Long frame = Asked.whole(http, "frame", 0, Integer.MAX_VALUE);
    Long widest = Asked.whole(http, "width", 16, WIDEST);
    Path png =
        screening.frame(
            screening.look(asked(http)),
            frame == null ? 0 : frame,
            widest == null ? USUAL : widest.intValue());
    http.contentType("image/png").result(Files.readAllBytes(png));
  }

  /** The path of the query, held to what a plate's path must be. */
  private static Path asked(Context http) throws Refused {
    List<Problem> problems = new ArrayList<>();
    String text = Asked.text(http, "media");
    ObjectNode query = Json.object();
    if (text != null) {
      query.put("media", text);
    }
    Fields fields = Fields.of(query, problems);
    @Nullable Path media = fields == null ? null : fields.needPath("media");
    if (media == null) {
      throw new Refused(problems);
    }
    return media;
  }
}
