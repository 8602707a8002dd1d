package app.pickup.install;

import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Premiere Pro: the panel as a package in Pickup's home, which Creative Cloud installs. Nothing of
 * Adobe's is started from here: it asks the editor for leave, and may ask for a password.
 */
final class PremiereNle implements Nle {
  private static final String AGENT = "UnifiedPluginInstallerAgent";
  private static final Path BELOW =
      Path.of("Adobe", "Adobe Desktop Common", "RemoteComponents", "UPI", AGENT);

  private final Checkout checkout;
  private final Machine machine;
  private final @Nullable Path said;

  /**
   * @param said where Adobe's installer lies; null: it is looked for
   */
  PremiereNle(Checkout checkout, Machine machine, @Nullable Path said) {
    this.checkout = checkout;
    this.machine = machine;
    this.said = said;
  }

  @Override
  public String id() {
    return "premiere";
  }

  @Override
  public String name() {
    return "Premiere Pro";
  }

  @Override
  public List<Piece> pieces() throws Refused {
    return List.of(new Piece(ccx(), Ccx.of(checkout), Piece.Kind.FILE));
  }

  @Override
  public List<String> settle() {
    return List.of(
        step(),
        "Then in Premiere Pro 25.6 or newer: Window > UXP Plugins > Pickup. It asks for a code;"
            + " scripts/pickup panel --code shows one.");
  }

  @Override
  public String farewell() {
    return "The package is gone. The panel itself is taken out in Creative Cloud: Manage plugins,"
        + " Pickup, Uninstall.";
  }

  private String step() {
    if (machine.linux()) {
      return "Premiere Pro does not run on Linux. The package was made all the same: take "
          + ccx()
          + " to the machine that runs Premiere Pro and the bridge, and double-click it there.";
    }
    Path agent = said != null ? said : machine.program(AGENT, usual());
    return agent == null
        ? "Double-click " + ccx() + ": Creative Cloud installs it."
        : "Run this, or double-click the package: \""
            + agent
            + (machine.mac() ? "\" --install \"" : "\" /install \"")
            + ccx()
            + "\"";
  }

  private Path ccx() {
    Path usual = machine.data().resolve(machine.linux() ? "pickup" : "Pickup");
    return machine
        .folder("PICKUP_HOME", usual)
        .toAbsolutePath()
        .resolve("pickup-premiere.ccx")
        .normalize();
  }

  private Path usual() {
    return machine.mac()
        ? Path.of("/Library/Application Support")
            .resolve(BELOW)
            .resolve(AGENT + ".app/Contents/MacOS/" + AGENT)
        : machine
            .folder("CommonProgramFiles", Path.of("C:/Program Files/Common Files"))
            .resolve(BELOW)
            .resolve(AGENT + ".exe");
  }
}
