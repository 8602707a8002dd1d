package app.pickup.bins.kdenlive;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.types.UInt32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionDeskTest {

  @Test
  @DisplayName("a Kdenlive that leaves while it is asked hides no other one")
  void leaving() {
    DBus names =
        (DBus)
            Proxy.newProxyInstance(
                DBus.class.getClassLoader(),
                new Class<?>[] {DBus.class},
                (proxy, method, values) -> {
                  if (method.getName().equals("ListNames")) {
                    return new String[] {
                      "org.kde.kdenlive-7", "org.kde.dolphin-8", "org.kde.kdenlive-9"
                    };
                  }
                  if (values[0].equals("org.kde.kdenlive-7")) {
                    throw new DBusExecutionException("no such name");
                  }
                  return new UInt32(9);
                });
    assertThat(SessionDesk.windows(names, (name, pid) -> new FakeWindow(name + " is " + pid)))
        .containsExactly(new FakeWindow("org.kde.kdenlive-9 is 9"));
  }
}
