package app.pickup.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who of the cast is in a shot, by name. */
final class CastOptions {

  @Option(
      names = "--element",
      paramLabel = "NAME",
      description = "One of the cast who is in it; @name in the words. See pickup elements.")
  private List<String> elements = List.of();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** Puts their ids into the request; none where nobody is named. */
  void put(BridgeClient client, ObjectNode request) throws IOException, InterruptedException {
    if (!elements.isEmpty()) {
      ArrayNode ids = request.putArray("elements");
      for (String name : elements) {
        ids.add(id(client, name));
      }
    }
  }

  /** All that is known of those who are named. */
  List<JsonNode> of(BridgeClient client) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    for (String name : elements) {
      all.add(one(client, name));
    }
    return all;
  }

  /** The id of one of the cast; a name that nobody has is said. */
  String id(BridgeClient client, String name) throws IOException, InterruptedException {
    return one(client, name).path("id").asText();
  }

  private JsonNode one(BridgeClient client, String name) throws IOException, InterruptedException {
    return client
        .element(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "There is no element " + name + ". See pickup elements."));
  }
}
