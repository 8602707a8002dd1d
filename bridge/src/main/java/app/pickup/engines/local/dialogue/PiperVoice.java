package app.pickup.engines.local.dialogue;

import app.pickup.json.Json;
import app.pickup.shots.Language;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A natural voice in the Piper format: a network {@code NAME.onnx} and beside it {@code
 * NAME.onnx.json}, which says how phonemes become numbers (rhasspy/piper, TRAINING.md).
 *
 * @param name of its file, without the ending
 * @param language that it speaks
 * @param espeak whose phonemes it was trained on, {@code en-us}
 * @param rate samples a second
 * @param lengthScale 1 is its own pace, 2 half as fast
 * @param speakers how many it can be
 * @param ids of each sign of the phonemes
 */
record PiperVoice(
    String name,
    Path network,
    Language language,
    String espeak,
    int rate,
    float lengthScale,
    int speakers,
    Map<String, List<Integer>> ids) {

  static final String NETWORK = ".onnx";
  static final String DESCRIPTION = ".onnx.json";

  /** A description is some kilobytes. */
  private static final long LARGEST = 1 << 20;

  private static final int LEAST_RATE = 8_000;
  private static final int MOST_RATE = 48_000;

  /** What every voice has: the pause between signs, the beginning, the end. */
  private static final List<String> NEEDED = List.of("_", "^", "$");

  /** Why a file is no voice. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(String why) {
      super(why);
    }

    String why() {
      String why = getMessage();
      return why == null ? "" : why;
    }
  }

  /**
   * Reads a description.
   *
   * @throws Unfit when it is none, in words that can follow “the voice X can not be used:”
   */
  static PiperVoice read(Path network) throws Unfit {
    String file = network.getFileName().toString();
    String name = file.substring(0, file.length() - NETWORK.length());
    Path description = network.resolveSibling(name + DESCRIPTION);
    JsonNode json = json(description);
    JsonNode ids = json.path("phoneme_id_map");
    if (!ids.isObject()) {
      throw new Unfit("its description has no phoneme_id_map");
    }
    int rate = json.path("audio").path("sample_rate").asInt();
    if (rate < LEAST_RATE || rate > MOST_RATE) {
      throw new Unfit("its description has no audio.sample_rate between 8000 and 48000");
    }
    String espeak = json.path("espeak").path("voice").asText();
    Language language = language(json, espeak);
    if (language == null) {
      throw new Unfit("it speaks none of our languages");
    }
    return new PiperVoice(
        name,
        network,
        language,
        espeak,
        rate,
        scale(json.path("inference").path("length_scale")),
        Math.max(1, json.path("num_speakers").asInt(1)),
        ids(ids));
  }

  private static JsonNode json(Path description) throws Unfit {
    try {
      if (Files.size(description) > LARGEST) {
        throw new Unfit("its description is too large");
      }
      return Json.parse(Files.readAllBytes(description));
    } catch (JsonProcessingException e) {
      throw new Unfit("its description is no JSON");
    } catch (IOException e) {
      throw new Unfit("its description " + description.getFileName() + " does not read");
    }
  }

  private static @Nullable Language language(JsonNode json, String espeak) {
    String family = json.path("language").path("family").asText();
    String tag = family.isEmpty() ? espeak : family;
    return tag.startsWith("cmn") ? Language.ZH : Language.of(tag.replace('_', '-'));
  }

  private static float scale(JsonNode scale) {
    float value = (float) scale.asDouble(1);
    return value >= .25f && value <= 4 ? value : 1;
  }

  private static Map<String, List<Integer>> ids(JsonNode map) throws Unfit {
    Map<String, List<Integer>> ids = new HashMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> all = map.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> one = all.next();
      List<Integer> numbers = new ArrayList<>();
      one.getValue().forEach(number -> numbers.add(number.asInt()));
      ids.put(one.getKey(), List.copyOf(numbers));
    }
    for (String needed : NEEDED) {
      if (ids.getOrDefault(needed, List.of()).isEmpty()) {
        throw new Unfit("its phoneme_id_map lacks " + needed);
      }
    }
    return Map.copyOf(ids);
  }

  /** Whether a line's {@code voice} means this one: its whole name, or the speaker's part of it. */
  boolean called(String voice) {
    String[] parts = name.split("-", -1);
    return voice.equalsIgnoreCase(name) || parts.length >= 2 && voice.equalsIgnoreCase(parts[1]);
  }
}
