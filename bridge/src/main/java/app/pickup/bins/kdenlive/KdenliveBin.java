package app.pickup.bins.kdenlive;

import app.pickup.bins.Bin;
import app.pickup.bins.Delivery;
import app.pickup.bins.Placement;
import app.pickup.bins.Target;
import app.pickup.problem.Code;
import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kdenlive's bin: of the running project over the session bus, of a closed one in its file. */
public final class KdenliveBin implements Bin {

  private static final String NLE = "Kdenlive";
  private static final Set<PosixFilePermission> WRITE =
      EnumSet.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private final Supplier<Desk> desks;

  /** The Kdenlives of this session. */
  public KdenliveBin() {
    this(SessionDesk::open);
  }

  KdenliveBin(Supplier<Desk> desks) {
    this.desks = desks;
  }

  @Override
  public String nle() {
    return "kdenlive";
  }

  @Override
  public List<Problem> check(Target target) {
    Path file = target.file();
    if (file == null && target.project() != null) {
      // taken from a Kdenlive whose project is no file yet
      return List.of(Problem.of(Code.PLACE_UNSAVED, "nle", NLE).at("/project/file"));
    }
    if (file == null) {
      return List.of(
          Problem.of(
                  Code.REQUEST_FIELD, "field", "project.file", "why", "must name the project file")
              .at("/project/file"));
    }
    try {
      ready(file);
      return List.of();
    } catch (Refused e) {
      return e.problems().stream().map(problem -> problem.at("/project/file")).toList();
    }
  }

  @Override
  public Placement place(Delivery delivery) throws Refused, InterruptedException {
    Path asked = delivery.target().file();
    if (asked == null) {
      throw new Refused(Code.PROJECT_MISSING, "name", "");
    }
    Path file = ready(asked);
    try (Desk desk = desks.get()) {
      Optional<Window> open = open(desk, file);
      if (open.isEmpty()) {
        ClosedProject closed = ClosedProject.with(file, delivery);
        // somebody may have opened it meanwhile
        open = open(desk, file);
        if (open.isEmpty()) {
          closed.write();
          Project written = Project.read(file);
          boolean there = written.clip(delivery.clip()).isPresent();
          return new Placement(
              there ? Placement.State.IN_BIN : Placement.State.FAILED,
              delivery.target().binName(),
              there && Sound.asAsked(written, delivery),
              closed.notes().isEmpty() ? null : String.join("; ", closed.notes()));
        }
      }
      return new OpenProject(open.get(), file).place(delivery);
    }
  }

  /** The project's own file, links followed, when it can be read and written. */
  private static Path ready(Path file) throws Refused {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new Refused(Code.PROJECT_MISSING, "name", name);
    }
    try {
      Path real = file.toRealPath();
      Project.read(real);
      if (locked(real)) {
        throw new Refused(Code.PLACE_LOCKED, "name", name);
      }
      return real;
    } catch (IOException e) {
      throw new Refused(Code.PROJECT_MISSING, "name", name);
    }
  }

  private static boolean locked(Path file) throws IOException {
    Path folder = file.getParent();
    if (!Files.isWritable(file) || folder == null || !Files.isWritable(folder)) {
      return true;
    }
    // for an administrator everything is writable; a file marked read-only still means no
    return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null
        && Files.getPosixFilePermissions(file).stream().noneMatch(WRITE::contains);
  }

  /**
   * The window that has the project open; empty when no Kdenlive runs.
   *
   * @throws Refused when one runs that has it not open, or can not be asked
   */
  private static Optional<Window> open(Desk desk, Path file) throws Refused {
    List<Window> windows = desk.windows();
    @Nullable Refused refused = null;
    for (Window window : windows) {
      try {
        Title title = new Title(window.title());
        if (title.names(file) && !startedWithNamesake(window, file)) {
          return Optional.of(window);
        }
        refused = not(title, file);
      } catch (Refused e) {
        refused = e;
      }
    }
    if (refused != null) {
      throw refused;
    }
    if (offTheBus(windows, file)) {
      throw new Refused(Code.PLACE_DIALOG, "nle", NLE);
    }
    return Optional.empty();
  }

  private static Refused not(Title title, Path file) {
    if (title.empty()) {
      return new Refused(Code.PLACE_DIALOG, "nle", NLE);
    }
    if (title.unsaved()) {
      return new Refused(Code.PLACE_UNSAVED, "nle", NLE);
    }
    return new Refused(
        Code.PLACE_OTHER_PROJECT,
        "nle",
        NLE,
        "open",
        title.name(),
        "wanted",
        String.valueOf(file.getFileName()));
  }

  /** Two projects may have one name: what Kdenlive was started with tells them apart. */
  private static boolean startedWithNamesake(Window window, Path file) {
    List<Path> namesakes =
        new Traces(window.pid())
            .projects().stream()
                .filter(p -> String.valueOf(p.getFileName()).equals(name(file)))
                .toList();
    return !namesakes.isEmpty() && namesakes.stream().noneMatch(p -> same(p, file));
  }

  /** Kdenlive is not on the bus while it starts, or while it asks about a crash. */
  private static boolean offTheBus(List<Window> windows, Path file) {
    Stream<ProcessHandle> running =
        ProcessHandle.allProcesses()
            .filter(p -> p.info().command().filter(c -> c.endsWith("/kdenlive")).isPresent())
            .filter(p -> windows.stream().noneMatch(w -> w.pid() == p.pid()));
    return running.anyMatch(
        p -> new Traces(p.pid()).projects().stream().anyMatch(at -> same(at, file)));
  }

  private static boolean same(Path one, Path file) {
    try {
      return one.toRealPath().equals(file);
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
