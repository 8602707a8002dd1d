package app.pickup.elements;

import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.shots.ConsentReader;
import app.pickup.shots.Fields;
import app.pickup.shots.NameRule;
import app.pickup.shots.Shot.Consent;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a request's JSON into a wish, telling all that is wrong with it at once. */
final class ElementReader {
  private static final int MOST_IMAGES = 4;
  private static final int LONGEST_TAG = 100;
  private static final int LONGEST_NOTES = 10_000;

  private ElementReader() {}

  /** As far as it can be told; null where an essential part is missing. */
  static @Nullable Wish read(JsonNode request, List<Problem> problems) {
    Fields fields = Fields.of(request, problems);
    if (fields == null) {
      return null;
    }
    String name = name(fields);
    Element.Kind kind = fields.needWord("kind", Element.Kind.class);
    List<Path> images = fields.paths("images");
    Path video = fields.path("video");
    if (fields.has("images") == fields.has("video")) {
      String how = fields.has("images") ? "one too many" : "missing";
      fields.wrong("images", "is " + how + ": give either images or video");
    } else if (fields.has("images") && (images.isEmpty() || images.size() > MOST_IMAGES)) {
      fields.wrong("images", "must be 1 to " + MOST_IMAGES + " pictures");
    }
    Path voice = voice(fields, kind);
    Consent consent = ConsentReader.read(fields.object("consent"));
    List<String> tags = fields.texts("tags", LONGEST_TAG);
    String notes = fields.text("notes", LONGEST_NOTES);
    fields.done();
    return name == null || kind == null
        ? null
        : new Wish(name, kind, images, video, voice, consent, tags, notes);
  }

  private static @Nullable String name(Fields fields) {
    String name = fields.needText("name", 1000);
    if (name == null) {
      return null;
    }
    String why = NameRule.against(name);
    if (why == null && Element.handle(name).isEmpty()) {
      why = "it has no letter and no digit";
    }
    if (why == null && Element.handle(name).matches("(?i)image\\d+")) {
      why = "pictures of a request are pointed to so";
    }
    return why == null
        ? NameRule.written(name)
        : fields.wrong("name", Problem.of(Code.NAME_BAD, "name", Fields.shown(name), "why", why));
  }

  private static @Nullable Path voice(Fields fields, Element.@Nullable Kind kind) {
    Fields voice = fields.object("voice");
    if (voice == null) {
      return null;
    }
    Path media = voice.needPath("media");
    voice.done();
    if (kind != null && kind != Element.Kind.CHARACTER) {
      fields.wrong("voice", "is for a character only");
    }
    return media;
  }
}
