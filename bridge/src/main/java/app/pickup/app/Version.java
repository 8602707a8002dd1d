package app.pickup.app;

/** Which Pickup this is; a test holds it against the pom. */
public final class Version {
  public static final String NUMBER = "0.1.0";

  private Version() {}
}
