package app.pickup.app;

import app.pickup.install.Installer;
import app.pickup.install.Nle;
import app.pickup.problem.Refused;
import app.pickup.store.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes away what was put into an NLE. Clips, ledger and keys stay. */
@Command(
    name = "uninstall",
    mixinStandardHelpOptions = true,
    description = "Take Pickup out of an NLE again: all that install put there.")
final class UninstallCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NLE", description = "As with install.")
  private String nle = "";

  @Option(names = "--program", paramLabel = "FILE", description = "Where the NLE's program lies.")
  private @Nullable Path program;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter screen = command.commandLine().getOut();
    Nle chosen = InstallCommand.chosen(command, nle, program);
    Installer installer = InstallCommand.installer();
    if (!installer.installed().contains(chosen.id())) {
      screen.println("Nothing was put into " + chosen.name() + ".");
      return 0;
    }
    chosen.forget();
    List<Path> left = installer.uninstall(chosen.id());
    left.forEach(
        place -> screen.println("left    " + place + ": it was changed since; remove it yourself"));
    screen.println(chosen.farewell() + " Clips and ledger stay.");
    Home home = ServeCommand.home();
    if (installer.installed().isEmpty() && BridgeClient.find(home).isPresent()) {
      screen.println("A bridge still runs; pickup quit ends it.");
    }
    return 0;
  }
}
