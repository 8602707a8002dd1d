package app.pickup.shots;

import app.pickup.shots.Shot.Background;
import app.pickup.shots.Shot.Change;
import app.pickup.shots.Shot.Deliver;
import app.pickup.shots.Shot.Motion;
import app.pickup.shots.Shot.Orientation;
import app.pickup.shots.Shot.Replace;
import app.pickup.shots.Shot.Style;
import app.pickup.shots.Shot.With;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an edit asks for. */
final class ChangeReader {
  private static final List<String> KINDS = List.of("background", "style", "replace", "motion");
  private static final List<String> WITHS = List.of("image", "video", "colour", "blur", "prompt");
  private static final int MOST_WORDS = 10_000;
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  private ChangeReader() {}

  static @Nullable Change read(Fields edit) {
    String kind = edit.needText("kind", 50);
    if (kind == null) {
      return null;
    }
    if (!KINDS.contains(kind)) {
      return edit.wrong("kind", "must be one of " + String.join(", ", KINDS));
    }
    Change change =
        switch (kind) {
          case "background" -> background(edit);
          case "style" -> style(edit);
          case "replace" -> replace(edit);
          case "motion" -> motion(edit);
          default -> throw new IllegalStateException(kind);
        };
    edit.done();
    return change;
  }

  private static @Nullable Background background(Fields edit) {
    With with = with(edit.needObject("with"), WITHS);
    Set<Deliver> deliver = deliver(edit);
    return with == null ? null : new Background(with, deliver);
  }

  private static @Nullable Style style(Fields edit) {
    String prompt = edit.text("prompt", MOST_WORDS);
    With look = with(edit.object("look"), List.of("image", "video"));
    if (!edit.has("prompt") && !edit.has("look")) {
      return edit.wrong("prompt", "is missing: say the look in words or give look");
    }
    return prompt == null && look == null ? null : new Style(prompt, look);
  }

  private static @Nullable Replace replace(Fields edit) {
    String target = edit.needText("target", MOST_WORDS);
    With with = with(edit.needObject("with"), List.of("prompt", "image", "element"));
    return target == null || with == null ? null : new Replace(target, with);
  }

  private static @Nullable Motion motion(Fields edit) {
    With character = with(edit.needObject("character"), List.of("image"));
    Orientation orientation = edit.needWord("orientation", Orientation.class);
    String prompt = edit.text("prompt", MOST_WORDS);
    return character instanceof With.Image image && orientation != null
        ? new Motion(image, orientation, prompt)
        : null;
  }

  private static @Nullable With with(@Nullable Fields fields, List<String> kinds) {
    if (fields == null) {
      return null;
    }
    List<String> given = kinds.stream().filter(fields::has).toList();
    fields.done();
    if (given.size() != 1) {
      return fields.wrong(
          given.isEmpty() ? kinds.get(0) : given.get(1),
          given.isEmpty()
              ? "is missing: give one of " + String.join(", ", kinds)
              : "is one too many: give only one of " + String.join(", ", kinds));
    }
    return switch (given.get(0)) {
      case "image" -> {
        Path file = fields.path("image");
        yield file == null ? null : new With.Image(file);
      }
      case "video" -> {
        Path file = fields.path("video");
        yield file == null ? null : new With.Video(file);
      }
      case "element" -> {
        String id = fields.text("element", 100);
        yield id == null ? null : new With.Element(id);
      }
      case "colour" -> colour(fields);
      case "blur" -> {
        Long pixels = fields.whole("blur", 1, 500);
        yield pixels == null ? null : new With.Blur(pixels.intValue());
      }
      default -> {
        String text = fields.text("prompt", MOST_WORDS);
        yield text == null ? null : new With.Prompt(text);
      }
    };
  }

  private static With.@Nullable Flat colour(Fields fields) {
    String text = fields.text("colour", 20);
    if (text == null) {
      return null;
    }
    return COLOUR.matcher(text).matches()
        ? new With.Flat(Integer.parseInt(text.substring(1), 16))
        : fields.wrong("colour", "must be a colour like #1a2b3c");
  }

  private static Set<Deliver> deliver(Fields edit) {
    JsonNode node = edit.node("deliver");
    Set<Deliver> wanted = EnumSet.noneOf(Deliver.class);
    if (node == null) {
      wanted.add(Deliver.COMPOSITE);
      return wanted;
    }
    boolean good = node.isArray() && !node.isEmpty();
    for (JsonNode word : node) {
      Deliver one = word.isTextual() ? Words.find(Deliver.class, word.asText()) : null;
      good = one != null && wanted.add(one) && good;
    }
    if (!good) {
      edit.wrong("deliver", "must be a list of " + String.join(", ", Words.all(Deliver.class)));
    }
    return wanted;
  }
}
