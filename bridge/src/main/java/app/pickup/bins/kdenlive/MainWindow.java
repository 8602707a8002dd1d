package app.pickup.bins.kdenlive;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** What Kdenlive's window offers on the bus, as introspected in 22.12.3. */
@DBusInterfaceName("org.kde.kdenlive.MainWindow")
interface MainWindow extends DBusInterface {

  /**
   * @param folder the folder's number, "-1" for none; an unknown one does silently nothing
   */
  void addProjectClip(String url, String folder);
}
