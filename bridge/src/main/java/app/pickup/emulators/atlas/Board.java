package app.pickup.emulators.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Shots given one by one. Their rules are those of Kling's own API (kling-api.md 5.1), the names of
 * the fields those published for the same models elsewhere: a guess.
 */
final class Board {
  private static final int WORDS = 512;

  private Board() {}

  /** Seconds of each; none: they are not given. */
  static List<Integer> shots(ObjectNode body, int seconds) throws Denied {
    JsonNode given = body.path("multi_prompt");
    boolean customized = body.path("shot_type").asText().equals("customize");
    if (customized == given.isEmpty()) {
      throw Denied.value("multi_prompt", "goes with shot_type customize, and that with it");
    }
    List<Integer> shots = new ArrayList<>();
    for (JsonNode shot : given) {
      String words = shot.path("prompt").asText();
      if (words.isBlank() || words.length() > WORDS) {
        throw Denied.value("multi_prompt", "must have prompts of 1 to " + WORDS + " characters");
      }
      if (!shot.path("duration").isIntegralNumber() || shot.path("duration").asInt() < 1) {
        throw Denied.value("multi_prompt", "must have durations of 1 or more");
      }
      shots.add(shot.path("duration").asInt());
    }
    if (!shots.isEmpty() && shots.stream().mapToInt(each -> each).sum() != seconds) {
      throw Denied.value("multi_prompt", "must add up to the duration");
    }
    return shots;
  }
}
