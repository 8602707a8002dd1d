package app.pickup.engines.kling;

import app.pickup.elements.Cast;
import app.pickup.elements.StandIns;
import app.pickup.engines.Engine;
import app.pickup.files.Sha256;
import app.pickup.net.Line;
import app.pickup.net.Net;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** Opens the engine. */
public final class Kling {
  private static final String HOST = "https://api-singapore.klingai.com";

  private Kling() {}

  /**
   * @param setting a setting of this engine by its name: {@code URL}, {@code KEY}; asked for the
   *     key at each call, since a keychain may be unlocked later
   * @param standIns what vendors hold of the cast
   */
  public static Engine engine(
      Net net, Function<String, Optional<String>> setting, Cast cast, StandIns standIns) {
    URI base = URI.create(setting.apply("URL").orElse(HOST).replaceAll("/+$", ""));
    Line line =
        new Line(net, KlingEngine.ID, base, () -> "Bearer " + setting.apply("KEY").orElse(""));
    Models models = Models.bundled();
    Elements elements =
        new Elements(line, models, cast, standIns, () -> account(base, setting.apply("KEY")));
    return new KlingEngine(line, models, elements, () -> missing(setting.apply("KEY")));
  }

  /** Tells accounts apart, and not what their key is. */
  private static String account(URI base, Optional<String> key) {
    return Sha256.of(base + " " + key.orElse("")).substring(0, 16);
  }

  private static Optional<String> missing(Optional<String> key) {
    return key.isPresent() ? Optional.empty() : Optional.of("it has no key; set PICKUP_KLING_KEY");
  }
}
