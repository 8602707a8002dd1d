package app.pickup.emulators.kling;

import app.pickup.emulators.Call;
import app.pickup.emulators.Faults;
import app.pickup.emulators.Reply;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Sends a call to where it is answered, past the checks that every call meets. */
final class KlingDoor {

  private final Faults<KlingFault> faults;
  private final Gate gate;
  private final Shelf shelf;
  private final NewApi current;
  private final LegacyVideos videos;
  private final LipSync lips;
  private final Library library;
  private final Costs costs;

  KlingDoor(
      KlingOptions options,
      Account account,
      Depot depot,
      Makers makers,
      Faults<KlingFault> faults,
      Shelf shelf)
      throws IOException {
    this.faults = faults;
    this.gate = new Gate(account);
    this.shelf = shelf;
    Models models = Models.read();
    Inputs inputs = new Inputs(depot, options.ffmpeg());
    Counter counter = new Counter(inputs, new Elements(account));
    Creates creates = new Creates(account, makers, faults);
    LegacyTasks tasks = new LegacyTasks(account, shelf);
    this.videos = new LegacyVideos(models, counter, creates, tasks);
    this.lips =
        new LipSync(account, faults, creates, tasks, inputs, depot, shelf, options.ffmpeg());
    this.library = new Library(account, creates, tasks, inputs);
    this.costs = new Costs(account, options);
    this.current = new NewApi(models, counter, creates, account, shelf);
  }

  Reply answer(Call call) {
    if (call.below(Shelf.FILES) != null) {
      return call.method().equals("GET") || call.method().equals("HEAD")
          ? shelf.answer(call)
          : Reply.text(405, "text/plain", "not allowed");
    }
    try {
      boolean legacy = call.below("/v1") != null || call.below("/account") != null;
      gate.check(call, legacy);
      refuse(KlingFault.WRONG_KEY, KlingCode.AUTH_INVALID);
      refuse(KlingFault.CLOCK_OFF, KlingCode.AUTH_NOT_YET);
      refuse(KlingFault.SLOW_DOWN, KlingCode.TOO_FAST);
      refuse(KlingFault.MAINTENANCE, KlingCode.MAINTENANCE);
      return legacy ? legacy(call) : current.answer(call);
    } catch (Denied e) {
      return Envelope.denied(e);
    }
  }

  private Reply legacy(Call call) throws Denied {
    for (Part part : new Part[] {videos::answer, lips::answer, library::answer, costs::answer}) {
      Reply reply = part.answer(call);
      if (reply != null) {
        return reply;
      }
    }
    throw new Denied(KlingCode.NO_METHOD);
  }

  /** Answers some paths and none of the others. */
  private interface Part {
    @Nullable Reply answer(Call call) throws Denied;
  }

  private void refuse(KlingFault fault, KlingCode code) throws Denied {
    if (faults.take(fault)) {
      throw new Denied(code);
    }
  }
}
