package app.pickup.bins.kdenlive;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** The menu of a KDE program on the bus. */
@DBusInterfaceName("org.kde.KMainWindow")
interface Actions extends DBusInterface {

  /** Comes back when it is done; never, while it has a dialog open. */
  boolean activateAction(String action);
}
