package app.pickup.jobs.steps;

import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.engines.Engine.Look;
import app.pickup.jobs.Outcome;
import app.pickup.jobs.Step;
import app.pickup.jobs.Work;
import app.pickup.media.Alignment;
import app.pickup.media.Ffmpeg;
import app.pickup.media.MediaFile;
import app.pickup.media.Probe;
import app.pickup.net.Net;
import app.pickup.net.NoAnswer;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Problem.Charged;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the take at once and whole, and looks whether it is a clip of the right length. What is
 * no clip is never imported: it is fetched again, up to five times, and the ticket is kept.
 */
public final class FetchStep implements Step {

  /** The take as the vendor made it, in the work folder. */
  static final String TAKE = "take.mp4";

  static final String FETCHED = "fetched";

  private static final int TRIES = 5;
  private static final long MOST_BYTES = 4L << 30;

  private final Vendors vendors;
  private final Net net;
  private final Probe probe;
  private final Patience patience;

  public FetchStep(Catalogue engines, Net net, Ffmpeg ffmpeg, Patience patience) {
    this.patience = patience;
    this.vendors = new Vendors(engines);
    this.net = net;
    this.probe = new Probe(ffmpeg);
  }

  /** The fetched take's own hash. */
  record Fetched(String sha256) {}

  @Override
  public Outcome run(Work work) throws Refused, IOException, InterruptedException {
    Path take = work.folder().resolve(TAKE);
    Path part = work.folder().resolve(TAKE + ".part");
    Engine.Vendor vendor = vendors.of(work.job().order().engine());
    work.doing("fetching", Map.of(), "Fetching the take.", .1);
    String why = Files.exists(take) ? null : fetch(work, vendor, part);
    if (why == null) {
      if (!Files.exists(take)) {
        Files.move(part, take, StandardCopyOption.ATOMIC_MOVE);
      }
      why = against(work, take);
    }
    if (why == null) {
      work.keep(FETCHED, new Fetched(Hashes.of(take)));
      return Outcome.onward();
    }
    if (work.attempt() + 1 < TRIES) {
      return Outcome.again(patience.growing(work.attempt()));
    }
    throw new Refused(
        Problem.of(Code.ENGINE_RESULT_BAD, "engine", work.job().order().engine(), "why", why)
            .charged(Charged.YES));
  }

  /** Why there is no whole file yet; null: there is. */
  private @Nullable String fetch(Work work, Engine.Vendor vendor, Path part)
      throws Refused, IOException {
    String url = work.kept(OrderStep.RESULT, OrderStep.Result.class).orElseThrow().url();
    Net.Fetched fetched;
    try {
      fetched =
          net.fetch(
              work.job().order().engine(), URI.create(url), part, MOST_BYTES, vendor.loopback());
    } catch (NoAnswer e) {
      // what came stays: the next try goes on there
      return e.why();
    }
    if (fetched.status() / 100 != 2) {
      Files.deleteIfExists(part);
      renew(work, vendor);
      return "its address answers with " + fetched.status();
    }
    if (fetched.type().startsWith("text/") || fetched.type().contains("json")) {
      Files.deleteIfExists(part);
      renew(work, vendor);
      return "it is " + fetched.type().split(";", 2)[0] + ", not a clip";
    }
    return fetched.complete() ? null : "it broke off";
  }

  /** An address may have expired: the ticket gives a new one, and nothing is paid again. */
  private static void renew(Work work, Engine.Vendor vendor) throws Refused {
    String ticket = work.kept(Work.TICKET, String.class).orElseThrow();
    try {
      if (vendor.look(ticket) instanceof Look.Ready ready) {
        work.keep(OrderStep.RESULT, new OrderStep.Result(ready.result().toString()));
      }
    } catch (NoAnswer e) {
      // the next try asks again
    }
  }

  /** Why the file is no take of this order; it is then thrown away. */
  private @Nullable String against(Work work, Path take)
      throws Refused, IOException, InterruptedException {
    String why;
    try {
      MediaFile media = probe.footage(take);
      long wanted = PrepareStep.offer(work).frames();
      long got = media.video().frames();
      if (got + Alignment.REACH >= wanted) {
        return null;
      }
      why = "it has " + got + " frames of " + wanted;
    } catch (Refused e) {
      why = e.problem().detail();
    }
    Files.deleteIfExists(take);
    return why;
  }
}
