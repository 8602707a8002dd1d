package app.pickup.bins.exchange;

import app.pickup.bins.Delivery;
import app.pickup.media.MediaFile;
import app.pickup.media.PixelLayout;
import app.pickup.media.Rate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is handed over: files, and timelines made of them; one for each rate, size and sequence.
 *
 * @param sources clips and plates, by their numbers
 */
record Reel(String name, List<Source> sources, List<Timeline> timelines) {

  private static final String NAME = "Pickup";

  /** Takes that can lie on one timeline. */
  private record Shape(@Nullable String sequence, Rate rate, int width, int height) {}

  Reel {
    sources = List.copyOf(sources);
    timelines = List.copyOf(timelines);
  }

  /** Lays these takes, in this order. */
  static Reel of(List<Delivery> takes) {
    Map<Path, Source> sources = new LinkedHashMap<>();
    takes.forEach(take -> source(sources, take.media(), take.name(), take));
    Map<Shape, Timeline> timelines = new LinkedHashMap<>();
    for (Delivery take : placedFirst(takes)) {
      Source clip = source(sources, take.media(), take.name(), take);
      PixelLayout size = take.media().video().layout();
      String sequence = take.target().place().sequence();
      Shape shape = new Shape(sequence, clip.rate(), size.width(), size.height());
      Source plate = below(take) == null ? null : plate(sources, below(take));
      timelines
          .computeIfAbsent(shape, s -> new Timeline(sequence == null ? NAME : sequence, clip))
          .lay(clip, take, plate);
    }
    return new Reel(NAME, List.copyOf(sources.values()), List.copyOf(timelines.values()));
  }

  /** The takes' clips. */
  List<Source> clips() {
    return sources.stream().filter(source -> source.take() != null).toList();
  }

  /** Those with a frame of their own keep it, so they are laid before those that have none. */
  private static List<Delivery> placedFirst(List<Delivery> takes) {
    List<Delivery> sorted = new ArrayList<>(takes);
    sorted.sort(
        Comparator.comparing(
            take -> !take.target().place().above() || take.target().place().frame() == null));
    return sorted;
  }

  /** The original that belongs below a take; null: none was asked for, or frames do not match. */
  private static @Nullable MediaFile below(Delivery take) {
    MediaFile plate = take.plate();
    boolean fits =
        plate != null
            && take.target().place().above()
            && plate.video().rate().equals(take.media().video().rate());
    return fits ? plate : null;
  }

  private static Source plate(Map<Path, Source> sources, @Nullable MediaFile media) {
    return source(
        sources, Objects.requireNonNull(media), String.valueOf(media.path().getFileName()), null);
  }

  private static Source source(
      Map<Path, Source> sources, MediaFile media, String name, @Nullable Delivery take) {
    return sources.computeIfAbsent(
        media.path(), path -> new Source(sources.size() + 1, media, Plain.line(name), take));
  }
}
