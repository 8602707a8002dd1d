package app.pickup.emulators.kling;

import app.pickup.emulators.Call;
import app.pickup.emulators.Reply;
import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Elements and voices: made, listed, deleted ({@code /v1/general/...}). */
final class Library {

  private static final String ELEMENTS = "/v1/general/advanced-custom-elements";
  private static final String ELEMENT_PRESETS = "/v1/general/advanced-presets-elements";
  private static final String DELETE_ELEMENT = "/v1/general/delete-advanced-elements";
  private static final String VOICES = "/v1/general/custom-voices";
  private static final String VOICE_PRESETS = "/v1/general/presets-voices";
  private static final String DELETE_VOICE = "/v1/general/delete-voices";

  private static final BigDecimal VOICE_UNITS = new BigDecimal("0.05");
  private static final int NAME = 20;
  private static final int DESCRIPTION = 100;

  /** 3 to 8 s in 1080p, lying or standing. */
  private static final Model.VideoRule CHARACTER =
      new Model.VideoRule(200L << 20, 3000, 8000, 1080, 1920, 0, 0, 0, 0, 0);

  private final Account account;
  private final Creates creates;
  private final LegacyTasks tasks;
  private final Inputs inputs;

  Library(Account account, Creates creates, LegacyTasks tasks, Inputs inputs) {
    this.account = account;
    this.creates = creates;
    this.tasks = tasks;
    this.inputs = inputs;
  }

  /** Null when the path is none of these. */
  @Nullable Reply answer(Call call) throws Denied {
    if (call.method().equals("POST")) {
      return switch (call.path()) {
        case ELEMENTS -> create(element(Bodies.read(call)));
        case VOICES -> create(voice(Bodies.read(call)));
        case DELETE_ELEMENT -> delete(Bodies.read(call), "element_id");
        case DELETE_VOICE -> delete(Bodies.read(call), "voice_id");
        default -> null;
      };
    }
    if (!call.method().equals("GET")) {
      return null;
    }
    for (String path : List.of(ELEMENTS, VOICES)) {
      if (call.path().equals(path) || call.below(path) != null) {
        return tasks.query(call, path, true);
      }
    }
    return switch (call.path()) {
      case ELEMENT_PRESETS -> Envelope.ok(Json.array());
      case VOICE_PRESETS -> presetVoices();
      default -> null;
    };
  }

  private Reply create(Draft draft) throws Denied {
    return creates.create(draft, tasks::created, tasks::sparse);
  }

  private Draft element(Given body) throws Denied {
    body.only(
        Set.of(
            "element_name",
            "element_description",
            "reference_type",
            "element_image_list",
            "element_video_list",
            "element_voice_id",
            "tag_list",
            "callback_url",
            "external_task_id"));
    String name = brief(body, "element_name", NAME);
    String description = brief(body, "element_description", DESCRIPTION);
    String type = body.word("reference_type", List.of("video_refer", "image_refer"));
    if (type == null) {
      throw Denied.value("reference_type", "is required");
    }
    if (type.equals("image_refer")) {
      pictures(body.object("element_image_list"));
    } else {
      character(body.object("element_video_list"));
    }
    String voice = body.text("element_voice_id");
    if (voice != null) {
      new Elements(account).voice(voice, "element_voice_id");
    }
    for (Given tag : body.list("tag_list")) {
      if (!tag.needed("tag_id").matches("o_10[1-8]")) {
        throw Denied.value(tag.at("tag_id"), "not found");
      }
    }
    ObjectNode about = Json.object();
    about.put("element_id", Long.parseLong(account.newId()));
    about.put("element_name", name);
    about.put("element_description", description);
    about.put("reference_type", type);
    about.put("owned_by", "kling");
    return draft(ELEMENTS, body, BigDecimal.ZERO, about);
  }

  private void pictures(Given list) throws Denied {
    inputs.picture(
        list.needed("frontal_image"), list.at("frontal_image"), Inputs.LEGACY_PICTURE_BYTES);
    List<Given> more = list.list("refer_images");
    if (more.isEmpty() || more.size() > 3) {
      throw Denied.value(list.at("refer_images"), "takes 1 to 3 images");
    }
    for (Given each : more) {
      inputs.picture(each.needed("image_url"), each.at("image_url"), Inputs.LEGACY_PICTURE_BYTES);
    }
  }

  private void character(Given list) throws Denied {
    List<Given> videos = list.list("refer_videos");
    if (videos.size() != 1) {
      throw Denied.value(list.at("refer_videos"), "takes exactly one video");
    }
    Given video = videos.get(0);
    inputs.clip(video.needed("video_url"), video.at("video_url"), CHARACTER);
  }

  private Draft voice(Given body) throws Denied {
    body.only(Set.of("voice_name", "voice_url", "video_id", "callback_url", "external_task_id"));
    String name = brief(body, "voice_name", NAME);
    String url = body.text("voice_url");
    if ((url == null) == (body.text("video_id") == null)) {
      throw Denied.value("voice_url", "or video_id must be given, and not both");
    }
    if (url != null) {
      Inputs.Heard heard = inputs.sound(url, "voice_url");
      if (heard.file() != null && (heard.millis() < 5000 || heard.millis() > 30_000)) {
        throw Denied.value("voice_url", "must last 5 to 30 s");
      }
    }
    ObjectNode about = Json.object();
    about.put("voice_id", account.newId());
    about.put("voice_name", name);
    about.put("trial_url", Objects.requireNonNullElse(url, ""));
    about.put("owned_by", "kling");
    return draft(VOICES, body, VOICE_UNITS, about);
  }

  private static Draft draft(String path, Given body, BigDecimal units, ObjectNode about)
      throws Denied {
    String external = body.text("external_task_id");
    return new Draft(
        path,
        path,
        true,
        external == null || external.isBlank() ? null : external,
        units,
        Recipe.nothing(),
        false,
        false,
        about);
  }

  private static String brief(Given body, String field, int most) throws Denied {
    String text = body.needed(field);
    if (text.length() > most) {
      throw Denied.value(field, "has at most " + most + " characters");
    }
    return text;
  }

  private Reply delete(Given body, String field) throws Denied {
    String id = body.id(field);
    Task task =
        account.tasks().stream()
            .filter(t -> !t.deleted() && t.draft().about().path(field).asText("-").equals(id))
            .findFirst()
            .orElseThrow(() -> Denied.value(field, id + " not found"));
    account.change(task.id(), Task::gone);
    return tasks.created(task);
  }

  private static Reply presetVoices() {
    ObjectNode voice = Json.object();
    voice.put("voice_id", Elements.PRESET_VOICE);
    voice.put("voice_name", "Rehearsal");
    voice.put("trial_url", "");
    voice.put("owned_by", "kling");
    voice.put("status", "succeed");
    ObjectNode item = Json.object();
    item.putObject("task_result").putArray("voices").add(voice);
    return Envelope.ok(Json.array().add(item));
  }
}
