package app.pickup.jobs.steps;

import app.pickup.engines.Engine;
import app.pickup.engines.Engine.Placed;
import app.pickup.engines.Engine.Speech;
import app.pickup.jobs.Work;
import app.pickup.net.NoAnswer;
import app.pickup.net.Relay;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The track of a spoken line, put out beside its footage before anything is ordered. It goes to the
 * vendor's own place, which forgets it by itself: nothing of it has to be taken away.
 *
 * @param at where the vendor finds it
 * @param footage beside which it was put
 */
record Track(String at, String footage) {
  private static final String KEPT = "track";

  /** Puts it out where the vendor wants one, unless it lies beside this very footage already. */
  static Placed beside(URI footage, String id, Work work, Engine.Vendor vendor)
      throws Refused, NoAnswer, IOException {
    Optional<Speech> speech = Optional.ofNullable(PrepareStep.speech(work));
    if (speech.isEmpty() || !PrepareStep.offer(work).track()) {
      return new Placed(footage, null);
    }
    Track kept = work.kept(KEPT, Track.class).orElse(null);
    if (kept != null && kept.footage().equals(footage.toString())) {
      return new Placed(footage, URI.create(kept.at()));
    }
    String engine = work.job().order().engine();
    Relay to = vendor.relay().orElseThrow(() -> new Refused(Code.ENGINE_RELAY, "engine", engine));
    work.doing("uploading", Map.of(), "Putting the line where " + engine + " finds it.", .03);
    URI at = to.put(engine, id + ".wav", speech.get().wav());
    work.keep(KEPT, new Track(at.toString(), footage.toString()));
    return new Placed(footage, at);
  }
}
