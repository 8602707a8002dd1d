package app.pickup.app;

import app.pickup.net.Net;
import app.pickup.net.PutRelay;
import app.pickup.net.Relay;
import app.pickup.net.S3Place;
import app.pickup.net.S3Relay;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.secrets.Secrets;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which relay was set up. A bucket without its keys is none: the order is then refused before
 * anything leaves or costs.
 *
 * @param web a place that takes files by PUT
 * @param bucket a bucket that speaks S3; it goes first
 * @param keys the bucket's
 * @param lasts how long footage may lie there
 */
record RelayChoice(
    @Nullable URI web, @Nullable S3Place bucket, Optional<Keys> keys, Duration lasts) {
  private static final String NAME = "relay-s3";

  /** No record, so that nothing prints them. */
  static final class Keys {
    private final String access;
    private final String secret;

    private Keys(String access, String secret) {
      this.access = access;
      this.secret = secret;
    }
  }

  /**
   * As it is set.
   *
   * @throws Refused {@code settings.bad} when it is set wrongly
   */
  static RelayChoice of(Settings settings, Secrets secrets) throws Refused {
    Duration lasts = lasts(settings);
    URI web = null;
    if (settings.engine("relay", "URL").isPresent()) {
      web = web(settings.engine("relay", "URL").get());
    }
    Optional<String> endpoint = settings.relayS3("endpoint");
    if (endpoint.isEmpty() && settings.relayS3("bucket").isEmpty()) {
      return new RelayChoice(web, null, Optional.empty(), lasts);
    }
    S3Place bucket =
        S3Place.of(
            endpoint.orElse(""),
            settings.relayS3("region").orElse("us-east-1"),
            settings.relayS3("bucket").orElse(""),
            settings.relayS3("prefix").orElse(""),
            lasts);
    Optional<Keys> keys =
        secrets
            .find(NAME, "ACCESS_KEY")
            .flatMap(
                access -> secrets.find(NAME, "SECRET_KEY").map(secret -> new Keys(access, secret)));
    return new RelayChoice(web, bucket, keys, lasts);
  }

  /** The relay, or null: none is set up. */
  @Nullable Relay open(Net net, InstantSource clock) {
    if (bucket != null) {
      return keys.map(two -> new S3Relay(net, bucket, two.access, two.secret, clock)).orElse(null);
    }
    return web == null ? null : new PutRelay(net, web, lasts);
  }

  /** What is missing that it could be used; empty: nothing. */
  Optional<String> missing() {
    return bucket != null && keys.isEmpty()
        ? Optional.of("the bucket at " + bucket.host() + " has no keys")
        : Optional.empty();
  }

  /** In a few words. */
  String words() {
    if (bucket != null) {
      return "S3 bucket at " + bucket.host() + ", for at most " + lasts.toHours() + " h";
    }
    return web == null
        ? "not set up; only engines elsewhere need one"
        : "PUT to " + web.getHost() + ", for at most " + lasts.toHours() + " h";
  }

  private static Duration lasts(Settings settings) throws Refused {
    String hours = settings.relayS3("hours").orElse("24");
    if (!hours.matches("[0-9]{1,3}")
        || Integer.parseInt(hours) < 1
        || Integer.parseInt(hours) > Relay.LONGEST.toHours()) {
      throw bad("relay.s3.hours", "must be a whole number from 1 to " + Relay.LONGEST.toHours());
    }
    return Duration.ofHours(Integer.parseInt(hours));
  }

  private static URI web(String url) throws Refused {
    try {
      URI web = new URI(url.replaceAll("/+$", ""));
      if (web.getHost() != null) {
        return web;
      }
    } catch (URISyntaxException e) {
      // said below, without the address: it may hold a password
    }
    throw bad("PICKUP_RELAY_URL", "must be https://host/path");
  }

  private static Refused bad(String field, String why) {
    return new Refused(Code.SETTINGS_BAD, "field", field, "why", why);
  }
}
