package app.pickup.app;

import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One edit from a terminal: the request that a panel would send, and its progress. */
@Command(
    name = "edit",
    mixinStandardHelpOptions = true,
    description = "Swap the background behind the people of a clip, or change its look.")
final class EditCommand implements Callable<Integer> {

  @Mixin private PlateOptions plate = new PlateOptions();

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
      paramLabel = "TEXT|FILE|@NAME",
      description = "With --replace: by what, in words, a picture or one of the cast.")
  private @Nullable String by;

  @Mixin private CastOptions cast = new CastOptions();

  @Option(
      names = "--retime",
      paramLabel = "frames|time",
      description = "How frames go to an engine of another rate. Default: frames up to 30 fps.")
  private @Nullable String retime;

  @Option(
      names = "--deliver",
      split = ",",
      paramLabel = "WHAT",
      description = "composite, plate+matte.")
  private List<String> deliver = List.of();

  @Option(names = "--no-audio", description = "Leave the plate's sound out.")
  private boolean silent;

  @Option(
      names = "--cancel-at-eof",
      description = "Cancel it when standard input ends: whoever started this has gone.")
  private boolean leashed;

  @Mixin private ShotOptions options = new ShotOptions();

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  EditCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    try (Reach reach = Reach.bridge(workshop)) {
      return ShotRun.of(
          reach,
          options.dryRun,
          options.json,
          Objects.requireNonNull(spec),
          "/v1/edit",
          request(reach.client()),
          id -> {
            if (leashed) {
              new Starter(System.in).whenGone(() -> cancel(reach, id));
            }
          });
    }
  }

  private static void cancel(Reach reach, String id) {
    try {
      reach.client().post("/v1/jobs/" + id + "/cancel", Json.object());
    } catch (IOException e) {
      // the bridge has ended, and there is nobody to ask
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ObjectNode request(BridgeClient client) throws IOException, InterruptedException {
    With background = Objects.requireNonNull(with);
    ObjectNode body = options.body("this edit");
    plate.put(body);
    ObjectNode edit = body.putObject("edit");
    change(background, edit, client);
    cast.put(client, body);
    ShotOptions.put(body, "retime", retime);
    if (!deliver.isEmpty()) {
      deliver.forEach(edit.putArray("deliver")::add);
    }
    body.put("keepAudio", !silent);
    return body;
  }

  private void change(With what, ObjectNode edit, BridgeClient client)
      throws IOException, InterruptedException {
    if (what.style != null) {
      edit.put("kind", "style").put("prompt", what.style);
    } else if (what.replace != null) {
      edit.put("kind", "replace").put("target", what.replace);
      if (by != null) {
        by(by, edit.putObject("with"), client);
      }
    } else if (what.character != null) {
      edit.put("kind", "motion").put("orientation", "video");
      edit.putObject("character").put("image", ShotOptions.absolute(what.character));
    } else {
      ObjectNode behind = edit.put("kind", "background").putObject("with");
      ShotOptions.put(behind, "image", ShotOptions.absolute(what.image));
      ShotOptions.put(behind, "video", ShotOptions.absolute(what.video));
      ShotOptions.put(behind, "colour", what.colour);
      ShotOptions.put(behind, "prompt", what.prompt);
      if (what.blur != null) {
        behind.put("blur", what.blur);
      }
    }
  }

  private void by(String what, ObjectNode with, BridgeClient client)
      throws IOException, InterruptedException {
    if (what.startsWith("@")) {
      with.put("element", cast.id(client, what));
    } else if (Files.isRegularFile(Path.of(what))) {
      with.put("image", String.valueOf(ShotOptions.absolute(Path.of(what))));
    } else {
      with.put("prompt", what);
    }
  }
}
