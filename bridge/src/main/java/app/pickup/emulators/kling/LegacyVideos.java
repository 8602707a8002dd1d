package app.pickup.emulators.kling;

import app.pickup.emulators.Call;
import app.pickup.emulators.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The video endpoints with the model in the body: {@code /v1/videos/...}. */
final class LegacyVideos {

  private static final String TEXT = "/v1/videos/text2video";
  private static final String IMAGE = "/v1/videos/image2video";
  private static final String OMNI = "/v1/videos/omni-video";
  private static final String MOTION = "/v1/videos/motion-control";
  private static final List<String> PATHS = List.of(TEXT, IMAGE, OMNI, MOTION);

  private static final Set<String> EVERYWHERE =
      Set.of("model_name", "prompt", "mode", "watermark_info", "callback_url", "external_task_id");
  private static final Set<String> SHOTS =
      Set.of("sound", "duration", "multi_shot", "shot_type", "multi_prompt", "element_list");
  private static final Set<String> CLASSIC =
      Set.of("negative_prompt", "cfg_scale", "camera_control", "voice_list");

  private final Models models;
  private final Counter counter;
  private final Creates creates;
  private final LegacyTasks tasks;

  LegacyVideos(Models models, Counter counter, Creates creates, LegacyTasks tasks) {
    this.models = models;
    this.counter = counter;
    this.creates = creates;
    this.tasks = tasks;
  }

  /** Null when the path is none of these. */
  @Nullable Reply answer(Call call) throws Denied {
    for (String path : PATHS) {
      if (call.path().equals(path) && call.method().equals("POST")) {
        Draft draft = counter.draft(order(path, Bodies.read(call)));
        return creates.create(draft, tasks::created, tasks::sparse);
      }
      if ((call.path().equals(path) || call.below(path) != null) && call.method().equals("GET")) {
        return tasks.query(call, path, true);
      }
    }
    return null;
  }

  private Order order(String path, Given body) throws Denied {
    body.only(known(path));
    String unsaid =
        switch (path) {
          case OMNI -> "kling-video-o1";
          case MOTION -> "kling-v2-6";
          default -> "kling-v1";
        };
    Model model = models.legacy(path, Objects.requireNonNullElse(body.text("model_name"), unsaid));
    Given mark = body.object("watermark_info");
    String external = body.text("external_task_id");
    List<Item> items =
        switch (path) {
          case IMAGE -> frames(body);
          case OMNI -> references(body);
          case MOTION -> performance(body);
          default -> new ArrayList<>();
        };
    elements(body, model, items);
    voices(body, model, items);
    classic(body, model);
    Integer duration = duration(body);
    boolean base = items.stream().anyMatch(item -> item.type().equals("base_video"));
    List<Integer> shots = LegacyShots.read(body, model, base ? null : duration);
    return new Order(
        model,
        external == null || external.isBlank() ? null : external,
        Boolean.TRUE.equals(mark.flag("enabled")),
        Objects.requireNonNullElse(body.text("prompt"), ""),
        items,
        resolution(body, path),
        body.text("aspect_ratio"),
        duration,
        audio(body, path, items),
        body.flag("multi_shot"),
        shots,
        body.word("character_orientation", List.of("image", "video")),
        true,
        Inputs.LEGACY_PICTURE_BYTES);
  }

  private static Set<String> known(String path) {
    Set<String> known = new java.util.HashSet<>(EVERYWHERE);
    switch (path) {
      case TEXT -> {
        known.addAll(SHOTS);
        known.addAll(CLASSIC);
        known.add("aspect_ratio");
      }
      case IMAGE -> {
        known.addAll(SHOTS);
        known.addAll(CLASSIC);
        known.addAll(Set.of("image", "image_tail", "static_mask", "dynamic_masks"));
      }
      case OMNI -> {
        known.addAll(SHOTS);
        known.addAll(Set.of("image_list", "video_list", "aspect_ratio"));
      }
      default ->
          known.addAll(
              Set.of(
                  "image_url",
                  "video_url",
                  "character_orientation",
                  "keep_original_sound",
                  "element_list"));
    }
    return known;
  }

  private static List<Item> frames(Given body) throws Denied {
    String image = body.text("image");
    String tail = body.text("image_tail");
    if (image == null && tail == null) {
      throw Denied.value("image", "or image_tail is required");
    }
    boolean masks = body.has("static_mask") || body.has("dynamic_masks");
    if (tail != null && (masks || body.has("camera_control"))) {
      throw Denied.value("image_tail", "takes no masks and no camera_control");
    }
    if (body.list("dynamic_masks").size() > 6) {
      throw Denied.value("dynamic_masks", "there may be at most 6");
    }
    List<Item> items = new ArrayList<>();
    if (image != null) {
      items.add(new Item("first_frame", image, "image"));
    }
    if (tail != null) {
      // a tail alone is taken here, though nowhere else
      items.add(new Item(image == null ? "first_frame" : "last_frame", tail, "image_tail"));
    }
    return items;
  }

  private static List<Item> references(Given body) throws Denied {
    List<Item> items = new ArrayList<>();
    for (Given each : body.list("image_list")) {
      each.only(Set.of("image_url", "type"));
      String type = each.word("type", List.of("first_frame", "end_frame"));
      String kind = type == null ? "refer_image" : type.equals("end_frame") ? "last_frame" : type;
      items.add(new Item(kind, each.needed("image_url"), each.at("image_url")));
    }
    if (items.size() > 2 && Item.count(items, "last_frame") > 0) {
      throw Denied.value("image_list", "takes no end_frame with more than 2 images");
    }
    if (Item.count(items, "first_frame") > 1 || Item.count(items, "last_frame") > 1) {
      throw Denied.value("image_list", "takes one first_frame and one end_frame");
    }
    List<Given> videos = body.list("video_list");
    if (videos.size() > 1) {
      throw Denied.value("video_list", "takes at most 1 video");
    }
    for (Given each : videos) {
      each.only(Set.of("video_url", "refer_type", "keep_original_sound"));
      String type = each.word("refer_type", List.of("base", "feature"));
      items.add(
          new Item(
              "feature".equals(type) ? "feature_video" : "base_video",
              each.needed("video_url"),
              each.at("video_url")));
    }
    return items;
  }

  private static List<Item> performance(Given body) throws Denied {
    return new ArrayList<>(
        List.of(
            new Item("image", body.needed("image_url"), "image_url"),
            new Item("video", body.needed("video_url"), "video_url")));
  }

  private static void elements(Given body, Model model, List<Item> items) throws Denied {
    List<Given> all = body.list("element_list");
    if (all.size() > model.most("element")) {
      throw Denied.value("element_list", "takes at most " + model.most("element"));
    }
    for (Given each : all) {
      String id = each.id("element_id");
      items.add(new Item("element", String.valueOf(id), each.at("element_id")));
    }
  }

  private static void voices(Given body, Model model, List<Item> items) throws Denied {
    List<Given> all = body.list("voice_list");
    if (all.isEmpty()) {
      return;
    }
    if (all.size() > model.most("voice")) {
      throw Denied.value("voice_list", "takes at most " + model.most("voice"));
    }
    if (!"on".equals(body.text("sound"))) {
      throw Denied.value("voice_list", "needs sound on");
    }
    if (body.has("element_list")) {
      throw Denied.value("voice_list", "does not go with element_list");
    }
    for (Given each : all) {
      items.add(new Item("voice", each.needed("voice_id"), each.at("voice_id")));
    }
  }

  private static void classic(Given body, Model model) throws Denied {
    String negative = body.text("negative_prompt");
    if (negative != null && negative.length() > 2500) {
      throw Denied.value("negative_prompt", "has at most 2500 characters");
    }
    body.number("cfg_scale", 0, 1, "0.5");
    if (body.has("cfg_scale") && !model.cfgScale()) {
      throw Denied.value("cfg_scale", "is not supported by this model");
    }
    if (body.has("camera_control")) {
      if (!model.camera()) {
        throw Denied.value("camera_control", "is not supported by this model");
      }
      camera(body.object("camera_control"));
    }
  }

  private static void camera(Given camera) throws Denied {
    String type =
        camera.word(
            "type",
            List.of(
                "simple", "down_back", "forward_up", "right_turn_forward", "left_turn_forward"));
    Given config = camera.object("config");
    int moved = 0;
    for (String axis : List.of("horizontal", "vertical", "pan", "tilt", "roll", "zoom")) {
      moved += config.number(axis, -10, 10, "0").signum() == 0 ? 0 : 1;
    }
    if ("simple".equals(type) && moved != 1) {
      throw Denied.value("camera_control.config", "must move exactly one axis");
    }
  }

  private static @Nullable Integer duration(Given body) throws Denied {
    String text = body.text("duration");
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,3}")) {
      throw Denied.value("duration", "must be whole seconds");
    }
    return Integer.parseInt(text);
  }

  private static String resolution(Given body, String path) throws Denied {
    String mode = body.word("mode", List.of("std", "pro", "4k"));
    if (mode == null) {
      mode = path.equals(OMNI) ? "pro" : "std";
    }
    return switch (mode) {
      case "std" -> "720p";
      case "pro" -> "1080p";
      default -> "4k";
    };
  }

  private static @Nullable String audio(Given body, String path, List<Item> items) throws Denied {
    List<String> yesNo = List.of("yes", "no");
    if (path.equals(MOTION)) {
      return "no".equals(body.word("keep_original_sound", yesNo)) ? "off" : "original";
    }
    boolean on = "on".equals(body.word("sound", List.of("on", "off")));
    boolean video =
        items.stream().anyMatch(i -> Set.of("base_video", "feature_video").contains(i.type()));
    if (on && video) {
      throw Denied.value("sound", "must be off with a video");
    }
    for (Given each : body.list("video_list")) {
      boolean keep = !"no".equals(each.word("keep_original_sound", yesNo));
      if (keep && !"feature".equals(each.text("refer_type"))) {
        return "original";
      }
    }
    return on ? "native" : null;
  }
}
