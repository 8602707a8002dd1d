package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.media.Ffmpeg;
import app.pickup.media.Probe;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One edit from a terminal: the request that a panel would send, and its progress. */
@Command(
    name = "edit",
    mixinStandardHelpOptions = true,
    description = "Swap the background behind the people of a clip, or change its look.")
final class EditCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CLIP", description = "The footage.")
  private @Nullable Path clip;

  @Option(
      names = "--in",
      paramLabel = "FRAME|TC",
      description = "First frame, or its timecode. Default: the first.")
  private String in = "0";

  @Option(
      names = "--out",
      paramLabel = "FRAME|TC",
      description = "The frame after the last, or its timecode. Default: to the end.")
  private @Nullable String out;

  @Option(names = "--handles", paramLabel = "N", description = "Extra frames on both sides.")
  private int handles;

  @ArgGroup(multiplicity = "1")
  private @Nullable With with;

  /** The new background: one of these. */
  private static final class With {
    @Option(names = "--image", paramLabel = "FILE", description = "A picture as background.")
    @Nullable Path image;

    @Option(
        names = "--video",
        paramLabel = "FILE",
        description = "A clip as background, looped or trimmed.")
    @Nullable Path video;

    @Option(names = "--colour", paramLabel = "#RRGGBB", description = "One colour as background.")
    @Nullable String colour;

    @Option(names = "--blur", paramLabel = "PIXELS", description = "The plate itself, blurred.")
    @Nullable Integer blur;

    @Option(
        names = "--prompt",
        paramLabel = "TEXT",
        description = "A background in words (cloud engines).")
    @Nullable String prompt;

    @Option(
        names = "--style",
        paramLabel = "TEXT",
        description = "The whole plate in another look (cloud engines).")
    @Nullable String style;

    @Option(
        names = "--replace",
        paramLabel = "TEXT",
        description = "Something in the plate by something else; say by what with --by.")
    @Nullable String replace;

    @Option(
        names = "--motion-of",
        paramLabel = "FILE",
        description = "Give the plate's motion to the one in this picture (cloud engines).")
    @Nullable Path character;
  }

  @Option(
      names = "--by",
      paramLabel = "TEXT|FILE",
      description = "With --replace: by what, in words or a picture.")
  private @Nullable String by;

  @Option(
      names = "--consent",
      split = ",",
      paramLabel = "WHO,SCOPE",
      description = "Who agreed to what, where people's footage leaves this machine.")
  private List<String> consent = List.of();

  @Option(
      names = "--retime",
      paramLabel = "frames|time",
      description = "How frames go to an engine of another rate. Default: frames up to 30 fps.")
  private @Nullable String retime;

  @Option(
      names = "--project",
      paramLabel = "FILE",
      description = "Project file, or a folder. Default: the folder you are in.")
  private Path project = Path.of("");

  @Option(
      names = "--nle",
      paramLabel = "NAME",
      description = "folder, kdenlive, blender, … Default: folder.")
  private String nle = "folder";

  @Option(
      names = "--media-folder",
      paramLabel = "FOLDER",
      description = "Where clips go. Default: Pickup/ beside the project.")
  private @Nullable Path mediaFolder;

  @Option(names = "--bin", paramLabel = "A/B", description = "Folders in the bin.")
  private String bin = "";

  @Option(
      names = "--above",
      paramLabel = "FRAME",
      description = "Also place it above the original, at this frame of the timeline.")
  private @Nullable Long above;

  @Option(
      names = "--track",
      paramLabel = "N",
      description = "The video track of the original, with --above; 1 is the lowest. Default: 1.")
  private int track = 1;

  @Option(names = "--engine", paramLabel = "NAME", description = "Default: auto.")
  private @Nullable String engine;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "draft, standard, pro. Default: standard.")
  private @Nullable String tier;

  @Option(
      names = "--codec",
      paramLabel = "CODEC",
      description = "prores422hq, prores4444, dnxhr-hq, dnxhr-hqx, h264.")
  private @Nullable String codec;

  @Option(
      names = "--name",
      paramLabel = "TEMPLATE",
      description = "Clip name; tokens {clip} {kind} {take} {date} {engine} {tier} {job} {seed}.")
  private @Nullable String name;

  @Option(
      names = "--deliver",
      split = ",",
      paramLabel = "WHAT",
      description = "composite, plate+matte.")
  private List<String> deliver = List.of();

  @Option(names = "--no-audio", description = "Leave the plate's sound out.")
  private boolean silent;

  @Option(names = "--dry-run", description = "Check and plan only; start nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the job as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  EditCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter complaints = spec.commandLine().getErr();
    try (Reach reach = Reach.bridge(workshop)) {
      HttpResponse<String> answer =
          reach.client().post("/v1/edit" + (dryRun ? "?dryRun=true" : ""), request());
      JsonNode body = Json.own(answer.body());
      if (answer.statusCode() / 100 != 2) {
        return JobPrinter.refusal(body, json ? screen : complaints, json);
      }
      if (dryRun) {
        screen.println(Json.pretty(body));
        return 0;
      }
      JsonNode done = follow(reach.client(), body.path("id").asText(), complaints);
      return JobPrinter.result(done, screen, complaints, json);
    }
  }

  /** Shows progress until the job has ended, and gives it as it then stands. */
  private static JsonNode follow(BridgeClient client, String id, PrintWriter to)
      throws IOException, InterruptedException {
    ProgressLine line = new ProgressLine(to, System.console() != null);
    client.listen(
        "/v1/jobs/" + id + "/events",
        event -> {
          if (!event.startsWith("data:")) {
            return false;
          }
          JsonNode job = Json.own(event.substring(5));
          line.show(job);
          return JobPrinter.ended(job);
        });
    line.end();
    return Json.own(client.get("/v1/jobs/" + id).body());
  }

  private ObjectNode request() throws IOException, InterruptedException {
    With background = Objects.requireNonNull(with);
    ObjectNode body = Json.object();
    ObjectNode where = body.putObject("project");
    where.put("nle", nle);
    where.put("file", project.toAbsolutePath().normalize().toString());
    if (mediaFolder != null) {
      where.put("mediaFolder", mediaFolder.toAbsolutePath().normalize().toString());
    }
    where.put("bin", bin);
    put(body, "engine", engine);
    put(body, "tier", tier);
    put(body, "codec", codec);
    put(body, "name", name);
    if (above != null) {
      body.put("place", "above").putObject("at").put("track", track).put("frame", above);
    }
    ObjectNode plate = body.putObject("plate");
    Path footage = Objects.requireNonNull(clip).toAbsolutePath().normalize();
    plate.put("media", footage.toString());
    frame(plate, "in", in);
    frame(plate, "out", out == null ? end(footage) : out);
    plate.put("handles", handles);
    ObjectNode edit = body.putObject("edit");
    change(background, edit);
    put(body, "retime", retime);
    if (!consent.isEmpty()) {
      body.putObject("consent")
          .put("who", consent.get(0))
          .put("scope", consent.size() > 1 ? consent.get(1) : "this edit");
    }
    if (!deliver.isEmpty()) {
      deliver.forEach(edit.putArray("deliver")::add);
    }
    body.put("keepAudio", !silent);
    return body;
  }

  private void change(With what, ObjectNode edit) {
    if (what.style != null) {
      edit.put("kind", "style").put("prompt", what.style);
    } else if (what.replace != null) {
      edit.put("kind", "replace").put("target", what.replace);
      boolean picture = by != null && Files.isRegularFile(Path.of(by));
      if (by != null) {
        edit.putObject("with")
            .put(
                picture ? "image" : "prompt", picture ? String.valueOf(absolute(Path.of(by))) : by);
      }
    } else if (what.character != null) {
      edit.put("kind", "motion").put("orientation", "video");
      edit.putObject("character").put("image", absolute(what.character));
    } else {
      ObjectNode behind = edit.put("kind", "background").putObject("with");
      put(behind, "image", absolute(what.image));
      put(behind, "video", absolute(what.video));
      put(behind, "colour", what.colour);
      put(behind, "prompt", what.prompt);
      if (what.blur != null) {
        behind.put("blur", what.blur);
      }
    }
  }

  /**
   * The frame after the clip's last; of a clip that can not be read any, for the bridge to say so
   * with all else.
   */
  private static String end(Path clip) throws IOException, InterruptedException {
    try {
      return Long.toString(new Probe(Ffmpeg.in(Dist.folder())).footage(clip).video().frames());
    } catch (Refused e) {
      return "1";
    }
  }

  private static void frame(ObjectNode plate, String field, String value) {
    if (value.matches("-?\\d{1,18}")) {
      plate.put(field, Long.parseLong(value));
    } else {
      plate.put(field, value);
    }
  }

  private static @Nullable String absolute(@Nullable Path path) {
    return path == null ? null : path.toAbsolutePath().normalize().toString();
  }

  private static void put(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }
}
