package app.pickup.install;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Blender: the add-on in its folder of add-ons, switched on, and knowing where {@code
 * scripts/pickup} lies.
 */
final class BlenderNle implements Nle {
  private final Checkout checkout;
  private final Machine machine;
  private final @Nullable Path said;

  /**
   * @param said where the program lies; null: it is looked for
   */
  BlenderNle(Checkout checkout, Machine machine, @Nullable Path said) {
    this.checkout = checkout;
    this.machine = machine;
    this.said = said;
  }

  @Override
  public String id() {
    return "blender";
  }

  @Override
  public String name() {
    return "Blender";
  }

  @Override
  public List<Piece> pieces() throws Refused, InterruptedException {
    Path addOns = Path.of(tool().ask("where").path("addons").asText());
    return checkout.files("scripts/blender/pickup", ".py", addOns.resolve("pickup"));
  }

  @Override
  public List<String> settle() throws Refused, InterruptedException {
    String home = machine.env().getOrDefault("PICKUP_HOME", "");
    boolean on = tool().ask("on", checkout.program().toString(), home).path("saved").asBoolean();
    return List.of(
        on
            ? "The add-on is switched on. A Blender that runs now has to be started again."
            : "In Blender: Edit > Preferences > Add-ons, tick Pickup, and name the program "
                + checkout.program()
                + ".",
        "Save the project, select a strip in the Sequencer, press N, tab Pickup.");
  }

  @Override
  public void forget() throws InterruptedException {
    try {
      tool().ask("off");
    } catch (Refused e) {
      // a Blender that is gone has nothing to forget, and one without the add-on only says so
    }
  }

  private BlenderTool tool() throws Refused {
    Path program =
        said != null
            ? said
            : machine.program(
                "blender", Path.of("/Applications/Blender.app/Contents/MacOS/Blender"));
    if (program == null) {
      throw new Refused(Code.INSTALL_PROGRAM, "nle", name());
    }
    return new BlenderTool(program, checkout.root().resolve("scripts/blender/settle.py"));
  }
}
