package app.pickup.emulators.kling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code contents}.
 *
 * @param type what it is
 * @param value its text, URL or id
 * @param field how messages name the value
 */
record Item(String type, String value, String field) {

  private static final Map<String, String> VALUES =
      Map.of("prompt", "text", "element", "element_id", "voice", "voice_id");

  /** Kinds that the prompt can speak of by a name. */
  private static final Set<String> NAMED =
      Set.of(
          "first_frame",
          "last_frame",
          "refer_image",
          "feature_video",
          "base_video",
          "element",
          "voice");

  /** Reads them; no more of each than the model takes. */
  static List<Item> read(Given body, Model model) throws Denied {
    List<Item> items = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (Given each : body.list("contents")) {
      String type = each.needed("type");
      if (model.most(type) == 0) {
        throw Denied.value(each.at("type"), type + " is not supported by this model");
      }
      if (counts.merge(type, 1, Integer::sum) > model.most(type)) {
        throw Denied.value(
            "contents", "there may be at most " + model.most(type) + " of type " + type);
      }
      String value = VALUES.getOrDefault(type, "url");
      each.only(NAMED.contains(type) ? Set.of("type", value, "id") : Set.of("type", value));
      String id = each.text("id");
      if (id != null && !ids.add(id)) {
        throw Denied.value(each.at("id"), id + " is used twice");
      }
      if (id == null && type.equals("element")) {
        throw Denied.value(each.at("id"), "is required");
      }
      items.add(new Item(type, needed(each, value, type), each.at(value)));
    }
    return items;
  }

  private static String needed(Given each, String value, String type) throws Denied {
    String given = type.equals("element") ? each.id(value) : each.text(value);
    if (given == null || given.isBlank()) {
      throw Denied.value(each.at(value), "is required");
    }
    return given;
  }

  static long count(List<Item> items, String type) {
    return items.stream().filter(i -> i.type().equals(type)).count();
  }

  static @Nullable Item first(List<Item> items, String type) {
    return items.stream().filter(i -> i.type().equals(type)).findFirst().orElse(null);
  }
}
