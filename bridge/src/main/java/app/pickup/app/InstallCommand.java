package app.pickup.app;

import app.pickup.install.Checkout;
import app.pickup.install.Installer;
import app.pickup.install.Machine;
import app.pickup.install.Nle;
import app.pickup.install.Nles;
import app.pickup.problem.Refused;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts into an NLE what it needs to show Pickup, and keeps a list of it. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = "Put Pickup into an NLE: its panel, scripts and manifest, where that NLE looks.")
final class InstallCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NLE",
      description = "kdenlive, blender, premiere, resolve, finalcut or shotcut.")
  private String nle = "";

  @Option(names = "--program", paramLabel = "FILE", description = "Where the NLE's program lies.")
  private @Nullable Path program;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter screen = command.commandLine().getOut();
    Nle chosen = chosen(command, nle, program);
    List<Path> put = installer().install(chosen.id(), chosen.pieces());
    put.forEach(place -> screen.println("put     " + place));
    chosen.settle().forEach(screen::println);
    return 0;
  }

  static Nle chosen(CommandSpec command, String id, @Nullable Path program) throws IOException {
    Nles nles = nles(program);
    Nle chosen = nles.of(id);
    if (chosen == null) {
      throw new ParameterException(
          command.commandLine(),
          "There is no NLE " + id + " here. Known: " + String.join(", ", nles.ids()) + ".");
    }
    return chosen;
  }

  static Nles nles(@Nullable Path program) throws IOException {
    Machine machine =
        new Machine(System.getProperty("os.name"), ServeCommand.user(), System.getenv());
    return Nles.of(new Checkout(Dist.checkout()), machine, program);
  }

  static Installer installer() throws Refused {
    return new Installer(ServeCommand.home().root().resolve("installed.json"));
  }
}
