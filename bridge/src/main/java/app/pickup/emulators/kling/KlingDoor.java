package app.pickup.emulators.kling;

import app.pickup.emulators.Call;
import app.pickup.emulators.Faults;
import app.pickup.emulators.Reply;
import java.io.IOException;

/** Sends a call to where it is answered, past the checks that every call meets. */
final class KlingDoor {

  private final Faults<KlingFault> faults;
  private final Gate gate;
  private final Shelf shelf;
  private final NewApi current;

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
      return current.answer(call);
    } catch (Denied e) {
      return Envelope.denied(e);
    }
  }

  private void refuse(KlingFault fault, KlingCode code) throws Denied {
    if (faults.take(fault)) {
      throw new Denied(code);
    }
  }
}
