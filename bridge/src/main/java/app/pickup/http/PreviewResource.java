package app.pickup.http;

import app.pickup.jobs.Job;
import app.pickup.jobs.Jobs;
import app.pickup.jobs.Take;
import app.pickup.json.Json;
import app.pickup.media.FrameRange;
import app.pickup.media.MediaFile;
import app.pickup.media.Screening;
import app.pickup.media.Timecode;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import app.pickup.shots.ShotReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A finished take for a browser: what came back, what it was made from, its matte, its recipe. */
final class PreviewResource implements Resource {
  private final Jobs jobs;
  private final Screening screening;

  PreviewResource(Jobs jobs, Screening screening) {
    this.jobs = jobs;
    this.screening = screening;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/jobs/{id}/request", this::request);
    routes.get("/v1/jobs/{id}/preview", this::preview);
  }

  /** The request as frozen: asked again it is the same shot. */
  private void request(Context http) throws Refused {
    Answer.json(http, 200, Json.own(jobs.get(http.pathParam("id")).order().request()));
  }

  private void preview(Context http) throws Refused, InterruptedException, IOException {
    Job job = jobs.get(http.pathParam("id"));
    String of = Asked.text(http, "of");
    Take take =
        job.standing().takes().stream()
            .findFirst()
            .orElseThrow(() -> new Refused(Code.NOT_FOUND, "what", "take"));
    Path mp4;
    if (of == null || of.equals("clip")) {
      mp4 = whole(Path.of(take.clip().path()));
    } else if (of.equals("matte")) {
      if (take.matte() == null) {
        throw new Refused(Code.NOT_FOUND, "what", "matte");
      }
      mp4 = screening.matte(screening.look(Path.of(take.matte())));
    } else if (of.equals("plate")) {
      mp4 = plate(job, take);
    } else {
      throw Asked.wrong("of", "must be clip, plate or matte");
    }
    http.contentType("video/mp4").result(Files.newInputStream(mp4));
  }

  private Path whole(Path clip) throws Refused, InterruptedException {
    MediaFile media = screening.look(clip);
    return screening.proxy(media, new FrameRange(0, media.video().frames()));
  }

  /** As many frames as the take has, from where it begins in its plate. */
  private Path plate(Job job, Take take) throws Refused, InterruptedException {
    Shot shot = ShotReader.frozen(job.order().kind(), Json.own(job.order().request()));
    Shot.Plate footage = shot.footage();
    if (footage == null) {
      throw new Refused(Code.NOT_FOUND, "what", "plate");
    }
    MediaFile clip = screening.look(Path.of(take.clip().path()));
    MediaFile media = screening.look(footage.media());
    if (media.video().variable()) {
      media = media.at(clip.video().rate());
    }
    long in = first(media, clip);
    return screening.proxy(media, new FrameRange(in, in + clip.video().frames()));
  }

  /** The proof holds the clip's timecode to the plate's: it tells where the clip begins. */
  private static long first(MediaFile media, MediaFile clip) throws Refused {
    Timecode here = clip.timecode();
    if (here == null) {
      throw new Refused(Code.NOT_FOUND, "what", "timecode");
    }
    Timecode start =
        media.timecode() == null ? Timecode.zero(media.video().rate()) : media.timecode();
    return Math.max(0, here.frames() - start.frames());
  }
}
