package app.pickup.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Tells public addresses from those of this machine and its neighbours (IANA special registries).
 */
final class Addresses {
  private Addresses() {}

  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] a = address.getAddress();
    if (address instanceof Inet4Address) {
      int first = a[0] & 255;
      int second = a[1] & 255;
      return !(first == 0
          || first >= 240
          || (first == 100 && second >= 64 && second < 128) // shared by carriers, RFC 6598
          || (first == 192 && second == 0 && (a[2] & 255) <= 2)
          || (first == 198 && (second == 18 || second == 19 || (second == 51 && a[2] == 100)))
          || (first == 203 && second == 0 && a[2] == 113));
    }
    if (address instanceof Inet6Address) {
      int head = (a[0] & 255) << 8 | (a[1] & 255);
      boolean unique = (a[0] & 0xFE) == 0xFC;
      // addresses that carry a v4 one inside may lead anywhere: mapped and compatible ::/96,
      // 64:ff9b::/96, 6to4, Teredo
      boolean carries =
          head == 0 || head == 0x64 || head == 0x2002 || (head == 0x2001 && a[2] == 0);
      return !unique && !carries;
    }
    return false;
  }
}
