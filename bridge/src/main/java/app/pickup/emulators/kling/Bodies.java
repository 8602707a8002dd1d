package app.pickup.emulators.kling;

import app.pickup.emulators.Call;
import app.pickup.emulators.RequestJson;

/** Reads a request's body. */
final class Bodies {

  private Bodies() {}

  static Given read(Call call) throws Denied {
    return new Given(
        RequestJson.object(call.body())
            .orElseThrow(() -> new Denied(KlingCode.INVALID, "the body is not a JSON object")),
        "");
  }
}
