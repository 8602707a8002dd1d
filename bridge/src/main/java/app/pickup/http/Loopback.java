package app.pickup.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of the bridge: on this machine's loopback addresses, bound before the server starts,
 * so that the port is ours before anybody is told of it.
 *
 * @param sockets one an address, all with the same port
 */
public record Loopback(List<ServerSocketChannel> sockets, int port) implements AutoCloseable {
  /** What may be bound; a name could resolve to anything. */
  private static final Set<String> ADDRESSES = Set.of("127.0.0.1", "::1");

  private static final Logger LOG = LoggerFactory.getLogger(Loopback.class);
  private static final int NEXT_TRIED = 100;

  public Loopback {
    sockets = List.copyOf(sockets);
  }

  /** Whether the bridge may listen on this address. */
  public static boolean allows(String address) {
    return ADDRESSES.contains(address);
  }

  /**
   * Binds the addresses.
   *
   * @param port the wish; taken: the next free one; 0: any
   * @throws IllegalArgumentException when an address is none of {@code 127.0.0.1}, {@code ::1}
   */
  public static Loopback open(List<String> addresses, int port) throws IOException {
    if (addresses.isEmpty() || !addresses.stream().allMatch(Loopback::allows)) {
      throw new IllegalArgumentException("not loopback addresses: " + addresses);
    }
    for (int wish = port; port != 0 && wish <= Math.min(65_535, port + NEXT_TRIED); wish++) {
      try {
        return bind(addresses, wish);
      } catch (BindException e) {
        LOG.info("port {} is taken", wish);
      }
    }
    return bind(addresses, 0);
  }

  private static Loopback bind(List<String> addresses, int port) throws IOException {
    List<ServerSocketChannel> bound = new ArrayList<>();
    int actual = port;
    try {
      for (String address : addresses) {
        ServerSocketChannel socket = ServerSocketChannel.open();
        bound.add(socket);
        socket.bind(new InetSocketAddress(numeric(address), actual));
        actual = socket.socket().getLocalPort();
      }
      return new Loopback(bound, actual);
    } catch (IOException e) {
      for (ServerSocketChannel socket : bound) {
        socket.close();
      }
      throw e;
    }
  }

  private static InetAddress numeric(String address) throws UnknownHostException {
    return InetAddress.getByName(address); // a literal: nothing is looked up
  }

  /** The first address as a URL. */
  public String url() {
    InetAddress first = sockets.get(0).socket().getInetAddress();
    String host = first.getAddress().length == 4 ? first.getHostAddress() : "[::1]";
    return "http://" + host + ":" + port;
  }

  @Override
  public void close() throws IOException {
    for (ServerSocketChannel socket : sockets) {
      socket.close();
    }
  }
}
