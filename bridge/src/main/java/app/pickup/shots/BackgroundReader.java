package app.pickup.shots;

import app.pickup.shots.Shot.Background;
import app.pickup.shots.Shot.Deliver;
import app.pickup.shots.Shot.With;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a background edit asks for: with what, and what to deliver. */
final class BackgroundReader {
  private static final List<String> WITHS = List.of("image", "video", "colour", "blur", "prompt");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  private BackgroundReader() {}

  static @Nullable Background read(Fields edit) {
    With with = with(edit.needObject("with"));
    Set<Deliver> deliver = deliver(edit);
    return with == null ? null : new Background(with, deliver);
  }

  private static @Nullable With with(@Nullable Fields fields) {
    if (fields == null) {
      return null;
    }
    List<String> given = WITHS.stream().filter(fields::has).toList();
    fields.done();
    if (given.size() != 1) {
      return fields.wrong(
          given.isEmpty() ? "image" : given.get(1),
          given.isEmpty()
              ? "is missing: give one of " + String.join(", ", WITHS)
              : "is one too many: give only one of " + String.join(", ", WITHS));
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
      case "colour" -> colour(fields);
      case "blur" -> {
        Long pixels = fields.whole("blur", 1, 500);
        yield pixels == null ? null : new With.Blur(pixels.intValue());
      }
      default -> {
        String text = fields.text("prompt", 10_000);
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
