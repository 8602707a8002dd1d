package app.pickup.engines.kling;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The older way to say who calls: a token signed with the secret key, good for half an hour
 * (document-api, authentication: JWT with HS256; {@code iss}, {@code exp}, {@code nbf}, no {@code
 * iat}).
 */
final class Signed {
  private static final long GOOD_FOR = 1800;

  /** For a clock of ours that is a little ahead of theirs. */
  private static final long EARLIER = 5;

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Signed() {}

  /** A fresh one. */
  static String token(String accessKey, String secretKey, Instant now) {
    ObjectNode head = Json.object().put("alg", "HS256").put("typ", "JWT");
    ObjectNode claims =
        Json.object()
            .put("iss", accessKey)
            .put("exp", now.getEpochSecond() + GOOD_FOR)
            .put("nbf", now.getEpochSecond() - EARLIER);
    String said = part(head) + "." + part(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return said + "." + BASE64.encodeToString(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }

  private static String part(ObjectNode json) {
    return BASE64.encodeToString(Json.text(json).getBytes(StandardCharsets.UTF_8));
  }
}
