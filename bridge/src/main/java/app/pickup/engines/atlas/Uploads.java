package app.pickup.engines.atlas;

import app.pickup.net.Line;
import app.pickup.net.NoAnswer;
import app.pickup.net.Relay;
import app.pickup.net.Reply;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Atlas' own place for files, meant for what is made of them; it forgets them by itself. */
final class Uploads implements Relay {
  private final Line line;

  Uploads(Line line) {
    this.line = line;
  }

  /**
   * Each time another address: a repeated upload lies there twice for a while, and harms nobody.
   */
  @Override
  public URI put(String engine, String name, Path file) throws Refused, NoAnswer, IOException {
    Reply reply = line.upload(AtlasEngine.MEDIA + "/uploadMedia", name, file);
    if (!Answers.good(reply)) {
      throw new Refused(Answers.problem(reply));
    }
    JsonNode json = reply.json();
    JsonNode data = json.path("data");
    // the names of older answers, too
    for (JsonNode url : List.of(data.path("download_url"), data.path("url"), json.path("url"))) {
      Optional<URI> at = line.resolved(url.asText());
      if (at.isPresent()) {
        return at.get();
      }
    }
    throw new Refused(
        Answers.problem(Code.ENGINE_DOWN, "it took the footage and does not say where it lies"));
  }

  @Override
  public void remove(String engine, String name) {
    // there is no call for it
  }

  /** It is not said how long; sent again rather than relied upon. */
  @Override
  public Duration lasts() {
    return Duration.ofHours(2);
  }
}
