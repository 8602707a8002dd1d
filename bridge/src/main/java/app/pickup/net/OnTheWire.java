package app.pickup.net;

import app.pickup.problem.Refused;
import java.io.IOException;
import java.net.UnknownHostException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Whether a request can have reached anybody. It rides on the request and is marked when the
 * connection stands, proxy and handshake done, and the first byte is about to be written: what
 * fails before that was not sent, whatever it is called.
 */
final class OnTheWire {
  private volatile boolean reached;

  /** For the client: stands between connecting and writing. */
  static Response mark(Interceptor.Chain chain) throws IOException {
    OnTheWire wire = chain.request().tag(OnTheWire.class);
    if (wire != null) {
      wire.reached = true;
    }
    return chain.proceed(chain.request());
  }

  /**
   * What this failure means.
   *
   * @throws Refused when the host's name leads to this machine or its neighbours
   */
  NoAnswer noAnswer(HttpUrl url, IOException e) throws Refused {
    if (e instanceof LeadsInward) {
      throw Net.destination(url.host());
    }
    return new NoAnswer(url.host(), reached, e);
  }

  /** A name whose addresses are not all public. */
  static final class LeadsInward extends UnknownHostException {
    private static final long serialVersionUID = 1;

    LeadsInward(String host) {
      super(host);
    }
  }
}
