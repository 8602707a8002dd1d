package app.pickup.http;

import app.pickup.elements.Cast;
import app.pickup.elements.Element;
import app.pickup.engines.Catalogue;
import app.pickup.engines.Engine;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Fields;
import app.pickup.shots.Line;
import app.pickup.shots.LineReader;
import app.pickup.shots.Shot;
import app.pickup.shots.lint.Bounds;
import app.pickup.shots.lint.Brief;
import app.pickup.shots.lint.Briefs;
import app.pickup.shots.lint.Finding;
import app.pickup.shots.lint.FindingWriter;
import app.pickup.shots.lint.Linter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prompts read by the linter, with the engines and the cast that this bridge knows. */
final class Prompts {
  private static final int MOST_CHARACTERS = 10_000;
  private static final int MOST_SECONDS = 600;

  private final Linter linter = new Linter();
  private final Catalogue catalogue;
  private final Cast cast;

  Prompts(Catalogue catalogue, Cast cast) {
    this.catalogue = catalogue;
    this.cast = cast;
  }

  /** What is to be said of the words of a shot that this engine will make. */
  ArrayNode findings(Shot shot, String engine) {
    List<Finding> all = new ArrayList<>();
    for (Brief brief : briefs(shot, engine)) {
      all.addAll(linter.read(brief));
    }
    return FindingWriter.write(all);
  }

  /** The texts of a shot that this engine will make, as the linter reads them. */
  List<Brief> briefs(Shot shot, String engine) {
    Set<String> handles = new HashSet<>();
    for (String id : shot.cast()) {
      handles.add(handle(id));
    }
    return Briefs.of(shot, handles, bounds(engine));
  }

  /**
   * The same for the body of a request.
   *
   * @throws Refused with all that is wrong with it
   */
  ArrayNode findings(JsonNode request) throws Refused {
    List<Problem> problems = new ArrayList<>();
    Fields fields = Fields.of(request, problems);
    Brief brief = fields == null ? null : brief(fields);
    if (brief == null || !problems.isEmpty()) {
      throw new Refused(problems);
    }
    return FindingWriter.write(linter.read(brief));
  }

  private @Nullable Brief brief(Fields fields) {
    String text = fields.needText("text", MOST_CHARACTERS);
    BigDecimal seconds = fields.decimal("seconds", MOST_SECONDS);
    List<Line> lines = LineReader.read(fields);
    Bounds bounds = bounds(fields);
    Set<String> handles = null;
    if (fields.has("elements")) {
      handles = new HashSet<>();
      for (String each : fields.texts("elements", 100)) {
        handles.add(handle(each));
      }
    }
    fields.done();
    return text == null
        ? null
        : new Brief(text, "/text", "/lines", true, seconds, lines, handles, bounds);
  }

  private @Nullable Bounds bounds(Fields fields) {
    String engine = fields.text("engine", 100);
    if (engine == null || engine.equals("auto")) {
      return null;
    }
    Bounds bounds = bounds(engine);
    if (bounds == null) {
      fields.wrong(
          "engine",
          Problem.of(
              Code.ENGINE_UNKNOWN,
              "engine",
              engine,
              "known",
              "auto, " + String.join(", ", catalogue.ids())));
    }
    return bounds;
  }

  private @Nullable Bounds bounds(String engine) {
    return catalogue.find(engine).map(Engine::bounds).orElse(null);
  }

  /** Of one of the cast by its id; else it is a name already. */
  private String handle(String id) {
    return cast.all().stream()
        .filter(each -> each.id().equals(id))
        .map(Element::handle)
        .findFirst()
        .orElseGet(() -> Objects.requireNonNull(id).replaceAll("[^\\p{L}\\p{M}\\p{N}]", ""));
  }
}
