package app.pickup.http;

import app.pickup.bins.Host;
import app.pickup.bins.Host.Left;
import app.pickup.bins.Host.Open;
import app.pickup.bins.Host.Picked;
import app.pickup.bins.Host.Selection;
import app.pickup.bins.Hosts;
import app.pickup.bins.panel.PanelHost;
import app.pickup.json.Json;
import app.pickup.media.MediaFile;
import app.pickup.media.Rate;
import app.pickup.media.Screening;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Fields;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The NLEs that run: what they have open, and what is selected on their timeline. */
final class HostResource implements Resource {
  private static final int LONGEST = 4096;
  private static final int MOST_TRACKS = 999;

  private final Hosts hosts;
  private final Screening screening;
  private final InstantSource clock;

  HostResource(Hosts hosts, Screening screening, InstantSource clock) {
    this.hosts = hosts;
    this.screening = screening;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/hosts", this::list);
    routes.get("/v1/hosts/{id}/selection", this::selection);
    routes.put("/v1/hosts/{id}/selection", this::tell);
  }

  private void list(Context http) throws InterruptedException {
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("items");
    for (Host host : hosts.hosts()) {
      Host.Seen seen = host.look();
      ObjectNode item = items.addObject().put("nle", host.nle()).put("running", seen.running());
      ArrayNode projects = item.putArray("projects");
      seen.projects().forEach(project -> projects.add(view(project)));
    }
    body.putNull("next");
    Answer.json(http, 200, body);
  }

  private Host asked(Context http) throws Refused {
    return hosts
        .of(http.pathParam("id"))
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "what", "host"));
  }

  private void selection(Context http) throws Refused, InterruptedException {
    Answer.json(http, 200, view(asked(http).selection()));
  }

  /** Only panels tell; of an NLE that the bridge asks itself nobody else may say anything. */
  private void tell(Context http) throws Refused, InterruptedException {
    if (!(asked(http) instanceof PanelHost host)) {
      throw new Refused(Code.METHOD, "method", "PUT");
    }
    List<Problem> problems = new ArrayList<>();
    Fields fields = Fields.of(Body.json(http), problems);
    Selection selection = fields == null ? null : read(fields);
    if (selection == null || !problems.isEmpty()) {
      throw new Refused(problems);
    }
    host.tell(selection);
    Answer.json(http, 200, view(selection));
  }

  private Selection read(Fields fields) {
    Fields project = fields.needObject("project");
    Open open =
        project == null
            ? new Open("", null, null)
            : new Open(
                orEmpty(project.needText("name", LONGEST)),
                project.text("id", LONGEST),
                project.path("file"));
    if (project != null) {
      project.done();
    }
    Fields sequence = fields.object("sequence");
    Rate rate = null;
    long width = 0;
    long height = 0;
    if (sequence != null) {
      rate = rate(sequence);
      width = orZero(sequence.needWhole("width", 16, 16_384));
      height = orZero(sequence.needWhole("height", 16, 16_384));
      sequence.done();
    }
    List<Picked> clips = new ArrayList<>();
    for (Fields clip : fields.objects("clips")) {
      picked(clip, clips);
    }
    List<Left> left = new ArrayList<>();
    for (Fields refused : fields.objects("refused")) {
      left.add(
          new Left(
              orEmpty(refused.needText("name", LONGEST)),
              orEmpty(refused.needText("why", LONGEST))));
      refused.done();
    }
    fields.done();
    return new Selection(
        open, rate, Math.toIntExact(width), Math.toIntExact(height), clips, left, clock.instant());
  }

  private static void picked(Fields clip, List<Picked> clips) {
    Path media = clip.needPath("media");
    String name = clip.text("name", LONGEST);
    Long in = clip.needWhole("in", 0, Integer.MAX_VALUE);
    Long out = clip.needWhole("out", 1, Integer.MAX_VALUE);
    String sequence = clip.text("sequence", LONGEST);
    Long track = clip.whole("track", 0, MOST_TRACKS);
    Long frame = clip.needWhole("frame", 0, Integer.MAX_VALUE);
    clip.done();
    if (media == null || in == null || out == null || frame == null) {
      return;
    }
    if (out <= in) {
      clip.wrong("out", Problem.of(Code.RANGE_EMPTY));
      return;
    }
    String shown = name == null ? String.valueOf(media.getFileName()) : name;
    clips.add(
        new Picked(media, shown, in, out, sequence, (int) orZero(track), Math.toIntExact(frame)));
  }

  private static @Nullable Rate rate(Fields sequence) {
    String text = sequence.needText("rate", 20);
    if (text == null) {
      return null;
    }
    try {
      return Rate.parse(text);
    } catch (IllegalArgumentException e) {
      return sequence.wrong("rate", "must be a rate such as 25 or 30000/1001");
    }
  }

  /**
   * What is selected, in frames of each clip's own media; what can not be read is left, with why.
   */
  private ObjectNode view(Selection selection) throws InterruptedException {
    ObjectNode json = Json.object();
    json.set("project", view(selection.project()));
    Rate rate = selection.rate();
    if (rate == null || selection.width() == 0 || selection.height() == 0) {
      json.putNull("sequence");
    } else {
      json.putObject("sequence")
          .put("rate", rate.toString())
          .put("width", selection.width())
          .put("height", selection.height());
    }
    ArrayNode clips = json.putArray("clips");
    List<Left> left = new ArrayList<>(selection.left());
    for (Picked clip : selection.clips()) {
      try {
        clips.add(view(clip, rate, screening.look(clip.media())));
      } catch (Refused e) {
        left.add(new Left(clip.name(), e.problem().detail()));
      }
    }
    ArrayNode refused = json.putArray("refused");
    left.forEach(each -> refused.addObject().put("name", each.name()).put("why", each.why()));
    json.put("at", selection.at().toString());
    return json;
  }

  private static ObjectNode view(Picked clip, @Nullable Rate timeline, MediaFile media) {
    Rate own = media.video().rate();
    ObjectNode json = Json.object();
    json.put("media", clip.media().toString()).put("name", clip.name());
    json.put("in", atRate(clip.in(), timeline, own));
    json.put("out", Math.min(media.video().frames(), atRate(clip.out(), timeline, own)));
    if (clip.sequence() != null) {
      json.put("sequence", clip.sequence());
    }
    return json.put("track", clip.track()).put("frame", clip.frame());
  }

  /** Timelines count in their own frames, media in theirs. */
  private static long atRate(long frame, @Nullable Rate timeline, Rate own) {
    if (timeline == null || timeline.equals(own)) {
      return frame;
    }
    return own.framesIn(frame * timeline.den(), timeline.num());
  }

  private static ObjectNode view(Open project) {
    return Json.object()
        .put("name", project.name())
        .put("id", project.id())
        .put("file", project.file() == null ? null : project.file().toString());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }
}
