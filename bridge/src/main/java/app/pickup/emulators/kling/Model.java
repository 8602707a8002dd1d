package app.pickup.emulators.kling;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one model takes on one endpoint: a row of {@code models.json}.
 *
 * @param path the endpoint
 * @param kind {@code text}, {@code image}, {@code omni} or {@code motion}
 * @param version the model; slots are counted for each
 * @param prompt longest prompt in characters
 * @param resolutions in the words of the new API
 * @param durations whole seconds that may be asked for; empty: follows the reference
 * @param prices units a second by kind of sound or input, then by resolution
 * @param aspects width:height that may be asked for; empty: follows the picture
 * @param audios what {@code settings.audio} may say; empty: there is no such field
 * @param audio what it is when unsaid
 * @param alwaysAudio whether every clip has sound
 * @param multiShot whether the prompt is split into shots when unsaid; null: never
 * @param multiShotField false where shots are written in the prompt and no field says so
 * @param items how many of each kind of input there may be
 * @param video what a reference video must be like
 * @param nativeNeeds the resolution that native sound needs, or null
 * @param lastFrameNeeds the resolution that a last frame needs, or null
 * @param frameOnlyDurations durations with a first frame and no other picture; empty: as above
 * @param characterElements false where elements made from video are not taken
 * @param camera whether {@code camera_control} is taken
 * @param cfgScale whether {@code cfg_scale} is taken
 */
record Model(
    String path,
    String kind,
    String version,
    int prompt,
    List<String> resolutions,
    List<Integer> durations,
    Map<String, Map<String, BigDecimal>> prices,
    List<String> aspects,
    List<String> audios,
    @Nullable String audio,
    boolean alwaysAudio,
    @Nullable Boolean multiShot,
    @Nullable Boolean multiShotField,
    Map<String, Integer> items,
    @Nullable VideoRule video,
    @Nullable String nativeNeeds,
    @Nullable String lastFrameNeeds,
    @Nullable List<Integer> frameOnlyDurations,
    @Nullable Boolean characterElements,
    boolean camera,
    boolean cfgScale) {

  /**
   * What a reference video must be like; a limit of 0 is none.
   *
   * @param bytes largest file
   * @param minMillis shortest, in ms
   * @param maxMillis longest, in ms
   * @param minSide smallest width and height in pixels
   * @param maxSide largest width and height in pixels
   * @param maxArea largest width times height
   * @param minRatio smallest width / height
   * @param maxRatio largest width / height
   * @param minFps fewest frames a second
   * @param maxFps most frames a second
   */
  record VideoRule(
      long bytes,
      int minMillis,
      int maxMillis,
      int minSide,
      int maxSide,
      long maxArea,
      double minRatio,
      double maxRatio,
      int minFps,
      int maxFps) {

    VideoRule upTo(int millis) {
      return new VideoRule(
          bytes, minMillis, millis, minSide, maxSide, maxArea, minRatio, maxRatio, minFps, maxFps);
    }
  }

  boolean hasMultiShotField() {
    return multiShot != null && !Boolean.FALSE.equals(multiShotField);
  }

  boolean takesCharacters() {
    return !Boolean.FALSE.equals(characterElements);
  }

  int most(String item) {
    return items.getOrDefault(item, 0);
  }

  /**
   * Units a second.
   *
   * @param use {@code silent}, {@code native}, {@code voice} or {@code video}
   */
  BigDecimal price(String use, String resolution) {
    Map<String, BigDecimal> row = prices.get(use);
    BigDecimal price = row == null ? null : row.get(resolution);
    if (price == null) {
      throw new IllegalStateException("no price: " + path + " " + version + " " + use);
    }
    return price;
  }
}
