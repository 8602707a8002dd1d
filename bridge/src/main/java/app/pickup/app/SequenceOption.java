package app.pickup.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The timeline that a new clip is to fit. */
final class SequenceOption {
  private static final Pattern SEQUENCE = Pattern.compile("([0-9/]+),(\\d{1,5})x(\\d{1,5})");

  @Option(
      names = "--sequence",
      paramLabel = "RATE,WxH",
      description = "The timeline: 30000/1001,1920x1080. Default: 25,1920x1080.")
  private @Nullable String sequence;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  void put(ObjectNode body) {
    if (sequence == null) {
      return;
    }
    Matcher shape = SEQUENCE.matcher(sequence);
    if (!shape.matches()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--sequence does not read: " + sequence);
    }
    body.putObject("sequence")
        .put("rate", shape.group(1))
        .put("width", Integer.parseInt(shape.group(2)))
        .put("height", Integer.parseInt(shape.group(3)));
  }
}
