package app.pickup.emulators.kling;

import app.pickup.json.Json;
import app.pickup.media.RehearsalClip;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns an order that keeps the rules into a draft: files looked at, size and price known. */
final class Counter {

  private static final int ORIENTED_BY_IMAGE_MILLIS = 10_000;

  private final Inputs inputs;
  private final Elements elements;

  Counter(Inputs inputs, Elements elements) {
    this.inputs = inputs;
    this.elements = elements;
  }

  Draft draft(Order order) throws Denied {
    Rules.check(order, elements);
    List<Integer> shots = shots(order);
    Inputs.@Nullable Still still = null;
    for (Item item : order.items()) {
      if (List.of("first_frame", "last_frame", "refer_image", "image").contains(item.type())) {
        Inputs.Still seen = inputs.picture(item.value(), item.field(), order.pictureBytes());
        if (item.type().equals("first_frame") || still == null) {
          still = seen;
        }
      }
    }
    Inputs.@Nullable Clip clip = clip(order);
    boolean follows = order.has("base_video") || order.has("video");
    int seconds =
        follows && clip != null ? Math.round(clip.millis() / 1000f) : Rules.seconds(order);
    Recipe recipe =
        follows && clip != null && clip.file() != null
            ? turned(order, clip)
            : drawn(order, shots, seconds, still, clip);
    BigDecimal units =
        order
            .model()
            .price(use(order), order.resolutionOrDefault())
            .multiply(BigDecimal.valueOf(seconds))
            .stripTrailingZeros();
    return new Draft(
        order.model().path(),
        order.model().version(),
        order.legacy(),
        order.externalId(),
        units,
        recipe,
        true,
        order.watermark(),
        Json.object());
  }

  private Inputs.@Nullable Clip clip(Order order) throws Denied {
    for (Item item : order.items()) {
      if (List.of("base_video", "feature_video", "video").contains(item.type())) {
        Model.VideoRule rule = Objects.requireNonNull(order.model().video());
        boolean byImage = "image".equals(order.orientation()) && order.count("element") == 0;
        return inputs.clip(
            item.value(), item.field(), byImage ? rule.upTo(ORIENTED_BY_IMAGE_MILLIS) : rule);
      }
    }
    return null;
  }

  /** Seconds of each shot; one shot where nothing is cut. */
  private static List<Integer> shots(Order order) throws Denied {
    int seconds = Rules.seconds(order);
    if (!order.shots().isEmpty()) {
      return order.shots();
    }
    boolean cut =
        Objects.requireNonNullElse(
            order.multiShot(), Boolean.TRUE.equals(order.model().multiShot()));
    if (cut && !order.legacy() && !order.has("base_video")) {
      List<Integer> written = Storyboard.shots(order.prompt(), seconds);
      if (!written.isEmpty()) {
        return written;
      }
    }
    return List.of(seconds);
  }

  private static Recipe turned(Order order, Inputs.Clip clip) {
    Frame frame = Frame.of(order.resolutionOrDefault(), clip.width(), clip.height());
    String audio = order.audio() == null ? order.model().audio() : order.audio();
    return new Recipe(
        Recipe.Kind.TURN,
        frame.width(),
        frame.height(),
        List.of(),
        0,
        List.of(Objects.requireNonNull(clip.file())),
        "original".equals(audio) ? Recipe.Sound.ORIGINAL : Recipe.Sound.NONE,
        null);
  }

  private static Recipe drawn(
      Order order,
      List<Integer> shots,
      int seconds,
      Inputs.@Nullable Still still,
      Inputs.@Nullable Clip clip) {
    Frame frame;
    if (order.aspect() != null && !order.has("first_frame")) {
      frame = Frame.of(order.resolutionOrDefault(), order.aspect());
    } else if (clip != null) {
      frame = Frame.of(order.resolutionOrDefault(), clip.width(), clip.height());
    } else if (still != null) {
      frame = Frame.of(order.resolutionOrDefault(), still.width(), still.height());
    } else {
      frame = Frame.of(order.resolutionOrDefault(), "16:9");
    }
    List<Integer> frames = new ArrayList<>();
    for (int shot : shots.size() > 1 ? shots : List.of(seconds)) {
      frames.add(shot * RehearsalClip.FPS);
    }
    // real clips are a frame longer than asked: 5.04 s for 5
    frames.set(frames.size() - 1, frames.get(frames.size() - 1) + 1);
    boolean tone = order.model().alwaysAudio() || "native".equals(order.audio());
    return new Recipe(
        Recipe.Kind.DRAW,
        frame.width(),
        frame.height(),
        frames,
        Math.floorMod(order.prompt().hashCode(), 360),
        still == null || still.file() == null ? List.of() : List.of(still.file()),
        tone ? Recipe.Sound.TONE : Recipe.Sound.NONE,
        null);
  }

  private static String use(Order order) {
    if (order.has("base_video") || order.has("feature_video") || order.has("video")) {
      return "video";
    }
    boolean sounds = order.model().alwaysAudio() || "native".equals(order.audio());
    boolean voice = order.has("voice") && order.model().prices().containsKey("voice");
    return sounds ? voice ? "voice" : "native" : "silent";
  }
}
