package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One new clip from a terminal. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = "Make a new clip from words and pictures.")
final class GenerateCommand implements Callable<Integer> {
  private static final Pattern SHOT =
      Pattern.compile("([0-9.]+)(?:,([a-z-]+))?:(.+)", Pattern.DOTALL);
  private static final Pattern LINE =
      Pattern.compile("([^/:]{0,100})/([A-Za-z-]{2,20}):(.+)", Pattern.DOTALL);

  @ArgGroup(multiplicity = "1")
  private @Nullable Told told;

  /** What is to be seen: one of these. */
  private static final class Told {
    @Parameters(index = "0", arity = "0..1", paramLabel = "PROMPT", description = "One shot.")
    @Nullable String prompt;

    @Option(
        names = "--shot",
        paramLabel = "SECONDS[,CAMERA]:WORDS",
        description = "A shot of a board, up to six: 2,push-in:a hand on the latch")
    List<String> shots = List.of();

    @Option(
        names = "--story",
        paramLabel = "TEXT",
        description = "A story that the engine cuts into shots.")
    @Nullable String story;
  }

  @Option(names = "--camera", paramLabel = "MOVE", description = "static, push-in, orbit, …")
  private @Nullable String camera;

  @Option(names = "--framing", paramLabel = "SIZE", description = "wide, medium, close, …")
  private @Nullable String framing;

  @Option(
      names = "--line",
      paramLabel = "WHO/LANGUAGE:WORDS",
      description = "What is said: \"Anna/ja: 行こう\"; en, zh, ja, ko, es. May be repeated.")
  private List<String> lines = List.of();

  @Option(
      names = "--plan",
      paramLabel = "WHO",
      description =
          "With --story: engine or rules cut it into shots. Default: rules on this machine, a"
              + " cloud's own planner else.")
  private @Nullable String plan;

  @Option(names = "--shots", paramLabel = "N", description = "With --story: into how many.")
  private @Nullable Integer shots;

  @Option(names = "--first", paramLabel = "FILE", description = "Its first frame.")
  private @Nullable Path first;

  @Option(names = "--last", paramLabel = "FILE", description = "Its last frame.")
  private @Nullable Path last;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "A picture of who or what is in it; @image1, @image2 in the words.")
  private List<Path> references = List.of();

  @Mixin private CastOptions cast = new CastOptions();

  @Option(names = "--seconds", paramLabel = "N", description = "Default: 5.")
  private @Nullable BigDecimal seconds;

  @Option(names = "--aspect", paramLabel = "W:H", description = "16:9, 9:16, 1:1.")
  private @Nullable String aspect;

  @Option(names = "--sound", description = "Let the engine make the sound too.")
  private boolean sound;

  @Option(
      names = "--captions",
      arity = "0..1",
      paramLabel = "WHERE",
      fallbackValue = "burnt",
      description =
          "Show what is said, offline: burnt (into the picture) or file (.srt beside it).")
  private @Nullable String captions;

  @Option(names = "--negative", paramLabel = "TEXT", description = "What must not be seen.")
  private @Nullable String negative;

  @Option(
      names = "--drafts",
      paramLabel = "N",
      description = "Two to nine drafts at once, on a contact sheet; promote the one you keep.")
  private @Nullable Integer drafts;

  @Option(
      names = "--vary",
      paramLabel = "WHAT",
      description =
          "With --drafts: camera, seeds or words (the linter's fixes). Default: camera on this"
              + " machine, seeds else.")
  private @Nullable String vary;

  @Option(names = "--seed", paramLabel = "N", description = "Repeats a result, where engines can.")
  private @Nullable Long seed;

  @Mixin private SequenceOption sequence = new SequenceOption();

  @Mixin private ShotOptions options = new ShotOptions();

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  GenerateCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    CommandSpec own = Objects.requireNonNull(spec);
    ObjectNode request = request();
    try (Reach reach = Reach.bridge(workshop)) {
      cast.put(reach.client(), request);
      String path = "/v1/" + (drafts == null ? "generate" : "rounds");
      if (drafts != null) {
        ObjectNode round = request.putObject("drafts").put("count", drafts);
        ShotOptions.put(round, "vary", vary);
      }
      if (!options.dryRun) {
        JsonNode plan = Json.own(reach.client().post(path + "?dryRun=true", request).body());
        ShotRun.forewarn(drafts == null ? plan : plan.path("plan"), own.commandLine().getErr());
      }
      if (drafts != null) {
        return new RoundRun(reach.client(), own, options.json).make(request, options.dryRun);
      }
      return ShotRun.of(reach, options.dryRun, options.json, own, path, request);
    }
  }

  private ObjectNode request() {
    ObjectNode body = options.body("this clip");
    script(Objects.requireNonNull(told), body);
    ObjectNode images = body.putObject("images");
    ShotOptions.put(images, "first", ShotOptions.absolute(first));
    ShotOptions.put(images, "last", ShotOptions.absolute(last));
    ArrayNode more = images.putArray("references");
    references.forEach(each -> more.add(ShotOptions.absolute(each)));
    if (seconds != null) {
      body.put("seconds", seconds);
    }
    ShotOptions.put(body, "aspect", aspect);
    ShotOptions.put(body, "negativePrompt", negative);
    ShotOptions.put(body, "captions", captions);
    if (seed != null) {
      body.put("seed", seed);
    }
    if (sound || lines.isEmpty()) {
      body.put("audio", sound ? "native" : "off");
    }
    sequence.put(body);
    return body;
  }

  private void script(Told script, ObjectNode body) {
    if (script.story != null) {
      ObjectNode story = body.putObject("storyboard").put("story", script.story);
      if (shots != null) {
        story.put("shots", shots);
      }
      ShotOptions.put(story, "plan", plan);
    } else if (script.prompt != null) {
      body.put("prompt", script.prompt);
      ShotOptions.put(body, "camera", camera);
      ShotOptions.put(body, "framing", framing);
      said(body);
    } else {
      ArrayNode board = body.putArray("shots");
      for (String shot : script.shots) {
        Matcher parts = matched(SHOT, "--shot", shot);
        ObjectNode one = board.addObject().put("prompt", parts.group(3).strip());
        one.put("seconds", new BigDecimal(parts.group(1)));
        ShotOptions.put(one, "camera", parts.group(2));
      }
    }
  }

  private void said(ObjectNode body) {
    if (!lines.isEmpty()) {
      ArrayNode all = body.putArray("lines");
      for (String line : lines) {
        Matcher parts = matched(LINE, "--line", line);
        ObjectNode one = all.addObject().put("text", parts.group(3).strip());
        one.put("language", parts.group(2));
        ShotOptions.put(one, "speaker", parts.group(1).isBlank() ? null : parts.group(1).strip());
      }
    }
  }

  private Matcher matched(Pattern form, String option, String value) {
    Matcher matcher = form.matcher(value);
    if (!matcher.matches()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), option + " does not read: " + value);
    }
    return matcher;
  }
}
