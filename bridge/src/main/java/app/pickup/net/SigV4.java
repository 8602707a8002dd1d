package app.pickup.net;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests for S3: AWS Signature Version 4, as written in the Amazon S3 API Reference under
 * "Authenticating Requests". Addresses come in encoded already, and S3 wants them encoded once
 * only. No record, so that nothing prints the secret.
 */
final class SigV4 {
  /** The hash of no bytes. */
  static final String NOTHING = Digests.sha256(new byte[0]);

  private static final String METHOD = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String accessKey;
  private final String secretKey;
  private final String region;

  SigV4(String accessKey, String secretKey, String region) {
    this.accessKey = accessKey;
    this.secretKey = secretKey;
    this.region = region;
  }

  /**
   * What has to be sent with a request.
   *
   * @param headers signed too
   * @param payload the body's SHA-256 in hex
   */
  Map<String, String> headers(
      String method, URI uri, Map<String, String> headers, String payload, Instant now) {
    String time = TIME.format(now);
    Map<String, String> all = new TreeMap<>();
    headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
    all.put("host", uri.getRawAuthority());
    all.put("x-amz-content-sha256", payload);
    all.put("x-amz-date", time);
    String signature = signature(method, uri, sorted(uri.getRawQuery()), all, payload, time);
    all.put(
        "authorization",
        METHOD
            + " Credential="
            + accessKey
            + "/"
            + scope(time)
            + ",SignedHeaders="
            + String.join(";", all.keySet())
            + ",Signature="
            + signature);
    return all;
  }

  /** An address by which anybody may read what lies there, until this much time has gone by. */
  URI presigned(URI uri, Duration lasts, Instant now) {
    String time = TIME.format(now);
    Map<String, String> headers = Map.of("host", uri.getRawAuthority());
    String query =
        sorted(
            "X-Amz-Algorithm="
                + METHOD
                + "&X-Amz-Credential="
                + (accessKey + "/" + scope(time)).replace("/", "%2F")
                + "&X-Amz-Date="
                + time
                + "&X-Amz-Expires="
                + lasts.toSeconds()
                + "&X-Amz-SignedHeaders=host");
    String signature = signature("GET", uri, query, headers, "UNSIGNED-PAYLOAD", time);
    return URI.create(uri + "?" + query + "&X-Amz-Signature=" + signature);
  }

  private String signature(
      String method,
      URI uri,
      String query,
      Map<String, String> headers,
      String payload,
      String time) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String request =
        String.join(
            "\n",
            method,
            path,
            query,
            headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining()),
            String.join(";", headers.keySet()),
            payload);
    String signed =
        String.join(
            "\n",
            METHOD,
            time,
            scope(time),
            Digests.sha256(request.getBytes(StandardCharsets.UTF_8)));
    byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
    for (String part : scope(time).split("/")) {
      key = mac(key, part);
    }
    return Digests.hex(mac(key, signed));
  }

  private String scope(String time) {
    return time.substring(0, 8) + "/" + region + "/s3/aws4_request";
  }

  /** Parameters by name, one without a value with an empty one. */
  private static String sorted(@org.jspecify.annotations.Nullable String query) {
    return query == null
        ? ""
        : Arrays.stream(query.split("&"))
            .map(part -> part.contains("=") ? part : part + "=")
            .sorted()
            .collect(Collectors.joining("&"));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }
}
