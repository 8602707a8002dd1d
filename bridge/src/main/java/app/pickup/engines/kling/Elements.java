package app.pickup.engines.kling;

import app.pickup.elements.Cast;
import app.pickup.elements.Element;
import app.pickup.elements.Material;
import app.pickup.elements.StandIn;
import app.pickup.elements.StandIn.Part;
import app.pickup.elements.StandIns;
import app.pickup.engines.Dues;
import app.pickup.engines.Engine.Begun;
import app.pickup.engines.Engine.Memory;
import app.pickup.engines.Engine.Sending;
import app.pickup.engines.Limits;
import app.pickup.engines.Scope;
import app.pickup.json.Json;
import app.pickup.net.Line;
import app.pickup.net.NoAnswer;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cast as Kling takes it (document-api, elements and voices): made there when first used, kept
 * there until the editor deletes it, pointed to by a number.
 */
final class Elements {
  private static final int NAME = 20;
  private static final int DESCRIPTION = 100;

  private static final int PICTURES = 7;
  private static final int PICTURES_BESIDE_FOOTAGE = 4;
  private static final int FOOTAGE = 3;
  private static final int BESIDE_FIRST_FRAME = 3;

  /** Beside a plate: pictures of all sorts, or one made from footage and nothing else. */
  private static final int PICTURES_BESIDE_PLATE = 4;

  private final Models models;
  private final Cast cast;
  private final StandIns standIns;
  private final Supplier<String> account;
  private final Making making;

  /**
   * @param account tells accounts apart without their key
   */
  Elements(Line line, Models models, Cast cast, StandIns standIns, Supplier<String> account) {
    this.models = models;
    this.cast = cast;
    this.standIns = standIns;
    this.account = account;
    this.making = new Making(line, standIns);
  }

  /** Those of a shot. */
  List<Element> of(Shot shot) throws Refused {
    return cast.of(shot);
  }

  /** What a model takes together (document-api, 3.0 omni, reference budget). */
  static void limits(Shot.Generate shot, List<Element> elements, Scope scope, Limits limits) {
    int all = elements.size();
    long footage = elements.stream().filter(Elements::footage).count();
    long pictures = all - footage + shot.pictures().references().size();
    boolean first = shot.pictures().first() != null;
    int most = first ? Math.min(scope.elements(), BESIDE_FIRST_FRAME) : scope.elements();
    if (all > most) {
      String beside = first ? " beside a first frame" : "";
      limits.broken("/elements", "the number of elements", "" + all, "up to " + most + beside);
    }
    if (footage > FOOTAGE) {
      limits.broken(
          "/elements",
          "the number of elements made from footage",
          "" + footage,
          "up to " + FOOTAGE);
    }
    int room = footage > 0 ? PICTURES_BESIDE_FOOTAGE : PICTURES;
    // references alone are counted where they are named
    if (pictures > room && all > 0) {
      limits.broken(
          "/elements",
          "the number of references and elements made from pictures",
          "" + pictures,
          "up to " + room + (footage > 0 ? " beside elements made from footage" : ""));
    }
  }

  /** The same beside the plate of an edit. */
  static void limits(Shot.Edit shot, List<Element> elements, Limits limits) {
    if (elements.isEmpty()) {
      return;
    }
    long footage = elements.stream().filter(Elements::footage).count();
    long pictures = elements.size() - footage + shot.change().files().size();
    String pointer = shot.castPointer(0);
    if (footage > 1) {
      limits.broken(
          pointer, "the number of elements made from footage", "" + footage, "one beside a plate");
    }
    if (footage > 0 && pictures > 0) {
      limits.broken(
          pointer,
          "the number of pictures and elements made from pictures",
          "" + pictures,
          "none beside a plate and an element made from footage");
    } else if (pictures > PICTURES_BESIDE_PLATE) {
      limits.broken(
          pointer,
          "the number of pictures and elements made from pictures",
          "" + pictures,
          "up to " + PICTURES_BESIDE_PLATE + " beside a plate");
    }
  }

  /** What leaves this machine for them, and what does not. */
  List<Note> notes(List<Element> elements) {
    List<Note> notes = new ArrayList<>();
    for (Element element : elements) {
      String name = "@" + element.handle();
      Material material = element.material();
      if (material.voice() != null && !speaks(element)) {
        notes.add(
            new Note(
                "cloud.no-voice",
                Map.of("element", name),
                "The voice of "
                    + name
                    + " stays here: Kling has voices for elements from footage only."));
      }
      if (standing(element, Part.ELEMENT).isEmpty()) {
        String what =
            footage(element)
                ? "its footage" + (speaks(element) ? " and its voice" : "")
                : "its pictures";
        notes.add(
            new Note(
                "cloud.element",
                Map.of("element", name),
                "Leaves this machine for Kling, once: " + what + " of " + name + "."));
      }
    }
    return notes;
  }

  /** Units for voices that are not there yet. */
  BigDecimal units(List<Element> elements) {
    long voices =
        elements.stream()
            .filter(Elements::speaks)
            .filter(each -> standing(each, Part.VOICE).isEmpty())
            .count();
    return models.voice().multiply(BigDecimal.valueOf(voices));
  }

  /** One step towards having all of them there; null: they are. */
  @Nullable Begun ready(List<Element> elements, Sending sending) throws Refused, IOException {
    for (Element element : elements) {
      Begun wait = ready(element, sending);
      int voices = standIns.takenFor(sending.id(), Part.VOICE);
      if (voices > 0) {
        sending
            .memory()
            .paid(
                Dues.list(
                    models.voice().multiply(models.unit()).multiply(BigDecimal.valueOf(voices))));
      }
      if (wait != null) {
        return wait;
      }
    }
    return null;
  }

  private @Nullable Begun ready(Element element, Sending sending) throws Refused, IOException {
    Note doing =
        new Note(
            "vendor.element",
            Map.of("element", "@" + element.handle()),
            "Kling is making its element of @" + element.handle() + ".");
    Memory memory = sending.memory();
    if (speaks(element)) {
      StandIn voice = fresh(element, Part.VOICE, sending.id());
      Begun wait = making.step(voice, one -> voice(element, one, memory), memory, doing);
      if (wait != null) {
        return wait;
      }
    }
    StandIn figure = fresh(element, Part.ELEMENT, sending.id());
    return making.step(figure, one -> body(element, one, memory), memory, doing);
  }

  /** Its number there. */
  long number(Element element) {
    return standing(element, Part.ELEMENT)
        .map(StandIn::vendorId)
        .map(Long::parseLong)
        .orElseThrow(() -> new IllegalStateException("no stand-in"));
  }

  /** Has all that was made of it deleted there. */
  Optional<Problem> dismiss(String element) {
    Problem left = null;
    for (StandIn one : standIns.of(KlingEngine.ID, element)) {
      if (!one.account().equals(account.get())) {
        left =
            Problem.of(
                Code.ENGINE_REFUSED, "engine", "Kling", "why", "it was made with another key");
        continue;
      }
      Problem why = one.vendorId() == null ? null : making.delete(one);
      if (why == null) {
        standIns.drop(one);
      } else {
        left = why;
      }
    }
    return Optional.ofNullable(left);
  }

  private ObjectNode voice(Element element, StandIn one, Memory memory)
      throws Refused, NoAnswer, IOException {
    ObjectNode body = Json.object();
    body.put("voice_name", cut(element.handle(), NAME));
    Path wav = Objects.requireNonNull(element.material().voice());
    body.put("voice_url", memory.lend(Making.lent(one), wav).toString());
    return body;
  }

  private ObjectNode body(Element element, StandIn one, Memory memory)
      throws Refused, NoAnswer, IOException {
    ObjectNode body = Json.object();
    body.put("element_name", cut(element.handle(), NAME));
    body.put("element_description", description(element));
    Path video = element.material().video();
    if (video != null) {
      body.put("reference_type", "video_refer");
      String url = memory.lend(Making.lent(one), video).toString();
      body.putObject("element_video_list")
          .putArray("refer_videos")
          .addObject()
          .put("video_url", url);
      standing(element, Part.VOICE)
          .map(StandIn::vendorId)
          .ifPresent(voice -> body.put("element_voice_id", voice));
      return body;
    }
    List<Path> images = element.material().images();
    body.put("reference_type", "image_refer");
    ObjectNode list = body.putObject("element_image_list");
    list.put("frontal_image", base64(images.get(0)));
    ArrayNode more = list.putArray("refer_images");
    // it wants a second picture; where there is none the first is shown again
    for (Path image : images.size() == 1 ? images : images.subList(1, images.size())) {
      more.addObject().put("image_url", base64(image));
    }
    return body;
  }

  private Optional<StandIn> standing(Element element, Part part) {
    return standIns.find(KlingEngine.ID, account.get(), element.id(), part, hash(element, part));
  }

  private StandIn fresh(Element element, Part part, String order) {
    return StandIn.fresh(
        KlingEngine.ID,
        account.get(),
        element.id(),
        part,
        hash(element, part),
        "pickup-" + UUID.randomUUID(),
        order);
  }

  /** An element with another voice is another element. */
  private static String hash(Element element, Part part) {
    Material material = element.material();
    return part == Part.VOICE
        ? String.valueOf(material.voiceHash())
        : material.hash() + (speaks(element) ? " " + material.voiceHash() : "");
  }

  private static boolean footage(Element element) {
    return element.material().video() != null;
  }

  private static boolean speaks(Element element) {
    return footage(element) && element.material().voice() != null;
  }

  private static String description(Element element) {
    String notes = element.notes() == null ? "" : ". " + element.notes();
    String words = element.kind().id() + " " + element.name() + notes;
    return cut(words.replaceAll("\\p{C}+", " "), DESCRIPTION);
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    // no half of a character that is written as two
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }

  private static String base64(Path file) throws IOException {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
  }
}
