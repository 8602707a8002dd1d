package app.pickup.engines.atlas;

import app.pickup.engines.Engine;
import app.pickup.net.Line;
import app.pickup.net.Net;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Opens the engine. */
public final class Atlas {
  private static final String HOST = "https://api.atlascloud.ai";

  private Atlas() {}

  /**
   * @param setting a setting of this engine by its name: {@code URL}, {@code KEY}; asked for the
   *     key at each call, since a keychain may be unlocked later
   */
  public static Engine engine(
      Net net, Function<String, Optional<String>> setting, InstantSource clock) {
    URI base = URI.create(setting.apply("URL").orElse(HOST).replaceAll("/+$", ""));
    Line line =
        new Line(net, AtlasEngine.ID, base, () -> "Bearer " + setting.apply("KEY").orElse(""));
    return new AtlasEngine(
        line,
        new Published(line, Models.bundled(), clock),
        () -> missing(setting.apply("KEY")).or(line::locked));
  }

  private static Optional<String> missing(Optional<String> key) {
    return key.isPresent() ? Optional.empty() : Optional.of("it has no key; set PICKUP_ATLAS_KEY");
  }
}
