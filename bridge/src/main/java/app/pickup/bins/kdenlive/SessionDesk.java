package app.pickup.bins.kdenlive;

import app.pickup.bins.Clipboard;
import app.pickup.bins.ClipboardTool;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.errors.NoReply;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.MethodCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Kdenlives on the session bus: each has the name {@code org.kde.kdenlive-<pid>}. */
final class SessionDesk implements Desk {

  private static final Logger log = LoggerFactory.getLogger(SessionDesk.class);
  private static final String PREFIX = "org.kde.kdenlive-";
  private static final String MAIN_WINDOW = "/kdenlive/MainWindow_1";

  /** Saving a large project takes seconds; a call that opens a dialog never comes back. */
  private static final long ANSWER_MILLIS = 15_000;

  private final DBusConnection bus;

  private SessionDesk(DBusConnection bus) {
    this.bus = bus;
  }

  /** The desk of this session, or one without windows where there is no session bus. */
  static Desk open() {
    try {
      MethodCall.setDefaultTimeout(ANSWER_MILLIS);
      return new SessionDesk(DBusConnectionBuilder.forSessionBus().withShared(false).build());
    } catch (DBusException | RuntimeException e) {
      log.debug("no session bus: {}", e.toString());
      return new Bare();
    }
  }

  @Override
  public List<Window> windows() throws Refused {
    try {
      DBus names = bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
      return windows(names, (name, pid) -> new BusWindow(bus, name, pid));
    } catch (DBusException | DBusExecutionException e) {
      // not to be taken for a desk without Kdenlive: a project that is open would be edited as a
      // file
      log.info("the session bus did not answer: {}", e.toString());
      throw new Refused(
          Code.PLACE_FAILED, "nle", "Kdenlive", "why", "the session bus did not answer");
    }
  }

  static List<Window> windows(DBus names, BiFunction<String, Long, Window> window) {
    List<Window> windows = new ArrayList<>();
    for (String name : names.ListNames()) {
      if (name.startsWith(PREFIX)) {
        try {
          // not the number in the name: in a sandbox that is another one
          windows.add(window.apply(name, names.GetConnectionUnixProcessID(name).longValue()));
        } catch (DBusExecutionException e) {
          log.debug("{} has just left: {}", name, e.toString());
        }
      }
    }
    return windows;
  }

  @Override
  public void close() {
    try {
      bus.close();
    } catch (IOException e) {
      log.debug("session bus: {}", e.toString());
    }
  }

  private record Bare() implements Desk {
    @Override
    public List<Window> windows() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private record BusWindow(DBusConnection bus, String name, long pid) implements Window {

    /** A call over the bus. */
    private interface Call<T> {
      T now() throws DBusException;
    }

    @Override
    public String title() throws Refused {
      return property("windowTitle", "");
    }

    @Override
    public boolean modified() throws Refused {
      return property("windowModified", true);
    }

    @Override
    public void add(Path clip, String folder) throws Refused {
      answer(
          () -> {
            bus.getRemoteObject(name, MAIN_WINDOW, MainWindow.class)
                .addProjectClip(clip.toString(), folder);
            return true;
          });
    }

    @Override
    public Clipboard clipboard() {
      return new ClipboardTool(new Traces(pid).environment());
    }

    @Override
    public boolean act(String action) throws Refused {
      return answer(
          () -> bus.getRemoteObject(name, MAIN_WINDOW, Actions.class).activateAction(action));
    }

    @SuppressWarnings("unchecked")
    private <T> T property(String property, T otherwise) throws Refused {
      Object value =
          answer(
              () ->
                  bus.getRemoteObject(name, MAIN_WINDOW, Properties.class)
                      .<Object>Get("org.qtproject.Qt.QWidget", property));
      return otherwise.getClass().isInstance(value) ? (T) value : otherwise;
    }

    private static <T> T answer(Call<T> call) throws Refused {
      try {
        return call.now();
      } catch (NoReply e) {
        throw new Refused(Code.PLACE_DIALOG, "nle", "Kdenlive");
      } catch (DBusException | DBusExecutionException e) {
        log.info("Kdenlive did not answer: {}", e.toString());
        throw new Refused(Code.PLACE_FAILED, "nle", "Kdenlive", "why", "it is starting or leaving");
      }
    }
  }
}
