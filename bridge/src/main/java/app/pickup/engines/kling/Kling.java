package app.pickup.engines.kling;

import app.pickup.elements.Cast;
import app.pickup.elements.StandIns;
import app.pickup.engines.Engine;
import app.pickup.files.Sha256;
import app.pickup.net.Line;
import app.pickup.net.Net;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Opens the engine. */
public final class Kling {
  private static final String HOST = "https://api-singapore.klingai.com";

  private Kling() {}

  /**
   * @param setting a setting of this engine by its name: {@code URL}, {@code KEY}, or {@code
   *     ACCESS_KEY} with {@code SECRET_KEY}, which open the legacy API only; asked for at each
   *     call, since a keychain may be unlocked later
   * @param standIns what vendors hold of the cast
   */
  public static Engine engine(
      Net net,
      Function<String, Optional<String>> setting,
      Cast cast,
      StandIns standIns,
      InstantSource clock) {
    URI base = URI.create(setting.apply("URL").orElse(HOST).replaceAll("/+$", ""));
    Line line =
        new Line(net, KlingEngine.ID, base, () -> "Bearer " + setting.apply("KEY").orElse(""));
    Line legacy =
        new Line(
            net,
            KlingEngine.ID,
            base,
            () -> "Bearer " + setting.apply("KEY").orElseGet(() -> signed(setting, clock)));
    Models models = Models.bundled();
    Elements elements =
        new Elements(legacy, models, cast, standIns, () -> account(base, setting.apply("KEY")));
    return new KlingEngine(line, legacy, models, elements, clock, () -> access(setting));
  }

  /** Tells accounts apart, and not what their key is. */
  private static String account(URI base, Optional<String> key) {
    return Sha256.of(base + " " + key.orElse("")).substring(0, 16);
  }

  private static String signed(Function<String, Optional<String>> setting, InstantSource clock) {
    return Signed.token(
        setting.apply("ACCESS_KEY").orElse(""),
        setting.apply("SECRET_KEY").orElse(""),
        clock.instant());
  }

  private static Access access(Function<String, Optional<String>> setting) {
    if (setting.apply("KEY").isPresent()) {
      return Access.ALL;
    }
    return setting.apply("ACCESS_KEY").isPresent() && setting.apply("SECRET_KEY").isPresent()
        ? Access.LEGACY
        : Access.NONE;
  }

  /** What the keys that are there open. */
  enum Access {
    NONE,
    LEGACY,
    ALL
  }
}
