package app.pickup.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one-time code by which a panel gets its token. Short enough to be typed: 8 of 32 letters and
 * digits (40 bits), without those that look alike. It dies when used, after five wrong tries, after
 * ten minutes, and when a new one is made.
 */
final class Pairing {
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 8;
  private static final int TRIES = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final InstantSource clock;
  private @Nullable String code;
  private Instant until = Instant.MIN;
  private int triesLeft;

  Pairing(InstantSource clock) {
    this.clock = clock;
  }

  record Code(String text, Instant until) {}

  synchronized Code make() {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    String made = letters.toString();
    code = made;
    until = clock.instant().plus(LIFE);
    triesLeft = TRIES;
    return new Code(made, until);
  }

  /** Whether this is the code; typed ones may have small letters, spaces and dashes. */
  synchronized boolean use(String given) {
    if (code == null || clock.instant().isAfter(until)) {
      return false;
    }
    String typed = given.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    boolean right =
        MessageDigest.isEqual(
            typed.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    triesLeft--;
    if (right || triesLeft == 0) {
      code = null;
    }
    return right;
  }
}
