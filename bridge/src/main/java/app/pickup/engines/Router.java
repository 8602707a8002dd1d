package app.pickup.engines;

import app.pickup.engines.Engine.Vendor;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.shots.Note;
import app.pickup.shots.Script;
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
  public static List<String> needs(Shot shot) {
    if (shot instanceof Shot.Edit edit) {
      boolean words =
          edit.change() instanceof Shot.Background background
              && background.with() instanceof With.Prompt;
      String kind = "edit." + edit.change().kind() + (words ? ".prompt" : "");
      return edit.cast().isEmpty() ? List.of(kind) : List.of(kind, "edit.element");
    }
    List<String> needs = new ArrayList<>();
    if (shot instanceof Shot.LipSync lipSync) {
      needs.add(lipSync.portrait() == null ? "lip-sync" : "lip-sync.portrait");
    }
    if (shot instanceof Shot.Generate generate) {
      Shot.Pictures pictures = generate.pictures();
      boolean framed = pictures.first() != null || pictures.last() != null;
      boolean cast = !generate.elements().isEmpty();
      if (!pictures.references().isEmpty()) {
        needs.add("generate.reference");
      } else if (framed || !cast) {
        needs.add(framed ? "generate.image" : "generate.text");
      }
      if (cast) {
        needs.add("generate.element");
      }
      if (generate.script() instanceof Script.Board) {
        needs.add("generate.shots");
      } else if (generate.script() instanceof Script.Story) {
        needs.add("generate.story");
      }
      if (generate.sound() == Shot.Sound.NATIVE) {
        needs.add("generate.sound");
      }
    }
    return needs;
  }

  /**
   * The engine for this shot, or none and a problem.
   *
   * @param notes told why this one and not another
   */
  public Optional<Engine> route(Shot shot, List<Problem> problems, List<Note> notes) {
    String named = shot.common().engine();
    List<String> needs = needs(shot);
    return named.equals(AUTO) ? auto(needs, problems, notes) : named(named, needs, problems);
  }

  private Optional<Engine> auto(List<String> needs, List<Problem> problems, List<Note> notes) {
    Optional<Engine> here =
        engines.engines().stream()
            .filter(e -> local.test(e) && can(e, needs) && usable(e))
            .findFirst();
    if (here.isPresent()) {
      return here;
    }
    for (String id : autoCloud) {
      Optional<Engine> there = engines.find(id).filter(Router::usable);
      there.ifPresent(Router::learn);
      if (there.isPresent() && can(there.get(), needs)) {
        notes.add(
            new Note(
                "engine.auto-cloud",
                Map.of("engine", id),
                id + " makes it: this machine can not, and auto.cloud allows it."));
        return there;
      }
    }
    List<Engine> able = engines.engines().stream().filter(e -> can(e, needs)).toList();
    problems.add(Problem.of(Code.ENGINE_CHOOSE, "candidates", candidates(able)).at("/engine"));
    return Optional.empty();
  }

  private Optional<Engine> named(String named, List<String> needs, List<Problem> problems) {
    Optional<Engine> engine = engines.find(named);
    if (engine.isEmpty()) {
      problems.add(
          Problem.of(
                  Code.ENGINE_UNKNOWN, "engine", named, "known", String.join(", ", engines.ids()))
              .at("/engine"));
      return Optional.empty();
    }
    String why = engine.get().capability().unavailable();
    if (why == null) {
      learn(engine.get());
    }
    List<String> lacking =
        needs.stream()
            .filter(need -> !can(engine.get(), List.of(need)))
            .map(Router::spoken)
            .toList();
    if (!lacking.isEmpty()) {
      problems.add(
          Problem.of(Code.ENGINE_KIND, "engine", named, "kind", String.join(", ", lacking))
              .at("/engine"));
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

  private static boolean can(Engine engine, List<String> needs) {
    return engine.capability().kinds().containsAll(needs);
  }

  /** To name an engine is to allow that it is asked what it can do. */
  private static void learn(Engine engine) {
    if (engine instanceof Vendor vendor) {
      vendor.learn();
    }
  }

  private static boolean usable(Engine engine) {
    return engine.capability().unavailable() == null;
  }

  private static String spoken(String need) {
    return switch (need) {
      case "edit.background.prompt" -> "a background from words";
      case "lip-sync" -> "lip-sync";
      case "lip-sync.portrait" -> "lip-sync of a portrait";
      case "generate.text" -> "a clip from words";
      case "generate.image" -> "a clip from a first frame";
      case "generate.reference" -> "a clip from reference pictures";
      case "edit.element" ->
          "an edit with elements of the cast: it keeps none. Give a picture of them instead";
      case "generate.element" ->
          "a clip with elements of the cast: it keeps none. Give their pictures as references instead";
      case "generate.shots" -> "several shots in one clip";
      case "generate.story" -> "shots from a story";
      case "generate.sound" -> "sound";
      default -> need;
    };
  }
}
