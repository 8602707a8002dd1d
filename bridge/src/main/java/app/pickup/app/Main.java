package app.pickup.app;

import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code pickup <command>}. */
@Command(
    name = "pickup",
    mixinStandardHelpOptions = true,
    version = "Pickup " + Version.NUMBER,
    description = "AI shots inside your own NLE, through a bridge on this machine.")
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Logs.quiet();
    System.exit(commands(LocalWorkshop::new).execute(args));
  }

  /** All commands. A new one is one more line here. */
  static CommandLine commands(Workshop.Maker workshop) {
    return new CommandLine(new Main())
        .addSubcommand(new ServeCommand(workshop))
        .addSubcommand(new EditCommand(workshop))
        .addSubcommand(new JobsCommand(workshop))
        .addSubcommand(new EnginesCommand(workshop))
        .addSubcommand(new DoctorCommand())
        .addSubcommand(new DiagnoseCommand())
        .addSubcommand(new WarmCommand(workshop))
        .addSubcommand(new MeasureDoorCommand(workshop))
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              command.getErr().println(inWords(e));
              return command.getCommandSpec().exitCodeOnExecutionException();
            });
  }

  private static String inWords(Exception e) {
    return e instanceof Refused refused
        ? String.join("\n", refused.problems().stream().map(Problem::detail).toList())
        : "Pickup stopped: " + e;
  }
}
