package app.pickup.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that open the door: the bridge's own, new at each launch, and those of paired panels,
 * kept as hashes. A token is 256 random bits; it is compared by its hash in constant time, so that
 * neither timing nor the database gives it away.
 */
public final class Tokens {
  private static final String BEARER = "Bearer ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PanelStore store;
  private final String own = make();
  private final byte[] ownHash = hash(own);
  private volatile Set<String> panels;

  public Tokens(PanelStore store) {
    this.store = store;
    panels = Set.copyOf(store.hashes());
  }

  /** The bridge's own token, for the runtime file only. */
  public String own() {
    return own;
  }

  /** Who presents this {@code Authorization} header. */
  Caller caller(@Nullable String authorization) {
    return authorization != null && authorization.startsWith(BEARER)
        ? holder(authorization.substring(BEARER.length()))
        : Caller.STRANGER;
  }

  /** Who holds this token. */
  Caller holder(String token) {
    byte[] hash = hash(token);
    if (MessageDigest.isEqual(hash, ownHash)) {
      return Caller.OWNER;
    }
    return panels.contains(HexFormat.of().formatHex(hash)) ? Caller.PANEL : Caller.STRANGER;
  }

  /** A new token for this panel; the one it had before dies. */
  String pair(String panel) {
    String token = make();
    store.pair(panel, HexFormat.of().formatHex(hash(token)));
    // at once: a panel that asks meanwhile must not be taken for a stranger
    panels = Set.copyOf(store.hashes());
    return token;
  }

  /** Proof to a caller that we are the bridge whose runtime file it has read. */
  String proof(String nonce) {
    return proof(own, nonce);
  }

  /**
   * Proof to each paired panel that we know it: with the hash of its token as key, in hex, since
   * the token itself is not kept.
   */
  List<String> panelProofs(String nonce) {
    return panels.stream().map(hash -> proof(hash, nonce)).sorted().toList();
  }

  private static String proof(String key, String nonce) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(nonce.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }

  private static String make() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
