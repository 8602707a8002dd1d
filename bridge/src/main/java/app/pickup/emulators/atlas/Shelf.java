package app.pickup.emulators.atlas;

import app.pickup.emulators.Call;
import app.pickup.emulators.Faults;
import app.pickup.emulators.Reply;
import app.pickup.emulators.ServedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;

/** Where results and uploads are fetched: URLs that nobody can guess, results for 14 days. */
final class Shelf {
  static final String FILES = "/files";
  static final String UPLOADS = "/uploads";
  private static final Duration KEPT = Duration.ofDays(14);

  private final Account account;
  private final Depot depot;
  private final Faults<AtlasFault> faults;
  private final String home;
  private final InstantSource clock;

  /**
   * @param home where this emulator answers, without a slash at the end
   */
  Shelf(Account account, Depot depot, Faults<AtlasFault> faults, String home, InstantSource clock) {
    this.account = account;
    this.depot = depot;
    this.faults = faults;
    this.home = home;
    this.clock = clock;
  }

  /** The URL a look tells now. */
  String url(Prediction prediction) {
    return home + FILES + "/" + token(prediction, prediction.link()) + ".mp4";
  }

  /** The URL of something uploaded. */
  String upload(String name) {
    return home + UPLOADS + "/" + name;
  }

  Reply answer(Call call) {
    try {
      String uploaded = call.below(UPLOADS);
      if (uploaded != null) {
        Path file = depot.input(uploaded.matches("[0-9a-f-]{36}") ? uploaded : "none");
        return Files.exists(file)
            ? new ServedFile(file, "application/octet-stream").answer(call)
            : missing();
      }
      String name = String.valueOf(call.below(FILES));
      for (Prediction each : account.predictions()) {
        for (int link = 0; link <= each.link(); link++) {
          if (name.equals(token(each, link) + ".mp4")) {
            return link < each.link() ? Reply.text(403, "text/plain", "expired") : clip(each, call);
          }
        }
      }
      return missing();
    } catch (IOException e) {
      return missing();
    }
  }

  private Reply clip(Prediction prediction, Call call) throws IOException {
    if (prediction.status() != Prediction.Status.COMPLETED
        || clock.millis() - prediction.created() > KEPT.toMillis()) {
      return missing();
    }
    if (faults.take(AtlasFault.EXPIRED_URL)) {
      account.change(prediction.id(), Prediction::nextLink);
      return Reply.text(403, "text/plain", "expired");
    }
    if (faults.take(AtlasFault.HTML_RESULT)) {
      return Reply.text(200, "text/html", "<!doctype html><title>Please wait</title><p>Wait.");
    }
    Reply whole = new ServedFile(depot.result(prediction.id()), "video/mp4").answer(call);
    if (faults.take(AtlasFault.TRUNCATED_RESULT)) {
      return whole.cutAfter(whole.length() / 2);
    }
    if (faults.take(AtlasFault.LYING_LENGTH)) {
      return whole.lyingBy(4096);
    }
    return faults.take(AtlasFault.STALLED_RESULT) ? whole.stalledAfter(whole.length() / 2) : whole;
  }

  private static Reply missing() {
    return Reply.text(404, "text/plain", "not found");
  }

  private String token(Prediction prediction, int link) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (account.key() + "/" + prediction.id() + "/" + link)
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
