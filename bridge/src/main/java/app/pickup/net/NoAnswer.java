package app.pickup.net;

/**
 * A call that got no clear answer.
 *
 * <p>{@link #sent()} is what money hangs on: false only when the request can not have arrived (the
 * host was not found, nobody listened, the proxy or the handshake failed).
 */
public final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1;

  private final String host;
  private final boolean sent;
  private final String why;

  NoAnswer(String host, boolean sent, Throwable cause) {
    super(host + ": " + why(cause), cause);
    this.host = host;
    this.sent = sent;
    this.why = why(cause);
  }

  /** Whom was called. */
  public String host() {
    return host;
  }

  /** Whether the other side may have got it. */
  public boolean sent() {
    return sent;
  }

  /** Why, in a few words without addresses or keys. */
  public String why() {
    return why;
  }

  private static String why(Throwable cause) {
    if (cause instanceof TooLarge) {
      return "it sends more than is taken";
    }
    if (cause instanceof NotNow) {
      return String.valueOf(cause.getMessage());
    }
    return switch (cause.getClass().getSimpleName()) {
      case "UnknownHostException" -> "its name is not known";
      case "ConnectException" -> "nobody listens there";
      case "SocketTimeoutException", "InterruptedIOException" -> "it took too long";
      case "SSLHandshakeException", "SSLPeerUnverifiedException" ->
          "its certificate is not trusted";
      default -> "the connection broke";
    };
  }
}
