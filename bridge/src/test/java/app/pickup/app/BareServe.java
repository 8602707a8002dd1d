package app.pickup.app;

/** The program with a workshop without engines: quick, and nothing needs to be built for it. */
public final class BareServe {
  private BareServe() {}

  public static void main(String[] args) {
    Logs.quiet();
    System.exit(
        Main.commands((home, database, settings, clock) -> new BareWorkshop(database, clock))
            .execute(args));
  }
}
