package app.pickup.emulators.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Turns a create that keeps its model's schema into a recipe and a price. */
final class Counter {
  private static final int IMAGE_BEARING_MILLIS = 10_050;

  private final Models models;
  private final Inputs inputs;

  Counter(Models models, Inputs inputs) {
    this.models = models;
    this.inputs = inputs;
  }

  /** What is to be made, and for how much. */
  record Priced(Model model, Recipe recipe, BigDecimal usd) {}

  Priced priced(ObjectNode body) throws Denied {
    if (!body.path("model").isTextual()) {
      throw Denied.value("model", "is required");
    }
    Model model = models.get(body.path("model").asText());
    model.check(body);
    if (model.speaks()) {
      return spoken(model, body);
    }
    String picture = picture(body);
    Inputs.Clip clip = null;
    if (body.hasNonNull("video")) {
      clip = inputs.clip(body.path("video").asText(), "video", model.family().path("clip"));
      if (body.path("character_orientation").asText().equals("image")
          && clip.millis() > IMAGE_BEARING_MILLIS) {
        throw Denied.value("video", "must last at most 10 s with this character_orientation");
      }
    }
    Recipe recipe = recipe(model, body, clip, picture);
    BigDecimal usd =
        recipe.sound() && !model.follows() ? model.usdWithSound() : model.usdPerSecond();
    // begun seconds of footage counted whole: a guess
    return new Priced(model, recipe, usd.multiply(BigDecimal.valueOf(recipe.seconds())));
  }

  /** Paid by the sound, however long the clip is: so quotes said on 2026-09-29. */
  private Priced spoken(Model model, ObjectNode body) throws Denied {
    String seen = body.has("video") ? "video" : "video_url";
    String heard = body.has("audio") ? "audio" : "audio_url";
    Inputs.Clip clip = inputs.clip(body.path(seen).asText(), seen, model.family().path("clip"));
    Inputs.Heard line = inputs.sound(body.path(heard).asText(), heard);
    int seconds = (line.millis() + 999) / 1000;
    Recipe recipe =
        new Recipe(
            clip.width() / 2 * 2,
            clip.height() / 2 * 2,
            seconds,
            0,
            clip.file(),
            null,
            true,
            null,
            line.file());
    return new Priced(model, recipe, model.usdPerSecond().multiply(BigDecimal.valueOf(seconds)));
  }

  private @Nullable String picture(ObjectNode body) throws Denied {
    String first = null;
    for (String name : new String[] {"image", "end_image"}) {
      if (body.hasNonNull(name)) {
        String seen = inputs.picture(body.path(name).asText(), name);
        first = first == null ? seen : first;
      }
    }
    for (JsonNode each : body.path("images")) {
      String seen = inputs.picture(each.asText(), "images");
      first = first == null ? seen : first;
    }
    return first;
  }

  private static Recipe recipe(
      Model model, ObjectNode body, Inputs.@Nullable Clip clip, @Nullable String picture)
      throws Denied {
    int hue = Math.floorMod(body.path("prompt").asText().hashCode(), 360);
    if (model.follows() && clip != null) {
      return new Recipe(
          side(model.lines(), clip.width(), clip.height()),
          side(model.lines(), clip.height(), clip.width()),
          (clip.millis() + 999) / 1000,
          hue,
          clip.file(),
          null,
          model.value(body, "keep_original_sound").asBoolean(),
          null,
          null);
    }
    String[] aspect = model.value(body, "aspect_ratio").asText("16:9").split(":", -1);
    int wide = Integer.parseInt(aspect[0]);
    int high = Integer.parseInt(aspect[1]);
    int lines = body.path("resolution").asText().equals("4K") ? 2160 : model.lines();
    int seconds = model.value(body, "duration").asInt(5);
    return new Recipe(
        side(lines, wide, high),
        side(lines, high, wide),
        seconds,
        hue,
        null,
        picture,
        sound(model, body),
        Board.shots(body, seconds),
        null);
  }

  private static boolean sound(Model model, ObjectNode body) {
    return model.value(body, "sound").asBoolean()
        || model.value(body, "generate_audio").asBoolean();
  }

  /** One side of a picture: the area belongs to the model, the ratio to the request. */
  private static int side(int lines, int own, int other) {
    double area = lines * lines * 16.0 / 9;
    return (int) Math.round(Math.sqrt(area * own / other) / 2) * 2;
  }
}
