package app.pickup.emulators.kling;

import app.pickup.emulators.Call;
import app.pickup.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who may call: the API key everywhere, a token signed with the secret key (JWT, HS256) on the
 * legacy endpoints only.
 */
final class Gate {

  private final Account account;

  Gate(Account account) {
    this.account = account;
  }

  void check(Call call, boolean legacy) throws Denied {
    String header = call.header("authorization");
    if (header == null || header.isBlank()) {
      throw new Denied(KlingCode.AUTH_EMPTY);
    }
    if (!header.startsWith("Bearer ")) {
      throw new Denied(KlingCode.AUTH_INVALID);
    }
    String token = header.substring("Bearer ".length()).strip();
    if (same(token.getBytes(StandardCharsets.UTF_8), account.key())) {
      return;
    }
    String[] parts = token.split("\\.", -1);
    if (!legacy || parts.length != 3) {
      throw new Denied(KlingCode.AUTH_INVALID);
    }
    JsonNode head = decoded(parts[0]);
    JsonNode claims = decoded(parts[1]);
    if (!head.path("alg").asText().equals("HS256")
        || !claims.path("iss").asText().equals(account.accessKey())) {
      throw new Denied(KlingCode.AUTH_INVALID);
    }
    if (!same(signature(parts[0] + "." + parts[1]), parts[2])) {
      throw new Denied(KlingCode.AUTH_FAILED, "signature is invalid");
    }
    long now = account.now() / 1000;
    if (claims.path("nbf").asLong(0) > now) {
      throw new Denied(KlingCode.AUTH_NOT_YET);
    }
    if (!claims.path("exp").isNumber() || claims.path("exp").asLong() <= now) {
      throw new Denied(KlingCode.AUTH_EXPIRED);
    }
  }

  private byte[] signature(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(account.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encode(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean same(byte[] a, String b) {
    return MessageDigest.isEqual(a, b.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode decoded(String part) throws Denied {
    try {
      return Json.parse(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw new Denied(KlingCode.AUTH_INVALID);
    }
  }
}
