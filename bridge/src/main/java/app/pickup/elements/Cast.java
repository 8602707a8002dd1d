package app.pickup.elements;

import app.pickup.files.Durable;
import app.pickup.files.OwnFile;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import app.pickup.shots.Shot;
import app.pickup.shots.Shot.Consent;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The elements that an editor keeps, with their files. What is taken in lies in a new folder until
 * the database knows it; folders that it does not know are cleared away when the bridge starts.
 */
public final class Cast {
  private static final Logger LOG = LoggerFactory.getLogger(Cast.class);

  private final ElementStore store;
  private final Path folder;
  private final Intake intake;
  private final InstantSource clock;

  /**
   * @param folder where the files lie, a folder each
   */
  public Cast(ElementStore store, Path folder, Intake intake, InstantSource clock) {
    this.store = store;
    this.folder = folder;
    this.intake = intake;
    this.clock = clock;
  }

  /** By name. */
  public List<Element> all() {
    return store.all();
  }

  public Element get(String id) throws Refused {
    return store.find(id).orElseThrow(() -> new Refused(Code.NOT_FOUND, "what", "element"));
  }

  /**
   * Those of a shot, in its order.
   *
   * @throws Refused with each that is not in the cast, at its JSON pointer
   */
  public List<Element> of(Shot shot) throws Refused {
    List<String> ids = shot.cast();
    List<Element> found = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String pointer = shot.castPointer(i);
      Optional<Element> element = store.find(ids.get(i));
      element.ifPresentOrElse(
          found::add,
          () ->
              problems.add(
                  field(pointer.substring(1).replace('/', '.'), "is not in the cast").at(pointer)));
    }
    if (!problems.isEmpty()) {
      throw new Refused(problems);
    }
    return found;
  }

  /** Whether whoever an element shows has agreed, and the last day of it has not passed. */
  public boolean agreed(Element element) {
    return !element.real() || holds(element.consent());
  }

  /** Whether this consent, or the element's that it names, holds today. */
  public boolean holds(@Nullable Consent consent) {
    if (consent != null && consent.record() != null) {
      return store.find(consent.record()).map(e -> holds(e.consent())).orElse(false);
    }
    return consent != null
        && (consent.until() == null
            || !LocalDate.parse(consent.until())
                .isBefore(LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault())));
  }

  /** This consent in words, where it names the record of an element that is still there. */
  public @Nullable Consent inWords(@Nullable Consent consent) {
    return consent == null || consent.record() == null
        ? consent
        : store.find(consent.record()).map(Element::consent).orElse(null);
  }

  /** Where the files lie. */
  Path folder() {
    return folder;
  }

  /** Whether one is pointed to in this way, whatever the case. */
  boolean has(String handle) {
    return store.called(handle).isPresent();
  }

  /** Keeps a new one. */
  public Element add(JsonNode request) throws Refused, InterruptedException {
    Instant now = clock.instant();
    return kept(UUID.randomUUID().toString(), now, request, store::add);
  }

  /** Replaces one; what is made from our own copies stays what it is. */
  public Element change(String id, JsonNode request) throws Refused, InterruptedException {
    Element before = get(id);
    Element after = kept(id, before.createdAt(), request, store::change);
    List<Path> old = files(before);
    old.removeAll(files(after));
    old.stream().map(Path::getParent).distinct().forEach(Cast::clear);
    return after;
  }

  public void remove(String id) throws Refused {
    if (!store.remove(id)) {
      throw new Refused(Code.NOT_FOUND, "what", "element");
    }
    clear(folder.resolve(id));
  }

  private interface Keeping {
    boolean keep(Element element);
  }

  private Element kept(String id, Instant created, JsonNode request, Keeping keeping)
      throws Refused, InterruptedException {
    List<Problem> problems = new ArrayList<>();
    Wish wish = ElementReader.read(request, problems);
    Path own = folder.resolve(id);
    Path fresh = own.resolve(UUID.randomUUID().toString().substring(0, 8));
    boolean kept = false;
    try {
      Material material = null;
      if (wish != null) {
        String handle = Element.handle(wish.name());
        if (store.called(handle).filter(other -> !other.equals(id)).isPresent()) {
          problems.add(taken(handle));
        }
        OwnFile.folder(folder);
        OwnFile.folder(own);
        OwnFile.folder(fresh);
        try {
          material = intake.take(wish, own, fresh);
        } catch (Refused e) {
          problems.addAll(e.problems());
        }
      }
      if (!problems.isEmpty() || wish == null || material == null) {
        throw new Refused(problems);
      }
      Element element =
          new Element(
              id,
              wish.name(),
              wish.kind(),
              material,
              wish.consent(),
              wish.tags(),
              wish.notes(),
              created,
              clock.instant());
      kept = keeping.keep(element);
      if (!kept) {
        throw new Refused(taken(element.handle()));
      }
      return element;
    } catch (IOException e) {
      throw Durable.failed(fresh, e);
    } finally {
      if (!kept) {
        clear(fresh);
        clearIfEmpty(own);
      }
    }
  }

  private static Problem taken(String handle) {
    return field("name", "must not be pointed to as @" + handle + ", as another element is")
        .at("/name");
  }

  private static Problem field(String field, String why) {
    return Problem.of(Code.REQUEST_FIELD, "field", field, "why", why);
  }

  private static List<Path> files(Element element) {
    List<Path> files = new ArrayList<>(element.material().images());
    Stream.of(element.material().video(), element.material().voice())
        .filter(file -> file != null)
        .forEach(files::add);
    return files;
  }

  /** Clears away what a bridge that was killed has left behind. */
  public void sweep() {
    List<Path> known =
        all().stream().flatMap(each -> files(each).stream()).map(Path::getParent).toList();
    for (Path own : children(folder)) {
      List<Path> fresh = children(own);
      fresh.stream().filter(each -> !known.contains(each)).forEach(Cast::clear);
      if (fresh.stream().noneMatch(known::contains)) {
        clear(own);
      }
    }
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The folder of one that never came to be. */
  private static void clearIfEmpty(Path own) {
    if (Files.isDirectory(own) && children(own).isEmpty()) {
      clear(own);
    }
  }

  static void clear(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      LOG.warn("files of an element stay in {}", folder.getFileName());
    }
  }
}
