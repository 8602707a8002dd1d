package app.pickup.bins.kdenlive;

import app.pickup.bins.Clipboard;
import app.pickup.bins.Host;
import app.pickup.media.Rate;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Kdenlives of this session, asked for their selection over the clipboard: what is selected is
 * copied, read, and the editor's own clipboard is given back.
 */
public final class KdenliveHost implements Host {

  /** Stays on the clipboard when nothing is selected. */
  private static final String NOTHING = "Pickup asks what is selected";

  private final Supplier<Desk> desks;
  private final InstantSource clock;

  public KdenliveHost(InstantSource clock) {
    this(SessionDesk::open, clock);
  }

  KdenliveHost(Supplier<Desk> desks, InstantSource clock) {
    this.desks = desks;
    this.clock = clock;
  }

  @Override
  public String nle() {
    return "kdenlive";
  }

  @Override
  public Seen look() {
    try (Desk desk = desks.get()) {
      List<Window> windows = desk.windows();
      List<Open> open = new ArrayList<>();
      for (Window window : windows) {
        project(window).ifPresent(open::add);
      }
      return new Seen(!windows.isEmpty(), open);
    } catch (Refused e) {
      return new Seen(false, List.of());
    }
  }

  @Override
  public Selection selection() throws Refused, InterruptedException {
    try (Desk desk = desks.get()) {
      Window window =
          desk.windows().stream()
              .filter(each -> project(each).isPresent())
              .findFirst()
              .orElseThrow(() -> failed("it does not run, or waits in a dialog"));
      Open shown = project(window).orElseThrow(() -> failed("it waits in a dialog"));
      CopiedScene scene = copied(window);
      Open project = shown.file() == null ? found(window, shown, scene.document()) : shown;
      if (scene.clips().isEmpty() && scene.left().isEmpty()) {
        throw nothing();
      }
      Optional<Project> saved = saved(project);
      Rate rate = saved.map(Project::rate).orElse(new Rate(Math.max(1, scene.fps()), 1));
      return new Selection(
          new Open(project.name(), scene.document(), project.file()),
          rate,
          saved.map(each -> each.side("width")).orElse(0),
          saved.map(each -> each.side("height")).orElse(0),
          scene.clips(),
          scene.left(),
          clock.instant());
    }
  }

  /** Nothing may be asked of a window without a title. */
  private static Optional<Open> project(Window window) {
    try {
      Title title = new Title(window.title());
      if (title.empty()) {
        return Optional.empty();
      }
      Path file = title.unsaved() ? null : new Traces(window.pid()).project(title).orElse(null);
      return Optional.of(new Open(title.name(), null, file));
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  /** Several projects have its name: what was copied says which of them it is. */
  private static Open found(Window window, Open shown, @Nullable String document) throws Refused {
    Title title = new Title(window.title());
    if (title.unsaved() || document == null) {
      return shown;
    }
    List<Path> recent = Traces.recent(new Traces(window.pid()).environment(), title);
    return new Open(shown.name(), shown.id(), Traces.document(recent, document).orElse(null));
  }

  private static Optional<Project> saved(Open project) {
    try {
      return project.file() != null && Files.isRegularFile(project.file())
          ? Optional.of(Project.read(project.file()))
          : Optional.empty();
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  private static CopiedScene copied(Window window) throws Refused, InterruptedException {
    Clipboard clipboard = window.clipboard();
    Optional<String> editors = clipboard.text();
    if (!clipboard.put(NOTHING)) {
      throw failed("the clipboard can not be reached; install xclip");
    }
    try {
      window.act("edit_copy");
      return clipboard.text().flatMap(CopiedScene::read).orElseThrow(KdenliveHost::nothing);
    } finally {
      clipboard.put(editors.orElse(""));
    }
  }

  private static Refused nothing() {
    return failed("nothing is selected on its timeline");
  }

  private static Refused failed(String why) {
    return new Refused(Code.HOST_SELECTION, "nle", "Kdenlive", "why", why);
  }
}
