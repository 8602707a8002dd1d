package app.pickup.install;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DaVinci Resolve: two scripts in Workspace > Scripts, on every page of both editions; in Studio on
 * macOS and Windows a plug-in in Workspace > Workflow Integrations that shows the panel.
 */
final class ResolveNle implements Nle {
  private static final String MAKER = "Blackmagic Design/DaVinci Resolve";
  private static final String MODULE = "WorkflowIntegration.node";
  private static final List<String> PLUG_IN =
      List.of("manifest.xml", "package.json", "main.js", "bridge.js", "preload.js", "index.html");

  private final Checkout checkout;
  private final Machine machine;

  ResolveNle(Checkout checkout, Machine machine) {
    this.checkout = checkout;
    this.machine = machine;
  }

  @Override
  public String id() {
    return "resolve";
  }

  @Override
  public String name() {
    return "DaVinci Resolve";
  }

  @Override
  public List<Piece> pieces() throws Refused {
    Path menu = scripts().resolve("Utility");
    List<Piece> pieces = new ArrayList<>();
    pieces.add(ours("scripts/resolve/Pickup.lua", menu.resolve("Pickup.lua")));
    // the menu shows names without their ending
    pieces.add(ours("scripts/resolve/Pickup.py", menu.resolve("Pickup Live.py")));
    Path plugIns = plugIns();
    if (plugIns != null) {
      Path own = plugIns.resolve("app.pickup");
      for (String file : PLUG_IN) {
        pieces.add(ours("plugin-manifest/resolve/" + file, own.resolve(file)));
      }
      if (Files.isRegularFile(module())) {
        pieces.add(new Piece(own.resolve(MODULE), theirs(module()), Piece.Kind.FILE));
      }
    }
    return pieces;
  }

  @Override
  public List<String> settle() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "In Resolve: Workspace > Scripts > Pickup Live stays and takes clips in as they come (needs"
            + " Python 3); Pickup takes in what waits, once (needs nothing).");
    if (plugIns() != null) {
      sentences.add(
          "Studio: after its next start the panel is in Workspace > Workflow Integrations > Pickup.");
      if (!Files.isRegularFile(module())) {
        sentences.add(
            "The plug-in needs Resolve's own "
                + MODULE
                + ", which was not found. Install Resolve's developer files, then run this again: "
                + module());
      }
    }
    return sentences;
  }

  private Piece ours(String file, Path place) throws Refused {
    return new Piece(place, checkout.text(file), Piece.Kind.FILE);
  }

  private byte[] theirs(Path file) throws Refused {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new Refused(
          Code.INSTALL_FAILED, "nle", name(), "why", file.getFileName() + " can not be read");
    }
  }

  private Path scripts() {
    return machine.mac()
        ? machine.data().resolve(MAKER + "/Fusion/Scripts")
        : machine.windows()
            ? machine.roaming().resolve(MAKER + "/Support/Fusion/Scripts")
            : machine.user().resolve(".local/share/DaVinciResolve/Fusion/Scripts");
  }

  /** Where Studio looks for plug-ins; null: there is none that we could put one into. */
  private @Nullable Path plugIns() {
    Path folder = shared().resolve("Workflow Integration Plugins");
    return !machine.linux() && Files.isWritable(folder) ? folder : null;
  }

  /** What Resolve brings for plug-ins, and nobody else may hand on. */
  private Path module() {
    return shared()
        .resolve("Developer/Workflow Integrations/Examples/SamplePlugin")
        .resolve(MODULE);
  }

  /** What is there for all users of this machine. */
  private Path shared() {
    return machine.windows()
        ? machine.folder("PROGRAMDATA", Path.of("C:/ProgramData")).resolve(MAKER + "/Support")
        : Path.of("/Library/Application Support").resolve(MAKER);
  }
}
