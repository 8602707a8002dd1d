package app.pickup.app;

import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lines in people's mouths, from a terminal. */
@Command(
    name = "lip-sync",
    mixinStandardHelpOptions = true,
    description = {
      "Put a line into the mouth of somebody in a clip or picture: spoken by an offline voice (--say)"
          + " or recorded (--voice)."
    })
final class LipSyncCommand implements Callable<Integer> {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:@(\\d+) )?(?:([A-Za-z]{2}(?:-[A-Za-z0-9]+)*): ?)?(?:#(\\d+) )?(.*)", Pattern.DOTALL);

  /** What is longer is no path on any system. */
  private static final int LONGEST_PATH = 1024;

  @Mixin private PlateOptions plate = new PlateOptions();

  @Option(
      names = "--say",
      paramLabel = "[@FRAME ][LANG: ][#FACE ]WORDS",
      description = {
        "A line to be spoken; again for the next one. @FRAME: where in the range it begins."
            + " LANG: en, zh, ja, ko, es or an accent like en-GB; default en. #FACE: whose it is,"
            + " counted from the left."
      })
  private List<String> say = List.of();

  @Option(
      names = "--speaker",
      paramLabel = "VOICE",
      description = "A voice for all lines: female, male, low, high or the name of a natural one.")
  private @Nullable String speaker;

  @Option(
      names = "--element",
      paramLabel = "ID",
      description = "Who of the cast says the lines; their consent counts.")
  private @Nullable String element;

  @Option(
      names = "--voice",
      paramLabel = "FILE",
      description = "A recorded line instead: WAV, FLAC, MP3, M4A, AAC.")
  private @Nullable Path voice;

  @Option(names = "--voice-in", paramLabel = "FRAME", description = "Its first frame. Default: 0.")
  private long from;

  @Option(
      names = "--voice-out",
      paramLabel = "FRAME",
      description = "The frame after its last. Default: to its end.")
  private @Nullable Long to;

  @Option(
      names = "--text",
      paramLabel = "[LANG: ]WORDS",
      description = "The words of the recorded line: mouths follow it better.")
  private @Nullable String text;

  @Option(
      names = "--at",
      paramLabel = "FRAME",
      description = "Where in the range the recorded, or the first spoken line begins. Default: 0.")
  private @Nullable Long at;

  @Option(
      names = "--face",
      paramLabel = "N",
      description =
          "Whose mouth it is, counted from the left. Needed where several could be meant.")
  private @Nullable Integer face;

  @Option(names = "--no-captions", description = "No .srt beside the clip.")
  private boolean noCaptions;

  @Mixin private ShotOptions options = new ShotOptions();

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  LipSyncCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    CommandSpec command = Objects.requireNonNull(spec);
    if (say.isEmpty() == (voice == null)) {
      throw new ParameterException(
          command.commandLine(), "Give either --say with words, or --voice with a recording.");
    }
    String odd = voice == null ? odd() : oddRecording();
    if (odd != null) {
      throw new ParameterException(command.commandLine(), odd);
    }
    ObjectNode body = options.body("this line");
    if (plate.picture()) {
      ShotOptions.put(body, "portrait", ShotOptions.absolute(plate.clip()));
    } else {
      plate.put(body);
    }
    if (voice == null) {
      lines(body.putArray("lines"));
    } else {
      recorded(body.putObject("audio"));
    }
    if (noCaptions) {
      body.put("captions", "off");
    }
    return ShotRun.of(workshop, options, command, "/v1/lip-sync", body);
  }

  /** What of the options does not go with spoken lines; null: all does. */
  private @Nullable String odd() {
    if (text != null || from != 0 || to != null) {
      return "--text, --voice-in and --voice-out belong to a recording, which --voice FILE gives.";
    }
    if (at != null && say.get(0).startsWith("@")) {
      return "--at and the @FRAME of the first line say the same thing twice. Give one of them.";
    }
    for (String each : say) {
      if (!each.isBlank() && each.length() < LONGEST_PATH && new File(each).isFile()) {
        return each + " is a file. A recording is given by --voice FILE.";
      }
    }
    return null;
  }

  /** What of them does not go with a recording. */
  private @Nullable String oddRecording() {
    return speaker != null
        ? "--speaker chooses who says the words of --say; a recording has its own voice."
        : element != null
            ? "--element says the words of --say; for a recording give --consent WHO,SCOPE."
            : null;
  }

  private void lines(ArrayNode lines) {
    for (String each : say) {
      Matcher parts = LINE.matcher(each);
      if (!parts.matches()) {
        throw new IllegalStateException("every text is a line");
      }
      ObjectNode line = lines.addObject();
      line.put("text", parts.group(4));
      line.put("language", parts.group(2) == null ? "en" : parts.group(2));
      Long begins = parts.group(1) == null ? null : Long.valueOf(parts.group(1));
      if (begins != null || at != null && lines.size() == 1) {
        line.put("at", begins == null ? at : begins);
      }
      Integer whose = parts.group(3) == null ? face : Integer.valueOf(parts.group(3));
      if (whose != null) {
        line.put("face", whose);
      }
      ShotOptions.put(line, "voice", speaker);
      ShotOptions.put(line, "element", element);
    }
  }

  private void recorded(ObjectNode audio) {
    ShotOptions.put(audio, "media", ShotOptions.absolute(voice));
    audio.put("in", from).put("out", to).put("at", at == null ? 0 : at);
    if (face != null) {
      audio.put("face", face);
    }
    if (text != null) {
      Matcher parts = LINE.matcher(text);
      if (parts.matches()) {
        audio.put("text", parts.group(4));
        audio.put("language", parts.group(2) == null ? "en" : parts.group(2));
      }
    }
  }
}
