package app.pickup.emulators.kling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a create of either generation asks for, once its own words are read.
 *
 * @param model the row of the table
 * @param externalId the caller's id, or null
 * @param watermark whether a watermarked copy is wanted
 * @param prompt the words; empty: none
 * @param items the other inputs, in the new API's words
 * @param resolution as asked, or null
 * @param aspect as asked, or null
 * @param duration seconds as asked, or null
 * @param audio as asked, or null
 * @param multiShot as asked, or null
 * @param shots seconds of each shot where they are not written in the prompt
 * @param orientation of a motion transfer, or null
 * @param pictureBytes largest picture
 */
record Order(
    Model model,
    @Nullable String externalId,
    boolean watermark,
    String prompt,
    List<Item> items,
    @Nullable String resolution,
    @Nullable String aspect,
    @Nullable Integer duration,
    @Nullable String audio,
    @Nullable Boolean multiShot,
    List<Integer> shots,
    @Nullable String orientation,
    boolean legacy,
    long pictureBytes) {

  boolean has(String type) {
    return items.stream().anyMatch(item -> item.type().equals(type));
  }

  long count(String type) {
    return Item.count(items, type);
  }

  @Nullable Item first(String type) {
    return Item.first(items, type);
  }

  String resolutionOrDefault() {
    return resolution == null ? "720p" : resolution;
  }
}
