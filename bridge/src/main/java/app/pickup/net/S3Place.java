package app.pickup.net;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where a bucket is.
 *
 * @param bucketUrl the bucket's own address, without a slash at the end
 * @param region e.g. {@code eu-central-1}; {@code auto} or {@code us-east-1} where there is none
 * @param prefix before each name, e.g. {@code pickup/}; may be empty
 * @param lasts how long an address is good
 */
public record S3Place(URI bucketUrl, String region, String prefix, Duration lasts) {
  /** Names in the host: {@code https://{bucket}.s3.eu-central-1.amazonaws.com}. */
  private static final String IN_HOST = "{bucket}";

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._/-]{0,200}");

  /**
   * As it stands in the settings.
   *
   * @param endpoint with {@code {bucket}} in its host, or without: then the bucket is the path
   * @throws Refused {@code settings.bad} with the field and what it must be
   */
  public static S3Place of(
      String endpoint, String region, String bucket, String prefix, Duration lasts) throws Refused {
    must(BUCKET.matcher(bucket).matches(), "bucket", "must be the bucket's name");
    must(REGION.matcher(region).matches(), "region", "must be a region, e.g. eu-central-1");
    must(
        PREFIX.matcher(prefix).matches() && !prefix.startsWith("/") && !prefix.contains("//"),
        "prefix",
        "must be of letters, digits, . _ - and / between them");
    must(
        !lasts.isNegative() && !lasts.isZero() && lasts.compareTo(Relay.LONGEST) <= 0,
        "hours",
        "must be from 1 to " + Relay.LONGEST.toHours());
    String plain = endpoint.replaceAll("/+$", "");
    try {
      URI url =
          new URI(plain.contains(IN_HOST) ? plain.replace(IN_HOST, bucket) : plain + "/" + bucket);
      must(
          url.getHost() != null
              && url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null
              && ("https".equals(url.getScheme())
                  || ("http".equals(url.getScheme()) && Net.loopback(url))),
          "endpoint",
          "must be https://host, or http on this machine");
      return new S3Place(url, region, prefix, lasts);
    } catch (URISyntaxException e) {
      throw bad("endpoint", "must be https://host, or http on this machine");
    }
  }

  /** Whom it is called on. */
  public String host() {
    return String.valueOf(bucketUrl.getHost());
  }

  String key(String name) {
    return prefix + name;
  }

  URI object(String name) {
    return URI.create(bucketUrl + "/" + encoded(key(name)).replace("%2F", "/"));
  }

  /** As S3 has it: all but unreserved signs of RFC 3986 in percents. */
  String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** What the bucket says by status and code, in words; its own may quote what is nobody's. */
  Refused refused(int status, String code) {
    return switch (code) {
      case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken" ->
          badKey(code);
      case "AccessDenied" -> refused("the key may not do that there");
      case "NoSuchBucket" -> refused("it has no bucket of that name");
      case "PermanentRedirect", "TemporaryRedirect", "AuthorizationHeaderMalformed" ->
          refused("the bucket is in another region");
      case "RequestTimeTooSkewed" -> refused("the clock of this machine is wrong");
      default ->
          refused("it answers with " + status + (code.matches("[A-Za-z]{1,60}") ? " " + code : ""));
    };
  }

  Refused refused(String why) {
    return new Refused(Code.RELAY_REFUSED, "host", host(), "why", why);
  }

  private Refused badKey(String why) {
    return new Refused(
        Code.ENGINE_KEY,
        "engine",
        host(),
        "why",
        why,
        "setting",
        "PICKUP_RELAY_S3_ACCESS_KEY and PICKUP_RELAY_S3_SECRET_KEY");
  }

  private static void must(boolean holds, String field, String why) throws Refused {
    if (!holds) {
      throw bad(field, why);
    }
  }

  private static Refused bad(String field, String why) {
    return new Refused(Code.SETTINGS_BAD, "field", "relay.s3." + field, "why", why);
  }
}
