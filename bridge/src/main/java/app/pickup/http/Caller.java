package app.pickup.http;

/** Who calls, by the token presented. */
enum Caller {
  /** No token, or a wrong one. */
  STRANGER,
  /** Somebody who has read the runtime file. */
  OWNER,
  /** A panel that was paired. */
  PANEL
}
