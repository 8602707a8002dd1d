package app.pickup.app;

import app.pickup.files.Durable;
import app.pickup.json.Json;
import app.pickup.problem.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The cast in a terminal. */
@Command(
    name = "elements",
    mixinStandardHelpOptions = true,
    description =
        "List the cast: characters, props and looks. Add, show, export, import or delete one.")
final class ElementsCommand implements Callable<Integer> {
  private static final String PATH = "/v1/elements";

  @Spec private @Nullable CommandSpec spec;

  private final Workshop.Maker workshop;

  ElementsCommand(Workshop.Maker workshop) {
    this.workshop = workshop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    return list(false);
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List the cast.")
  Integer list(@Option(names = "--json", description = "Print JSON.") boolean json)
      throws IOException, InterruptedException, Refused {
    try (Reach reach = Reach.bridge(workshop)) {
      JsonNode cast = Json.own(reach.client().get(PATH).body());
      if (json) {
        screen().println(Json.pretty(cast));
      } else if (cast.path("items").isEmpty()) {
        screen().println("No elements yet; pickup elements add NAME keeps one.");
      } else {
        cast.path("items").forEach(this::line);
      }
      return 0;
    }
  }

  @Command(name = "add", mixinStandardHelpOptions = true, description = "Keep one.")
  Integer add(
      @Parameters(paramLabel = "NAME", description = "In words it is @ and the name's letters.")
          String name,
      @Option(
              names = "--kind",
              required = true,
              paramLabel = "KIND",
              description = "character, prop, look.")
          String kind,
      @Option(names = "--image", paramLabel = "FILE", description = "A picture of it, up to four.")
          @Nullable List<Path> images,
      @Option(names = "--video", paramLabel = "FILE", description = "Or 3 to 8 s of footage.")
          @Nullable Path video,
      @Option(
              names = "--voice",
              paramLabel = "FILE",
              description = "3 to 30 s of its voice, alone.")
          @Nullable Path voice,
      @Option(
              names = "--consent",
              split = ",",
              paramLabel = "WHO,SCOPE[,UNTIL]",
              description = "Who agreed to what, and to which day.")
          @Nullable List<String> consent,
      @Option(names = "--tag", paramLabel = "WORD", description = "To find it by.")
          @Nullable List<String> tags,
      @Option(names = "--notes", paramLabel = "TEXT", description = "What vendors are told of it.")
          @Nullable String notes)
      throws IOException, InterruptedException, Refused {
    ObjectNode wish = Json.object().put("name", name).put("kind", kind);
    if (images != null) {
      ArrayNode pictures = wish.putArray("images");
      images.forEach(each -> pictures.add(ShotOptions.absolute(each)));
    }
    ShotOptions.put(wish, "video", ShotOptions.absolute(video));
    if (voice != null) {
      wish.putObject("voice").put("media", ShotOptions.absolute(voice));
    }
    if (consent != null) {
      if (consent.size() < 2) {
        throw new ParameterException(
            Objects.requireNonNull(spec).commandLine(),
            "--consent takes who agreed and to what: WHO,SCOPE[,UNTIL]");
      }
      ObjectNode given = wish.putObject("consent").put("who", consent.get(0));
      given.put("scope", consent.get(1));
      ShotOptions.put(given, "until", consent.size() > 2 ? consent.get(2) : null);
    }
    if (tags != null) {
      ArrayNode words = wish.putArray("tags");
      tags.forEach(words::add);
    }
    ShotOptions.put(wish, "notes", notes);
    try (Reach reach = Reach.bridge(workshop)) {
      HttpResponse<String> answer = reach.client().post(PATH, wish);
      if (answer.statusCode() != 201) {
        return JobPrinter.refusal(Json.own(answer.body()), complaints(), false);
      }
      kept(Json.own(answer.body()));
      return 0;
    }
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "Show one as JSON.")
  Integer show(@Parameters(paramLabel = "NAME", description = "Its name or @name.") String name)
      throws IOException, InterruptedException, Refused {
    try (Reach reach = Reach.bridge(workshop)) {
      Optional<JsonNode> one = reach.client().element(name);
      one.ifPresentOrElse(each -> screen().println(Json.pretty(each)), () -> unknown(name));
      return one.isPresent() ? 0 : 1;
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Write one into one file, with its consent.")
  Integer export(
      @Parameters(paramLabel = "NAME", description = "Its name or @name.") String name,
      @Parameters(paramLabel = "FILE", description = "E.g. Anna.pickup-element; replaced.")
          Path file)
      throws IOException, InterruptedException, Refused {
    try (Reach reach = Reach.bridge(workshop)) {
      Optional<JsonNode> one = reach.client().element(name);
      if (one.isEmpty()) {
        return unknown(name);
      }
      String at = PATH + "/" + one.get().path("id").asText() + "/export";
      HttpResponse<InputStream> answer = reach.client().file(at);
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          String why = new String(body.readAllBytes(), StandardCharsets.UTF_8);
          return JobPrinter.refusal(Json.own(why), complaints(), false);
        }
        write(body, file.toAbsolutePath());
      }
      screen().println("written  " + file);
      return 0;
    }
  }

  private static void write(InputStream body, Path file) throws IOException, Refused {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
      Durable.rename(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Keep one from such a file.")
  Integer take(
      @Parameters(paramLabel = "FILE", description = "What export has written.") Path file,
      @Option(names = "--as", paramLabel = "NAME", description = "Under another name.")
          @Nullable String as)
      throws IOException, InterruptedException, Refused {
    ObjectNode request = Json.object().put("file", ShotOptions.absolute(file));
    String query = as == null ? "" : "?as=" + URLEncoder.encode(as, StandardCharsets.UTF_8);
    try (Reach reach = Reach.bridge(workshop)) {
      HttpResponse<String> answer = reach.client().post(PATH + "/import" + query, request);
      if (answer.statusCode() != 201) {
        return JobPrinter.refusal(Json.own(answer.body()), complaints(), false);
      }
      kept(Json.own(answer.body()));
      return 0;
    }
  }

  @Command(
      name = "delete",
      aliases = "remove",
      mixinStandardHelpOptions = true,
      description = "Delete one, at vendors too.")
  Integer delete(@Parameters(paramLabel = "NAME", description = "Its name or @name.") String name)
      throws IOException, InterruptedException, Refused {
    try (Reach reach = Reach.bridge(workshop)) {
      Optional<JsonNode> one = reach.client().element(name);
      if (one.isEmpty()) {
        return unknown(name);
      }
      String at = PATH + "/" + one.get().path("id").asText();
      JsonNode gone = Json.own(reach.client().delete(at).body());
      screen().println("deleted  " + one.get().path("handle").asText());
      for (JsonNode left : gone.path("left")) {
        screen()
            .println(
                "left     at " + left.path("engine").asText() + ": " + left.path("why").asText());
      }
      return 0;
    }
  }

  private void kept(JsonNode one) {
    line(one);
    one.path("voice")
        .path("notes")
        .forEach(note -> screen().println("note    " + note.path("text").asText()));
  }

  private int unknown(String name) {
    complaints().println("There is no element " + name + ".");
    return 1;
  }

  private void line(JsonNode one) {
    String made =
        one.has("video") ? "footage" : one.path("images").size() + " picture" + plural(one);
    screen()
        .printf(
            "%-20s  %-9s  %s%s%s  \"%s\"%n",
            one.path("handle").asText(),
            one.path("kind").asText(),
            made,
            one.has("voice") ? ", voice" : "",
            one.has("consent") ? ", consent of " + one.path("consent").path("who").asText() : "",
            one.path("name").asText());
  }

  private static String plural(JsonNode one) {
    return one.path("images").size() == 1 ? "" : "s";
  }

  private PrintWriter screen() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private PrintWriter complaints() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
