package app.pickup.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells public addresses from those of this machine and its neighbours (IANA special registries).
 */
final class Addresses {
  /** Names that are never the world's: RFC 6761, RFC 6762, and ICANN's for private use. */
  private static final Pattern OWN_NAME = Pattern.compile("(.*\\.)?(localhost|local|internal)");

  /** A host whose last label is a number is an address, in whatever notation (WHATWG URL, 3.5). */
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");

  private static final Pattern PLAIN_QUAD =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  private Addresses() {}

  /**
   * Whether this host can be away from this machine and its neighbours at all. A number is asked of
   * no name server, so it is looked at here; one in octal, hexadecimal or short notation is
   * refused, since each resolver and proxy reads it its own way. A name's addresses are looked at
   * when they are known.
   *
   * @param host as OkHttp writes it: lower case, IPv6 without brackets
   */
  static boolean leadsAway(String host) {
    try {
      if (host.contains(":") || PLAIN_QUAD.matcher(host).matches()) {
        return isPublic(InetAddress.getByName(host));
      }
    } catch (UnknownHostException e) {
      return false;
    }
    return host.contains(".")
        && !host.endsWith(".")
        && !NUMBER.matcher(host).matches()
        && !OWN_NAME.matcher(host).matches();
  }

  /** This machine's own addresses, whatever a hosts file says. */
  static List<InetAddress> ofThisMachine(String host) throws UnknownHostException {
    byte[] six = new byte[16];
    six[15] = 1;
    return List.of(
        InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}),
        InetAddress.getByAddress(host, six));
  }

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
