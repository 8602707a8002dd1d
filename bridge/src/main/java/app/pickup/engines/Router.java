package app.pickup.engines;

import app.pickup.engines.Engine.Vendor;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.shots.Note;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses the engine. {@code auto} is this machine's own where it can do the kind; a cloud engine
 * is used by its name, which is the permission to send and to pay, or where the setting {@code
 * auto.cloud} names it.
 *
 * @param autoCloud cloud engines that {@code auto} may take, the first that can
 * @param local whether an engine is of this machine
 */
public record Router(Catalogue engines, List<String> autoCloud, Predicate<Engine> local) {
  private static final String AUTO = "auto";

  public Router {
    autoCloud = List.copyOf(autoCloud);
  }

  /** With engines that are looked at held to be elsewhere. */
  public Router(Catalogue engines, List<String> autoCloud) {
    this(engines, autoCloud, engine -> !(engine instanceof Vendor));
  }

  /**
   * What a shot needs of an engine, in the catalogue's words: a background in words is another
   * thing than one from a file.
   */
  public static String need(Shot.Change change) {
    boolean words =
        change instanceof Shot.Background background && background.with() instanceof With.Prompt;
    return "edit." + change.kind() + (words ? ".prompt" : "");
  }

  /**
   * The engine for this shot, or none and a problem.
   *
   * @param notes told why this one and not another
   */
  public Optional<Engine> route(Shot.Edit shot, List<Problem> problems, List<Note> notes) {
    String named = shot.common().engine();
    String need = need(shot.change());
    return named.equals(AUTO) ? auto(need, problems, notes) : named(named, need, problems);
  }

  private Optional<Engine> auto(String need, List<Problem> problems, List<Note> notes) {
    List<Engine> able = engines.engines().stream().filter(e -> can(e, need)).toList();
    Optional<Engine> here = able.stream().filter(local).filter(Router::usable).findFirst();
    if (here.isPresent()) {
      return here;
    }
    for (String id : autoCloud) {
      Optional<Engine> there =
          able.stream().filter(e -> e.capability().id().equals(id) && usable(e)).findFirst();
      if (there.isPresent()) {
        notes.add(
            new Note(
                "engine.auto-cloud",
                Map.of("engine", id),
                id + " makes it: this machine can not, and auto.cloud allows it."));
        return there;
      }
    }
    problems.add(Problem.of(Code.ENGINE_CHOOSE, "candidates", candidates(able)).at("/engine"));
    return Optional.empty();
  }

  private Optional<Engine> named(String named, String need, List<Problem> problems) {
    Optional<Engine> engine = engines.find(named);
    if (engine.isEmpty()) {
      problems.add(
          Problem.of(
                  Code.ENGINE_UNKNOWN, "engine", named, "known", String.join(", ", engines.ids()))
              .at("/engine"));
      return Optional.empty();
    }
    String why = engine.get().capability().unavailable();
    if (!can(engine.get(), need)) {
      problems.add(
          Problem.of(Code.ENGINE_KIND, "engine", named, "kind", spoken(need)).at("/engine"));
      return Optional.empty();
    }
    if (why != null) {
      problems.add(Problem.of(Code.ENGINE_UNAVAILABLE, "engine", named, "why", why).at("/engine"));
      return Optional.empty();
    }
    return engine;
  }

  /** Those that could, each with its price or what it lacks. */
  private static String candidates(List<Engine> able) {
    List<String> shown = new ArrayList<>();
    for (Engine engine : able) {
      Capability can = engine.capability();
      String why = can.unavailable();
      shown.add(can.id() + " (" + (why == null ? can.price() : why) + ")");
    }
    return shown.isEmpty() ? "none is set up" : String.join(", ", shown);
  }

  private static boolean can(Engine engine, String need) {
    return engine.capability().kinds().contains(need);
  }

  private static boolean usable(Engine engine) {
    return engine.capability().unavailable() == null;
  }

  private static String spoken(String need) {
    return need.endsWith(".prompt") ? "a background from words" : need;
  }
}
