package app.pickup.emulators.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * Whether Atlas would call this address (reference §4). It is never called from here: it has to be
 * public, and an emulator never talks to the world.
 */
final class Webhook {
  private static final int LONGEST = 1024;

  private Webhook() {}

  static void check(ObjectNode body) throws Denied {
    if (body.hasNonNull("webhook_url") && !fits(body.path("webhook_url").asText())) {
      throw Denied.value("webhook_url", "must be a public https address of up to 1024 characters");
    }
  }

  private static boolean fits(String url) {
    try {
      URI uri = URI.create(url);
      String host = String.valueOf(uri.getHost());
      return url.length() <= LONGEST
          && "https".equals(uri.getScheme())
          && host.contains(".")
          && !host.endsWith(".local")
          && !host.matches("(127|10|0|192\\.168|169\\.254|172\\.(1[6-9]|2\\d|3[01]))\\..*");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
