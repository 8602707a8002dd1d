package app.pickup.app;

import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Another line in somebody's mouth, from a terminal. */
@Command(
    name = "lip-sync",
    mixinStandardHelpOptions = true,
    description = "Put a recorded line into the mouth of somebody in a clip (cloud engines).")
final class LipSyncCommand implements Callable<Integer> {

  @Mixin private PlateOptions plate = new PlateOptions();

  @Option(
      names = "--voice",
      required = true,
      paramLabel = "FILE",
      description = "The recorded line: WAV, FLAC, MP3, M4A, AAC.")
  private @Nullable Path voice;

  @Option(names = "--voice-in", paramLabel = "FRAME", description = "Its first frame. Default: 0.")
  private long from;

  @Option(
      names = "--voice-out",
      paramLabel = "FRAME",
      description = "The frame after its last. Default: to its end.")
  private @Nullable Long to;

  @Option(
      names = "--at",
      paramLabel = "FRAME",
      description = "Where in the range the line begins. Default: 0.")
  private long at;

  @Option(
      names = "--face",
      paramLabel = "N",
      description = "Who says it. Default: who is seen longest then.")
  private @Nullable Integer face;

  @Mixin private ShotOptions options = new ShotOptions();

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  LipSyncCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    ObjectNode body = options.body("this line");
    plate.put(body);
    ObjectNode audio = body.putObject("audio");
    ShotOptions.put(audio, "media", ShotOptions.absolute(voice));
    audio.put("in", from).put("out", to).put("at", at);
    if (face != null) {
      audio.put("face", face);
    }
    return ShotRun.of(workshop, options, Objects.requireNonNull(spec), "/v1/lip-sync", body);
  }
}
