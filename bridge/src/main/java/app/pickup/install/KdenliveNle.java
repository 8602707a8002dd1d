package app.pickup.install;

import app.pickup.problem.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Kdenlive: jobs in the menu of the bin's clips (newer versions; an older one does not read them),
 * and on Linux an entry in the desktop's menu that opens the panel in a window beside it.
 */
final class KdenliveNle implements Nle {
  private final Checkout checkout;
  private final Machine machine;

  KdenliveNle(Checkout checkout, Machine machine) {
    this.checkout = checkout;
    this.machine = machine;
  }

  @Override
  public String id() {
    return "kdenlive";
  }

  @Override
  public String name() {
    return "Kdenlive";
  }

  @Override
  public List<Piece> pieces() throws Refused {
    List<Piece> pieces = new ArrayList<>();
    byte[] jobs = checkout.text("plugin-manifest/kdenlive/clipjobsettings.rc");
    for (Path data : folders()) {
      pieces.add(new Piece(data.resolve("kdenlive/clipjobsettings.rc"), jobs, Piece.Kind.ENTRIES));
    }
    if (machine.linux()) {
      pieces.add(
          new Piece(
              machine.data().resolve("applications/pickup-panel.desktop"),
              checkout.text("plugin-manifest/kdenlive/pickup-panel.desktop"),
              Piece.Kind.PROGRAM));
    }
    return pieces;
  }

  /** Its own data, and that of a Flatpak where there is one. */
  private List<Path> folders() {
    Path flatpak = machine.user().resolve(".var/app/org.kde.kdenlive/data");
    return Files.isDirectory(flatpak) ? List.of(machine.data(), flatpak) : List.of(machine.data());
  }

  @Override
  public List<String> settle() {
    return List.of(
        "Save the project in Kdenlive, select a clip on the timeline, and open the panel: "
            + (machine.linux() ? "Pickup in the desktop's menu, or " : "")
            + "scripts/pickup panel.",
        "A Kdenlive that knows clip jobs has Pickup's in the menu of a bin clip after its next start.");
  }
}
