package app.pickup.emulators.kling;

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
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where results are fetched: URLs that nobody can guess, refused to pages of others, gone after 30
 * days.
 */
final class Shelf {

  static final String FILES = "/files";
  private static final Duration KEPT = Duration.ofDays(30);

  private final Account account;
  private final Depot depot;
  private final Faults<KlingFault> faults;
  private final String home;

  /**
   * @param home where this emulator answers, without a slash at the end
   */
  Shelf(Account account, Depot depot, Faults<KlingFault> faults, String home) {
    this.account = account;
    this.depot = depot;
    this.faults = faults;
    this.home = home;
  }

  /** The URL a query tells now. */
  String url(Task task) {
    return home + FILES + "/" + token(task, task.link()) + ".mp4";
  }

  /** The URL of a face's picture. */
  String faceUrl(String session) {
    return home + FILES + "/" + session + ".png";
  }

  /** The task whose clip has this URL now. */
  Optional<Task> taskOf(String url) {
    return account.tasks().stream().filter(t -> url(t).equals(url)).findFirst();
  }

  Reply answer(Call call) {
    String name = String.valueOf(call.below(FILES));
    String referer = call.header("referer");
    if (referer != null && !referer.startsWith(home + "/") && !referer.equals(home)) {
      return Reply.text(403, "text/plain", "hot link refused");
    }
    try {
      if (name.matches("\\d+\\.png")) {
        Path face = depot.face(name.replace(".png", ""));
        return Files.exists(face)
            ? new ServedFile(face, "image/png").answer(call)
            : Reply.text(404, "text/plain", "not found");
      }
      for (Task task : account.tasks()) {
        for (int link = 0; link <= task.link(); link++) {
          if (name.equals(token(task, link) + ".mp4")) {
            return link < task.link() ? Reply.text(403, "text/plain", "expired") : clip(task, call);
          }
        }
      }
      return Reply.text(404, "text/plain", "not found");
    } catch (IOException e) {
      return Reply.text(404, "text/plain", "not found");
    }
  }

  private Reply clip(Task task, Call call) throws IOException {
    Path file = depot.result(task.id());
    if (task.status() != Status.SUCCEEDED || account.now() - task.updated() > KEPT.toMillis()) {
      return Reply.text(404, "text/plain", "not found");
    }
    if (faults.take(KlingFault.EXPIRED_URL)) {
      account.change(task.id(), Task::nextLink);
      return Reply.text(403, "text/plain", "expired");
    }
    if (faults.take(KlingFault.HTML_RESULT)) {
      return Reply.text(200, "text/html", "<!doctype html><title>Please wait</title><p>Wait.");
    }
    Reply whole = new ServedFile(file, "video/mp4").answer(call);
    if (faults.take(KlingFault.TRUNCATED_RESULT)) {
      return whole.cutAfter(whole.length() / 2);
    }
    if (faults.take(KlingFault.LYING_LENGTH)) {
      return whole.lyingBy(4096);
    }
    return faults.take(KlingFault.STALLED_RESULT) ? whole.stalledAfter(whole.length() / 2) : whole;
  }

  private String token(Task task, int link) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (account.secretKey() + "/" + task.id() + "/" + link)
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
